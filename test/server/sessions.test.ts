// Getting in and staying out: set-up, signing in, cookies, CSRF, other sites, and how often one may try.
import { beforeEach, describe, expect, test } from 'vitest'
import { dropExpiredSessions } from '../../server/sessions/accounts.ts'
import { createSetupCode } from '../../server/sessions/setup-code.ts'
import { aSite } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble, PASSWORD, SETUP_CODE, type HouseDouble } from './house-double.ts'

const DAY_MS = 86_400_000
const problem = (type: string) => `https://kepu.example/problems/${type}`
const site = aSite('东门菜市场')

let house: HouseDouble
let browser: ReturnType<typeof createBrowser>
beforeEach(() => {
  house = createHouseDouble()
  browser = createBrowser(house)
})

describe('set-up', () => {
  test('makes the first administrator with the printed code, and signs them in; there is no second time', async () => {
    expect((await browser.get('/api/setup')).body).toEqual({ needed: true })
    const answer = await browser.setUp('王芳')
    expect(answer).toMatchObject({ status: 201, body: { account: { name: '王芳' }, csrf: expect.any(String) } })
    expect((await browser.get('/api/session')).body).toEqual(answer.body)
    expect((await browser.get('/api/setup')).body).toEqual({ needed: false })
    const again = await createBrowser(house).setUp('李强')
    expect(again).toMatchObject({ status: 409, body: { type: problem('already-set-up') } })
  })

  test('takes the code however it is typed', async () => {
    const code = ` ${SETUP_CODE.toLowerCase().replace('-', ' ')} `
    expect((await browser.post('/api/setup', { code, name: '王芳', password: PASSWORD })).status).toBe(201)
  })

  test('two at once make one administrator', async () => {
    const answers = await Promise.all([browser.setUp('王芳'), createBrowser(house).setUp('李强')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(Object.keys((await house.store.read()).accounts)).toHaveLength(1)
  })

  test('is locked after ten wrong codes, also for the right one, and says for how long', async () => {
    for (let tries = 0; tries < 10; tries++) {
      const wrong = await browser.post('/api/setup', { code: `WRONG-${tries}`, name: '王芳', password: PASSWORD })
      expect(wrong).toMatchObject({ status: 403, body: { type: problem('wrong-setup-code') } })
    }
    const locked = await browser.setUp()
    expect(locked).toMatchObject({ status: 429, body: { type: problem('too-many-tries') } })
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
    expect((await house.store.read()).accounts).toEqual({})
  })

  test('many wrong codes at once are no way around that', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, tries) =>
        browser.post('/api/setup', { code: `${tries}`, name: '王芳', password: PASSWORD }),
      ),
    )
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30)
  })

  test.each([
    ['a short password', { name: '王芳', password: '123456789' }, 'password-short'],
    ['a name of one letter', { name: '王', password: PASSWORD }, 'name-short'],
  ])('refuses %s', async (_name, fields, rule) => {
    expect(await browser.post('/api/setup', { code: SETUP_CODE, ...fields })).toMatchObject({
      status: 422,
      body: { issues: [{ rule }] },
    })
  })

  test('codes are of eight characters that nobody mistakes', () => {
    let next = 0
    const counting = (count: number) => Uint8Array.from({ length: count }, () => next++ % 256)
    for (let made = 0; made < 100; made++)
      expect(createSetupCode(counting)).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
  })
})

describe('signing in', () => {
  beforeEach(() => browser.setUp('王芳'))

  test('takes the name in any case and width, and answers as /api/session does', async () => {
    const other = createBrowser(house)
    expect((await other.signIn(' 王芳 ')).status).toBe(201)
    expect((await other.get('/api/session')).body).toMatchObject({ account: { name: '王芳' } })
  })

  test('answers a wrong password and an unknown name alike', async () => {
    const other = createBrowser(house)
    const wrong = await other.signIn('王芳', 'not the password')
    const unknown = await other.signIn('赵六', 'not the password')
    expect(wrong).toMatchObject({ status: 401, body: { type: problem('wrong-credentials') } })
    expect(unknown.body).toEqual(wrong.body)
  })

  test('is refused for a while after ten wrong passwords for one name; other names go on', async () => {
    const other = createBrowser(house)
    for (let tries = 0; tries < 10; tries++) expect((await other.signIn('王芳', `wrong ${tries}`)).status).toBe(401)
    const locked = await other.signIn('王芳')
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await other.signIn('李强', 'wrong')).status).toBe(401)
  })

  test('a right password forgets the wrong ones before it', async () => {
    const other = createBrowser(house)
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 9; tries++) await other.signIn('王芳', 'wrong')
      expect((await other.signIn('王芳')).status).toBe(201)
    }
  })

  test('is refused to an address that tries many names', async () => {
    const other = createBrowser(house)
    const statuses: number[] = []
    for (let name = 0; name < 101; name++) statuses.push((await other.signIn(`name ${name}`, 'wrong')).status)
    expect(statuses.slice(0, 100).every((status) => status === 401)).toBe(true)
    expect(statuses[100]).toBe(429)
  })
})

