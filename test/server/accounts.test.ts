// Colleagues: an account each, their passwords, and the end of an account. Whoever is let out is out at once.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../server/routes/accounts.ts'
import { createBrowser, createHouseDouble, PASSWORD, type HouseDouble } from './house-double.ts'

const problem = (type: string) => ({ type: `https://kepu.example/problems/${type}` })
const FIRST = 'a first password'

let house: HouseDouble
let browser: ReturnType<typeof createBrowser>
let own: string
beforeEach(async () => {
  house = createHouseDouble()
  browser = createBrowser(house)
  own = (await browser.setUp('admin')).body.account.id
})

const add = (name: string, password = FIRST) => browser.post<Person>('/api/accounts', { name, password })
const audited = async () => {
  const page = await house.history.audit(100, null)
  if (page.type === 'failed') throw new Error('history cannot be read')
  return page.value.map(({ what, about, byName }) => [what, about['name'], byName])
}

describe('a colleague', () => {
  test('is added with a first password, signs in with it, and the records say by whom', async () => {
    const added = await add('office')
    expect(added).toMatchObject({ status: 201, body: { name: 'office', closed: false } })
    const other = createBrowser(house)
    expect((await other.signIn('office', FIRST)).status).toBe(201)
    const { body } = await other.get<{ accounts: Person[] }>('/api/accounts')
    expect(body.accounts.map(({ name }) => name)).toEqual(['admin', 'office'])
    expect(JSON.stringify(body)).not.toContain('argon2')
    expect(await audited()).toEqual([['account-added', 'office', 'admin']])
  })

  test.each([
    ['a name that is taken, in another case', { name: ' ADMIN ' }, 409, problem('exists')],
    ['a name of one letter', { name: 'x' }, 422, { issues: [{ path: 'name', rule: 'name-short' }] }],
    ['a short password', { password: '123456789' }, 422, { issues: [{ path: 'password', rule: 'password-short' }] }],
  ])('is not added with %s', async (_name, over, status, body) => {
    expect(await browser.post('/api/accounts', { name: 'office', password: FIRST, ...over })).toMatchObject({
      status,
      body,
    })
    expect(Object.keys((await house.store.read()).accounts)).toHaveLength(1)
  })

  test('two of one name at once become one', async () => {
    const both = await Promise.all([add('office'), add('Office')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })
})

describe('a password', () => {
  const set = (id: string, password: string, current?: string) =>
    browser.send('PUT', `/api/accounts/${id}/password`, { password, ...(current === undefined ? {} : { current }) })

  test("of one's own is changed with the current one; other devices are signed out, this one is not", async () => {
    const phone = createBrowser(house)
    await phone.signIn('admin')
    expect(await set(own, 'another password', 'not the password')).toMatchObject({
      status: 401,
      body: problem('wrong-credentials'),
    })
    expect(await set(own, 'another password')).toMatchObject({ status: 401 })
    expect((await phone.get('/api/session')).status).toBe(200)
    expect((await set(own, 'another password', PASSWORD)).status).toBe(204)
    expect((await phone.get('/api/session')).status).toBe(401)
    expect((await browser.get('/api/session')).status).toBe(200)
    expect((await phone.signIn('admin')).status).toBe(401)
    expect((await phone.signIn('admin', 'another password')).status).toBe(201)
  })

  test('cannot be guessed through a page that was left open', async () => {
    for (let tries = 0; tries < 10; tries++)
      expect((await set(own, 'another password', `wrong ${tries}`)).status).toBe(401)
    expect(await set(own, 'another password', PASSWORD)).toMatchObject({ status: 429, body: problem('too-many-tries') })
  })

  test('of a colleague who forgot it is set anew, and ends what the old one opened', async () => {
    const { id } = (await add('office')).body
    const other = createBrowser(house)
    await other.signIn('office', FIRST)
    expect((await set(id, 'the second password')).status).toBe(204)
    expect((await other.get('/api/session')).status).toBe(401)
    expect((await other.signIn('office', 'the second password')).status).toBe(201)
    expect(await audited()).toContainEqual(['password-set', 'office', 'admin'])
    expect(await set('a-nobody', 'the second password')).toMatchObject({ status: 404, body: problem('not-found') })
  })
})

describe('a closed account', () => {
  test('lets nobody in, keeps its name in the records, and gives the name free', async () => {
    const { id } = (await add('office')).body
    const other = createBrowser(house)
    await other.signIn('office', FIRST)
    expect((await browser.send('DELETE', `/api/accounts/${id}`)).status).toBe(204)
    expect((await other.get('/api/session')).status).toBe(401)
    expect((await other.signIn('office', FIRST)).status).toBe(401)
    expect((await other.signIn('office', '')).status).not.toBe(201)
    const { accounts } = (await browser.get<{ accounts: Person[] }>('/api/accounts')).body
    expect(accounts).toContainEqual(expect.objectContaining({ id, name: 'office', closed: true }))
    expect(JSON.stringify((await house.store.read()).accounts[id as never])).not.toContain('argon2')
    expect((await add('office')).status).toBe(201)
    expect((await browser.send('DELETE', `/api/accounts/${id}`)).status).toBe(404)
  })

  test("is never one's own, so that one always stays open, also when two close each other at once", async () => {
    expect(await browser.send('DELETE', `/api/accounts/${own}`)).toMatchObject({
      status: 409,
      body: problem('own-account'),
    })
    const { id } = (await add('office')).body
    const other = createBrowser(house)
    await other.signIn('office', FIRST)
    await Promise.all([browser.send('DELETE', `/api/accounts/${id}`), other.send('DELETE', `/api/accounts/${own}`)])
    const open = Object.values((await house.store.read()).accounts).filter(({ closedAt }) => closedAt === undefined)
    expect(open).toHaveLength(1)
  })
})
