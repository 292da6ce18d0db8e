// Editing through the API, as the console does it: versions, references, rules, lists.
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../server/store/memory.ts'
import { createBrowser, createHouseDouble, PASSWORD, type HouseDouble } from './house-double.ts'

type Saved = { id: string; version: number; name: string }
type Problem = {
  type: string
  current?: number
  by?: { collection: string; id: string; name: string }[]
  issues?: { path: string; rule: string }[]
  references?: { collection: string; id: string; path: string }[]
}

const problem = (type: string) => `https://kepu.example/problems/${type}`

const site = (name = '东门菜市场') => ({ name, address: '', zone: 'Asia/Shanghai', hours: [] })
const bulletin = (title: string) => ({
  kind: 'bulletin',
  title,
  theme: 'health',
  audiences: [],
  tags: [],
  validity: { from: null, until: null },
  durationMs: 15_000,
  template: 'full',
  body: '每人每天不超过 6 克。',
  points: [],
  cautions: [],
  figure: '',
  rows: [],
  picture: null,
  source: '中国居民膳食指南',
  link: null,
  linkLabel: '',
})
const entry = (playlist: string, targets: unknown = { kind: 'all' }) => ({
  name: '每天',
  playlist,
  targets,
  dates: { from: null, until: null },
  days: { kind: 'every' },
  dayparts: [],
  level: 'rotate',
  priority: 5,
  weight: 1,
  enabled: true,
})

let house: HouseDouble
let browser: ReturnType<typeof createBrowser>
beforeEach(async () => {
  house = createHouseDouble({}, createMemoryStore())
  browser = createBrowser(house)
  await browser.setUp()
})