describe('the cookie', () => {
  test('is for this host alone and out of reach of scripts; over HTTPS also Secure, with the name that browsers hold to it', async () => {
    const plain = (await browser.setUp()).headers.get('set-cookie') ?? ''
    expect(plain).toMatch(/^kepu=[\w-]{43};/)
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) expect(plain).toContain(part)
    expect(plain).not.toMatch(/Secure|Domain/)
    const secure = createBrowser(house, { base: 'https://controller.example' })
    const cookie = (await secure.signIn()).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-kepu=/)
    expect(cookie).toContain('Secure')
    expect((await secure.get('/api/session')).status).toBe(200)
  })

  test('is nowhere in what is kept', async () => {
    await browser.setUp()
    const [, token = ''] = browser.credentials().cookie.split('=')
    const kept = JSON.stringify(await house.store.read())
    expect(token).toHaveLength(43)
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(PASSWORD)
    expect(kept).toContain('$argon2id$')
  })

  test('stops counting at sign-out, on the server too', async () => {
    await browser.setUp()
    const { cookie } = browser.credentials()
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204)
    expect((await browser.get('/api/session', { cookie })).status).toBe(401)
  })

  test('lasts thirty days after its last use, and is swept after that', async () => {
    await browser.setUp()
    house.clock.now += 20 * DAY_MS
    const used = await browser.get('/api/session')
    expect(used.headers.get('set-cookie')).toContain('Max-Age=2592000')
    house.clock.now += 29 * DAY_MS
    expect((await browser.get('/api/session')).status).toBe(200)
    house.clock.now += 30 * DAY_MS
    expect((await browser.get('/api/session')).status).toBe(401)
    expect(await dropExpiredSessions(house)).toBe(1)
    expect((await house.store.read()).sessions).toEqual({})
  })

  test('costs no write when it is used again and again', async () => {
    await browser.setUp()
    const { sequence } = await house.store.read()
    for (let again = 0; again < 5; again++) await browser.get('/api/sites')
    expect((await house.store.read()).sequence).toBe(sequence)
  })
})

describe('writing', () => {
  beforeEach(() => browser.setUp())

  test.each([
    ['without the token', { 'x-kepu-csrf': '' }],
    ['with another token', { 'x-kepu-csrf': 'A'.repeat(43) }],
  ])('is refused %s', async (_name, headers) => {
    expect(await browser.post('/api/sites', site, headers)).toMatchObject({
      status: 403,
      body: { type: problem('wrong-csrf') },
    })
    expect((await house.store.read()).sites).toEqual({})
  })

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['an origin with our name as its beginning', { origin: 'http://controller.local.evil.example' }],
    [
      'a page of another site that sends no origin',
      { origin: 'http://controller.local', 'sec-fetch-site': 'cross-site' },
    ],
  ])('is refused from %s', async (_name, headers) => {
    const refused = { status: 403, body: { type: problem('forbidden-origin') } }
    expect(await browser.post('/api/sites', site, headers)).toMatchObject(refused)
    expect(await browser.post('/api/session', { name: '王芳', password: PASSWORD }, headers)).toMatchObject(refused)
    expect(
      await browser.post('/api/setup', { code: SETUP_CODE, name: '王芳', password: PASSWORD }, headers),
    ).toMatchObject(refused)
  })

  test('works for a program that says no origin, with cookie and token', async () => {
    const { cookie, csrf } = browser.credentials()
    const response = await browser.app.request('http://controller.local/api/sites', {
      method: 'POST',
      headers: { cookie, 'x-kepu-csrf': csrf, 'content-type': 'application/json' },
      body: JSON.stringify(site),
    })
    expect(response.status).toBe(201)
  })
})

describe('without a session', () => {
  test.each([
    '/api/items',
    '/api/screens/d-1',
    '/api/ingests',
    '/api/media/m-1/original',
    '/api/nowhere',
    '/api/uploads/0',
  ])('%s is closed', async (path) => {
    expect(await browser.get(path)).toMatchObject({ status: 401, body: { type: problem('not-signed-in') } })
  })

  test.each(['/healthz', '/api/setup', '/api/openapi.json', '/api/docs', '/api/docs/start.js'])(
    '%s is open',
    async (path) => {
      expect((await browser.get(path)).status).toBe(200)
    },
  )
})

test('every answer carries the headers that keep pages safe, and does not say what it runs on', async () => {
  for (const path of ['/healthz', '/api/items', '/nowhere']) {
    const { headers } = await browser.get(path)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBeTruthy()
    expect(headers.get('x-powered-by')).toBeNull()
  }
})
