import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { safeHeaders } from './headers.ts'

const app = new Hono().use(safeHeaders).get('*', (c) => c.text('here'))

/** What a page may do by kind of deed, as its answer says. */
const policyOf = async (path: string, host: string): Promise<Record<string, string>> => {
  const answer = await app.request(path, { headers: { host } })
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  return Object.fromEntries(policy.split('; ').map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]))
}

describe('the policy for browsers', () => {
  it('lets web pages be framed, in the console for its previews too', async () => {
    for (const path of ['/player', '/library/i-1'])
      expect(await policyOf(path, 'kepu.example')).toMatchObject({
        'frame-src': 'http: https:',
        'object-src': 'http: https:',
      })
  })

  it('lets screens ask whether a page is there, and nobody else', async () => {
    expect((await policyOf('/player', 'kepu.example'))['connect-src']).toMatch(/ http: https:$/)
    expect((await policyOf('/player/', 'kepu.example'))['connect-src']).toMatch(/ http: https:$/)
    for (const path of ['/', '/player.html', '/library/player', '/api/docs'])
      expect((await policyOf(path, 'kepu.example'))['connect-src']).toBe("'self' ws://kepu.example wss://kepu.example")
  })

  it('takes no host that is none into it', async () => {
    expect((await policyOf('/', "x; script-src 'unsafe-inline'"))['connect-src']).toBe("'self'")
  })

  it('lets scripts be the own ones only', async () => {
    expect(await policyOf('/player', 'kepu.example')).toMatchObject({ 'default-src': "'self'" })
    expect(await policyOf('/player', 'kepu.example')).not.toHaveProperty('script-src')
  })
})