const make = async (collection: string, body: unknown): Promise<Saved> => {
  const answer = await browser.post<Saved>(`/api/${collection}`, body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** Screens come by pairing and media by uploads; here they are put straight into the store. */
const putScreen = async (id: string, siteId: string) => {
  const key = 'A'.repeat(43)
  const document = {
    id,
    unit: 'root',
    site: siteId,
    name: `屏 ${id}`,
    tags: [],
    orientation: 'landscape',
    layout: 'full',
    key,
    profile: { box: '1920x1080', webp: true },
    pairedAt: 1,
  }
  const edit = { type: 'put', collection: 'screens', base: null, document }
  await house.store.change(() => ({ type: 'edits', edits: [JSON.parse(JSON.stringify(edit))] }))
}
const putMedia = async (id: string, kind: 'image' | 'video') => {
  const hash = '0'.repeat(64)
  const document = {
    id,
    unit: 'root',
    name: '海报.jpg',
    kind,
    hash,
    bytes: 1,
    type: 'image/jpeg',
    width: 1,
    height: 1,
    durationMs: null,
    codecs: [],
    renditions: [],
    uploadedAt: 1,
    uploadedBy: null,
  }
  const edit = { type: 'put', collection: 'media', base: null, document }
  await house.store.change(() => ({ type: 'edits', edits: [JSON.parse(JSON.stringify(edit))] }))
}

describe('a document', () => {
  test('is made, read, replaced and removed, each time with its version', async () => {
    const made = await browser.post<Saved>('/api/sites', site())
    expect(made.status).toBe(201)
    expect(made.headers.get('etag')).toBe('"1"')
    const path = `/api/sites/${made.body.id}`
    expect(made.headers.get('location')).toBe(path)
    const replaced = await browser.put(path, 1, site('南门菜市场'))
    expect(replaced).toMatchObject({ status: 200, body: { version: 2, name: '南门菜市场', unit: 'root' } })
    const read = await browser.get(path)
    expect(read.headers.get('etag')).toBe('"2"')
    expect((await browser.get(path, { 'if-none-match': 'W/"2"' })).status).toBe(304)
    expect((await browser.get(path, { 'if-none-match': '"1"' })).status).toBe(200)
    expect((await browser.remove(path, 2)).status).toBe(204)
    expect(await browser.get(path)).toMatchObject({ status: 404, body: { type: problem('not-found') } })
  })

  test('that two people edit loses nothing: the second is told, and the first one’s work stays', async () => {
    const item = await make('items', bulletin('少盐'))
    const playlist = await make('playlists', { name: '早晨', items: [] })
    const other = createBrowser(house)
    await other.signIn('王芳', PASSWORD)
    const path = `/api/playlists/${playlist.id}`
    const mine = { name: '早晨', items: [{ item: item.id, ms: 10_000 }] }
    expect((await browser.put(path, 1, mine)).status).toBe(200)
    const late = await other.put<Problem>(path, 1, { name: '清晨', items: [] })
    expect(late.status).toBe(412)
    expect(late.body).toMatchObject({ type: problem('stale'), current: 2 })
    expect((await browser.get(path)).body).toMatchObject({ ...mine, version: 2 })
    expect(await other.remove(path, 1)).toMatchObject({ status: 412 })
  })

  test('is not replaced without If-Match, nor by a weak tag; any of several will do, and * means whatever is there', async () => {
    const { id } = await make('sites', site())
    const path = `/api/sites/${id}`
    expect(await browser.send('PUT', path, site())).toMatchObject({
      status: 428,
      body: { type: problem('precondition-required') },
    })
    expect((await browser.send('DELETE', path)).status).toBe(428)
    expect((await browser.send('PUT', path, site(), { 'if-match': 'W/"1"' })).status).toBe(412)
    expect((await browser.send('PUT', path, site('二'), { 'if-match': '"9", "1"' })).status).toBe(200)
    expect((await browser.send('PUT', path, site('三'), { 'if-match': '*' })).status).toBe(200)
    expect((await browser.send('PUT', '/api/sites/s-none', site(), { 'if-match': '*' })).status).toBe(404)
  })

  test('tells the house of every change, once', async () => {
    house.heard.length = 0
    await make('sites', site())
    await browser.post('/api/sites', { name: '' })
    const told = house.heard.filter(({ type }) => type === 'catalogue')
    expect(told).toMatchObject([{ collections: ['sites'] }])
  })

  test('notes who changed an item and when', async () => {
    const item = await make('items', bulletin('少盐'))
    expect(item).toMatchObject({ changedAt: house.clock.now, changedBy: expect.stringMatching(/^a-/) })
  })
})

describe('rules', () => {
  test.each<[string, string, unknown, { path: string; rule: string }]>([
    [
      'a daypart that ends where it starts',
      'dayparts',
      [{ from: '08:00', until: '08:00' }],
      { path: 'dayparts.0', rule: 'daypart-empty' },
    ],
    [
      'a daypart that starts at 24:00',
      'dayparts',
      [{ from: '24:00', until: '08:00' }],
      { path: 'dayparts.0', rule: 'daypart-start' },
    ],
    [
      'a time that does not exist',
      'dayparts',
      [{ from: '08:60', until: '09:00' }],
      { path: 'dayparts.0.from', rule: 'time-form' },
    ],
    [
      'a date range upside down',
      'dates',
      { from: '2026-12-02', until: '2026-12-01' },
      { path: 'dates', rule: 'dates-reversed' },
    ],
    [
      'a day that does not exist',
      'dates',
      { from: '2026-02-30', until: null },
      { path: 'dates.from', rule: 'date-unreal' },
    ],
    ['no weekday at all', 'days', { kind: 'weekdays', weekdays: [] }, { path: 'days.weekdays', rule: 'weekdays-none' }],
    [
      'a target of nothing',
      'targets',
      { kind: 'some', screens: [], sites: [], tags: [] },
      { path: 'targets', rule: 'targets-none' },
    ],
    ['a level that is not there', 'level', 'loudest', { path: 'level', rule: 'picklist' }],
  ])('refuse %s, and say where', async (_name, key, value, issue) => {
    const playlist = await make('playlists', { name: '早晨', items: [] })
    const answer = await browser.post<Problem>('/api/entries', { ...entry(playlist.id), [key]: value })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body.issues).toContainEqual(expect.objectContaining(issue))
  })

  test('[S2] let a daypart pass midnight', async () => {
    const playlist = await make('playlists', { name: '夜间', items: [] })
    const night = { ...entry(playlist.id), dayparts: [{ from: '22:00', until: '06:00' }] }
    expect(await make('entries', night)).toMatchObject(night)
  })

  test('name what is missing and what is unknown', async () => {
    const answer = await browser.post<Problem>('/api/sites', {
      name: '  ',
      zone: 'Asia/Nowhere',
      hours: [],
      id: 'mine',
    })
    expect(answer.body.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'name', rule: 'text-empty' }),
        expect.objectContaining({ path: 'zone', rule: 'zone-unknown' }),
        expect.objectContaining({ path: 'address', rule: 'missing' }),
        expect.objectContaining({ path: 'id', rule: 'unknown-key' }),
      ]),
    )
  })

  test('refuse what is not JSON, and more than a megabyte', async () => {
    expect(await browser.post('/api/sites', '{"name":')).toMatchObject({
      status: 422,
      body: { type: problem('invalid'), issues: [{ rule: 'json' }] },
    })
    expect(await browser.post('/api/sites', site('长'.repeat(500_000)))).toMatchObject({
      status: 413,
      body: { type: problem('too-large'), limitBytes: 1_000_000 },
    })
  })

  test.each(['汉字与 “引号”', `O'Brien & "Co" <script>`, '../../etc/passwd', '%2e%2e%2f', '﷽ 😀'])(
    'take the name %s as it is',
    async (name) => {
      const { id } = await make('sites', site(name))
      expect((await browser.get(`/api/sites/${id}`)).body).toMatchObject({ name })
    },
  )

  test.each(['__proto__', 'constructor', '..%2f..%2fetc', 'toString', '%00'])(
    'find nothing under the id %s',
    async (id) => {
      expect((await browser.get(`/api/sites/${id}`)).status).toBe(404)
      expect((await browser.put(`/api/sites/${id}`, 1, site())).status).toBe(404)
    },
  )
})

