// Editing through the API, as the console does it: versions, what belongs to every installation, lists.
import { beforeEach, describe, expect, test } from 'vitest'
import { aBulletin, aSite } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble, PASSWORD, type HouseDouble } from './house-double.ts'

type Saved = { id: string; version: number; name: string }

const problem = (type: string) => `https://kepu.example/problems/${type}`

let house: HouseDouble
let browser: ReturnType<typeof createBrowser>
beforeEach(async () => {
  house = createHouseDouble()
  browser = createBrowser(house)
  await browser.setUp()
})

describe('a document', () => {
  test('is made, read, replaced and removed, each time with its version', async () => {
    const made = await browser.post<Saved>('/api/sites', aSite('东门菜市场'))
    expect(made.status).toBe(201)
    expect(made.headers.get('etag')).toBe('"1"')
    const path = `/api/sites/${made.body.id}`
    expect(made.headers.get('location')).toBe(path)
    const replaced = await browser.put(path, 1, aSite('南门菜市场'))
    expect(replaced).toMatchObject({ status: 200, body: { version: 2, name: '南门菜市场', unit: 'root' } })
    const read = await browser.get(path)
    expect(read.headers.get('etag')).toBe('"2"')
    expect((await browser.get(path, { 'if-none-match': 'W/"2"' })).status).toBe(304)
    expect((await browser.get(path, { 'if-none-match': '"1"' })).status).toBe(200)
    expect((await browser.remove(path, 2)).status).toBe(204)
    expect(await browser.get(path)).toMatchObject({ status: 404, body: { type: problem('not-found') } })
  })

  test('that two people edit loses nothing: the second is told, and the first one’s work stays', async () => {
    const item = await browser.make('items', aBulletin('少盐'))
    const playlist = await browser.make('playlists', { name: '早晨', items: [] })
    const other = createBrowser(house)
    await other.signIn('王芳', PASSWORD)
    const path = `/api/playlists/${playlist.id}`
    const mine = { name: '早晨', items: [{ item: item.id, ms: 10_000 }] }
    expect((await browser.put(path, 1, mine)).status).toBe(200)
    const late = await other.put(path, 1, { name: '清晨', items: [] })
    expect(late.status).toBe(412)
    expect(late.body).toMatchObject({ type: problem('stale'), current: 2 })
    expect((await browser.get(path)).body).toMatchObject({ ...mine, version: 2 })
    expect(await other.remove(path, 1)).toMatchObject({ status: 412 })
  })

  test('is not replaced without If-Match, nor by a weak tag; any of several will do, and * means whatever is there', async () => {
    const { id } = await browser.make('sites', aSite('东门菜市场'))
    const path = `/api/sites/${id}`
    expect(await browser.send('PUT', path, aSite('东门菜市场'))).toMatchObject({
      status: 428,
      body: { type: problem('precondition-required') },
    })
    expect((await browser.send('DELETE', path)).status).toBe(428)
    expect((await browser.send('PUT', path, aSite('东门菜市场'), { 'if-match': 'W/"1"' })).status).toBe(412)
    expect((await browser.send('PUT', path, aSite('二'), { 'if-match': '"9", "1"' })).status).toBe(200)
    expect((await browser.send('PUT', path, aSite('三'), { 'if-match': '*' })).status).toBe(200)
    expect((await browser.send('PUT', '/api/sites/s-none', aSite('东门菜市场'), { 'if-match': '*' })).status).toBe(404)
  })

  test('tells the house of every change, once', async () => {
    house.heard.length = 0
    await browser.make('sites', aSite('东门菜市场'))
    await browser.post('/api/sites', { name: '' })
    const told = house.heard.filter(({ type }) => type === 'catalogue')
    expect(told).toMatchObject([{ collections: ['sites'] }])
  })

  test('notes who changed an item and when', async () => {
    const item = await browser.make('items', aBulletin('少盐'))
    expect(item).toMatchObject({ changedAt: house.clock.now, changedBy: expect.stringMatching(/^a-/) })
  })
})

describe('what belongs to every installation', () => {
  test('the full layout stays as it is, the unit only changes its name', async () => {
    expect((await browser.remove('/api/layouts/full', 1)).body).toMatchObject({ type: problem('built-in') })
    const zones = [{ id: 'main', x: 0, y: 0, width: 50, height: 50 }]
    expect((await browser.put('/api/layouts/full', 1, { name: '半屏', zones })).status).toBe(409)
    expect((await browser.put('/api/units/root', 1, { name: '青田县科协' })).body).toMatchObject({
      name: '青田县科协',
      parent: null,
    })
    expect((await browser.send('DELETE', '/api/units/root', undefined, { 'if-match': '"1"' })).status).toBe(404)
    expect((await browser.post('/api/screens', {})).status).toBe(404)
  })
})

describe('a list', () => {
  test('comes in pages that miss nothing and repeat nothing, also while others add and remove', async () => {
    const ids: string[] = []
    for (let index = 0; index < 7; index++) {
      house.clock.now += 1000
      ids.push((await browser.make('sites', aSite(`站 ${index}`))).id)
    }
    type Page = { documents: { id: string }[]; next: string | null; total: number }
    const first = await browser.get<Page>('/api/sites?limit=3')
    expect(first.body).toMatchObject({ next: ids[2], total: 7 })
    await browser.remove(`/api/sites/${ids[2]}`, 1)
    const second = await browser.get<Page>(`/api/sites?limit=3&after=${first.body.next}`)
    expect(second.body.documents.map(({ id }) => id)).toEqual(ids.slice(3, 6))
    const third = await browser.get<Page>(`/api/sites?limit=3&after=${second.body.next}`)
    expect(third.body).toMatchObject({ documents: [{ id: ids[6] }], next: null })
  })

  test('is searched by name in any case and width, and filtered by kind and theme', async () => {
    await browser.make('items', aBulletin('ＡＢＣ 食品安全'))
    await browser.make('items', { ...aBulletin('地震'), theme: 'disaster' })
    const titles = async (query: string) =>
      (await browser.get<{ documents: { title: string }[] }>(`/api/items?${query}`)).body.documents.map(
        ({ title }) => title,
      )
    expect(await titles('search=abc')).toEqual(['ＡＢＣ 食品安全'])
    expect(await titles(`search=${encodeURIComponent('食品')}`)).toEqual(['ＡＢＣ 食品安全'])
    expect(await titles('theme=disaster')).toEqual(['地震'])
    expect(await titles('kind=video')).toEqual([])
    expect((await browser.get('/api/items?limit=0')).status).toBe(422)
    expect((await browser.get('/api/items?limit=501')).status).toBe(422)
  })
})
