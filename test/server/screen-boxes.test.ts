// The box behind a screen, as staff deal with it: a broken one is replaced, a stolen one is blocked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeReasons } from '../../playlists/protocol/close.ts'
import type { Screen } from '../../playlists/model/place.ts'
import type { Audit } from '../../server/routes/history.ts'
import { createPlainScreen, type PlainScreen } from '../doubles/plain-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aSite, until } from '../doubles/staff.ts'

let running: RunningController
let client: Client
const boxes: PlainScreen[] = []

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
})

afterAll(async () => {
  for (const box of boxes) box.end()
  await running.end()
})

const makeBox = () => {
  const box = createPlainScreen(running.origin)
  boxes.push(box)
  box.connect()
  return box
}

const pair = async (name: string) => {
  const box = makeBox()
  const { code } = await box.next('pairing')
  const site = await client.ask<{ id: string }>('POST', '/api/sites', aSite(name))
  const screen = await client.ask<Screen>('POST', '/api/pairings', { code, name, site: site.id, tags: ['入口'] })
  await box.next('manifest')
  return { box, screen }
}

const read = (id: string) => client.ask<Screen>('GET', `/api/screens/${id}`)

const auditOf = (id: string) =>
  until(async () => {
    const { entries } = await client.ask<Audit>('GET', '/api/audit')
    const mine = entries.filter(({ about }) => about['screen'] === id)
    return mine.length > 0 && mine
  })

describe('a broken box', () => {
  it('is replaced by one that shows a code: the screen stays the same, and the old box is refused for good', async () => {
    const { box: old, screen } = await pair('东门')
    const fresh = makeBox()
    const { code } = await fresh.next('pairing')
    const answer = await client.request('POST', `/api/screens/${screen.id}/successor`, { code })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toBe(`"${screen.version + 1}"`)

    await fresh.next('manifest')
    const now = await read(screen.id)
    const { id, name, site, tags, orientation, layout } = screen
    expect(now).toMatchObject({ id, name, site, tags, orientation, layout, key: fresh.keys.publicKey })
    expect(now.former).toMatchObject([{ key: old.keys.publicKey, byName: 'admin' }])

    expect(await old.next('unpaired')).toEqual({ type: 'unpaired', fresh: true })
    expect(await until(() => old.closed())).toBe(closeReasons.retired.code)
    old.connect()
    await old.next('unpaired')
    expect(await until(() => old.closed())).toBe(closeReasons.retired.code)
    expect(old.heard()).toEqual(['challenge', 'unpaired'])
    const tried = await until(async () => (await read(screen.id)).former?.[0]?.tries?.[0])
    expect(tried.address).toBe('127.0.0.1')
    expect(await auditOf(screen.id)).toMatchObject([{ what: 'screen-replaced', byName: 'admin', about: { name } }])
  })

  it('is not replaced by a box that nobody has seen, nor is a screen that is not there', async () => {
    const { screen } = await pair('西门')
    const answer = await client.request('POST', `/api/screens/${screen.id}/successor`, { code: '000000' })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ type: 'https://kepu.example/problems/wrong-code' })
    expect((await read(screen.id)).key).toBe(screen.key)

    const { code } = await makeBox().next('pairing')
    const none = await client.request('POST', '/api/screens/s-none/successor', { code })
    expect(await none.json()).toMatchObject({ type: 'https://kepu.example/problems/not-found' })
  })
})

describe('a stolen box', () => {
  it('is sent away, told to forget, and noted when it tries again; unblocked, it is the same screen again', async () => {
    const { box, screen } = await pair('南门')
    const blocked = await client.ask<Screen>('POST', `/api/screens/${screen.id}/block`)
    expect(blocked.blocked).toMatchObject({ byName: 'admin' })
    expect(await until(() => box.closed())).toBe(closeReasons.blocked.code)
    expect(box.heard().at(-1)).toBe('unpaired')
    expect(box.pinned()).toBe(null)

    box.connect()
    expect(await until(() => box.closed())).toBe(closeReasons.blocked.code)
    expect(box.heard()).toEqual(['challenge', 'unpaired'])
    const tried = await until(async () => (await read(screen.id)).blocked?.tries?.[0])
    expect(tried.address).toBe('127.0.0.1')

    const free = await client.ask<Screen>('POST', `/api/screens/${screen.id}/unblock`)
    expect(free).not.toHaveProperty('blocked')
    box.connect()
    await box.next('manifest')
    expect(await auditOf(screen.id)).toMatchObject([{ what: 'screen-unblocked' }, { what: 'screen-blocked' }])
  })

  it('stays refused when a new one is put up in its place', async () => {
    const { box: stolen, screen } = await pair('北门')
    await client.ask('POST', `/api/screens/${screen.id}/block`)
    const fresh = makeBox()
    const { code } = await fresh.next('pairing')
    const now = await client.ask<Screen>('POST', `/api/screens/${screen.id}/successor`, { code })
    expect(now.blocked).toBeUndefined()
    await fresh.next('manifest')
    stolen.connect()
    expect(await stolen.next('unpaired')).toEqual({ type: 'unpaired' })
    expect(await until(() => stolen.closed())).toBe(closeReasons.blocked.code)
  })

  it('blocked twice is noted once', async () => {
    const { screen } = await pair('中门')
    const first = await client.ask<Screen>('POST', `/api/screens/${screen.id}/block`)
    const again = await client.ask<Screen>('POST', `/api/screens/${screen.id}/block`)
    expect(again).toEqual(first)
  })
})

describe('a screen that is taken out while its box is away', () => {
  it('is told to the box when it is back: it forgets, shows a code, and can be paired anew', async () => {
    const { box, screen } = await pair('后门')
    box.end()
    const current = await read(screen.id)
    const removed = await client.request('DELETE', `/api/screens/${screen.id}`, undefined, {
      'if-match': `"${current.version}"`,
    })
    expect(removed.status).toBe(204)
    box.connect()
    expect(await until(() => box.closed())).toBe(closeReasons.unpaired.code)
    expect(box.heard()).toEqual(['challenge', 'unpaired'])
    box.connect()
    const { code } = await box.next('pairing')
    await client.ask('POST', '/api/pairings', { code, name: '后门', site: screen.site })
    await box.next('manifest')
  })

  it('is remembered when its site is edited, and is nothing that staff send', async () => {
    const { screen } = await pair('旁门')
    await client.ask('DELETE', `/api/screens/${screen.id}`, undefined, { 'if-match': `"${screen.version}"` })
    const { version } = await client.ask<{ version: number }>('GET', `/api/sites/${screen.site}`)
    const edited = { ...aSite('改名'), address: '东街 1 号' }
    const site = await client.ask('PUT', `/api/sites/${screen.site}`, edited, { 'if-match': `"${version}"` })
    expect(site).toMatchObject({ name: '改名', gone: [{ key: screen.key, why: 'unpaired' }] })
    const sent = await client.request('POST', '/api/sites', { ...aSite('新'), gone: [] })
    expect(sent.status).toBe(422)
  })
})