describe('references', () => {
  test('to documents that are not there are refused, and named', async () => {
    const answer = await browser.post<Problem>('/api/playlists', {
      name: '早晨',
      items: [{ item: 'i-gone', ms: 5000 }],
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      type: problem('missing-reference'),
      references: [{ collection: 'items', id: 'i-gone', path: 'items.0.item' }],
    })
    const targets = { kind: 'some', screens: ['d-gone'], sites: ['s-gone'], tags: [] }
    expect((await browser.post<Problem>('/api/entries', entry('p-gone', targets))).body.references).toEqual([
      { collection: 'playlists', id: 'p-gone', path: 'playlist' },
      { collection: 'screens', id: 'd-gone', path: 'targets.screens.0' },
      { collection: 'sites', id: 's-gone', path: 'targets.sites.0' },
    ])
  })

  test('keep a document from being removed while another uses it, and say which', async () => {
    const item = await make('items', bulletin('少盐'))
    const playlist = await make('playlists', { name: '早晨', items: [{ item: item.id, ms: 5000 }] })
    const { id: entryId } = await make('entries', entry(playlist.id))
    const used = await browser.remove(`/api/items/${item.id}`, 1)
    expect(used).toMatchObject({
      status: 409,
      body: { type: problem('in-use'), by: [{ collection: 'playlists', id: playlist.id, name: '早晨' }] },
    })
    expect((await browser.get(`/api/items/${item.id}/uses`)).body).toEqual({
      uses: [{ collection: 'playlists', id: playlist.id, name: '早晨' }],
    })
    expect((await browser.remove(`/api/playlists/${playlist.id}`, 1)).status).toBe(409)
    expect((await browser.remove(`/api/entries/${entryId}`, 1)).status).toBe(204)
    expect((await browser.remove(`/api/playlists/${playlist.id}`, 1)).status).toBe(204)
    expect((await browser.remove(`/api/items/${item.id}`, 1)).status).toBe(204)
  })

  test('to a file must be to one of the right kind', async () => {
    await putMedia('m-film', 'video')
    const { template: _template, ...common } = bulletin('片')
    const image = Object.fromEntries(
      ['title', 'theme', 'audiences', 'tags', 'validity', 'durationMs'].map((key) => [key, Reflect.get(common, key)]),
    )
    expect(await browser.post('/api/items', { ...image, kind: 'image', media: 'm-film', fit: 'cover' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'media', rule: 'media-kind' }] },
    })
    expect((await browser.post('/api/items', { ...bulletin('片'), picture: 'm-film' })).status).toBe(422)
    const film = await make('items', { ...image, kind: 'video', media: 'm-film', fit: 'cover', muted: true })
    expect((await browser.remove('/api/media/m-film', 1)).status).toBe(409)
    expect((await browser.get('/api/media/m-film/uses')).body).toMatchObject({ uses: [{ id: film.id }] })
  })

  test('of a site: screens and entries hold it', async () => {
    const { id } = await make('sites', site())
    await putScreen('d-1', id)
    expect((await browser.remove(`/api/sites/${id}`, 1)).body).toMatchObject({
      by: [{ collection: 'screens', id: 'd-1' }],
    })
  })
})

describe('unpairing a screen', () => {
  test('takes it out of the entries that named it; one left with nothing is switched off, not lost', async () => {
    const { id: siteId } = await make('sites', site())
    await putScreen('d-1', siteId)
    await putScreen('d-2', siteId)
    const playlist = await make('playlists', { name: '早晨', items: [] })
    const some = (screens: string[]) => ({ kind: 'some', screens, sites: [], tags: [] })
    const both = await make('entries', entry(playlist.id, some(['d-1', 'd-2'])))
    const only = await make('entries', entry(playlist.id, some(['d-1'])))
    expect((await browser.remove('/api/screens/d-1', 1)).status).toBe(204)
    expect((await browser.get(`/api/entries/${both.id}`)).body).toMatchObject({
      targets: some(['d-2']),
      enabled: true,
      version: 2,
    })
    expect((await browser.get(`/api/entries/${only.id}`)).body).toMatchObject({ enabled: false, version: 2 })
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
      ids.push((await make('sites', site(`站 ${index}`))).id)
    }
    type Page = { documents: Saved[]; next: string | null; total: number }
    const first = await browser.get<Page>('/api/sites?limit=3')
    expect(first.body).toMatchObject({ next: ids[2], total: 7 })
    await browser.remove(`/api/sites/${ids[2]}`, 1)
    const second = await browser.get<Page>(`/api/sites?limit=3&after=${first.body.next}`)
    expect(second.body.documents.map(({ id }) => id)).toEqual(ids.slice(3, 6))
    const third = await browser.get<Page>(`/api/sites?limit=3&after=${second.body.next}`)
    expect(third.body).toMatchObject({ documents: [{ id: ids[6] }], next: null })
  })

  test('is searched by name in any case and width, and filtered by kind and theme', async () => {
    await make('items', bulletin('ＡＢＣ 食品安全'))
    await make('items', { ...bulletin('地震'), theme: 'disaster' })
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
