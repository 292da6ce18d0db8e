// The schedule as staff ask for it: segments with who wins and who loses, a moment explained, and the same in a phone's
// calendar, under an address that can be taken away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import type { ToldShowing, ToldTimeline } from '../../server/routes/timeline.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aBulletin, anEntry } from '../doubles/staff.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let running: RunningController
let client: Client
let screen: SimulatedScreen
let id = ''
let site = ''
let playlist = ''
/** Midnight in Shanghai, of tomorrow. */
const midnight = (Math.floor((Date.now() + 8 * HOUR_MS) / DAY_MS) + 1) * DAY_MS - 8 * HOUR_MS

const make = (path: string, body: unknown) => client.ask<{ id: string; version: number }>('POST', path, body)

const entry = (name: string, playlist: string, over: Record<string, unknown>) => anEntry(playlist, { name, ...over })

const names: Record<string, string> = {}

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  const made = await make('/api/sites', {
    name: '东街市场',
    address: '',
    zone: 'Asia/Shanghai',
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '20:00' } }],
  })
  site = made.id
  const up = await pairSimulated(client, { name: '一号屏', site })
  screen = up.screen
  id = up.paired.id
  const item = await make('/api/items', aBulletin('少吃盐'))
  const list = await make('/api/playlists', { name: '健康', items: [{ item: item.id, ms: 10_000 }] })
  playlist = list.id
  names['day'] = (await make('/api/entries', entry('全天健康', list.id, {}))).id
  names['noon'] = (
    await make(
      '/api/entries',
      entry('午间专题；一, 二', list.id, { level: 'override', dayparts: [{ from: '11:00', until: '13:00' }] }),
    )
  ).id
  names['off'] = (await make('/api/entries', entry('停用', list.id, { enabled: false }))).id
  await client.ask('POST', '/api/publication', { note: '' })
})

afterAll(async () => {
  screen.stop()
  await running.end()
})

describe('a timeline', () => {
  it('[S4] is gapless, and names who plays and who loses by what', async () => {
    const told = await client.ask<ToldTimeline>(
      'GET',
      `/api/screens/${id}/timeline?from=${midnight}&until=${midnight + DAY_MS}`,
    )
    const hours = told.segments.map(({ from, until, kind }) => [
      (from - midnight) / HOUR_MS,
      (until - midnight) / HOUR_MS,
      kind,
    ])
    expect(hours).toEqual([
      [0, 6, 'blank'],
      [6, 11, 'entries'],
      [11, 13, 'entries'],
      [13, 20, 'entries'],
      [20, 24, 'blank'],
    ])
    expect(told.segments[0]?.lost).toEqual([{ entry: names['day'], reason: 'closed' }])
    expect(told.segments[1]).toMatchObject({ entries: [names['day']], lost: [] })
    expect(told.segments[2]).toMatchObject({
      entries: [names['noon']],
      lost: [{ entry: names['day'], reason: 'lower-level' }],
    })
    expect(told.entries.map(({ name }) => name).toSorted()).toEqual(['全天健康', '午间专题；一, 二'].toSorted())
    expect(told.items).toMatchObject([{ title: '少吃盐' }])
    expect(told).toMatchObject({ timeZone: 'Asia/Shanghai', zone: 'main', zones: ['main'] })
  })

  it('names what comes and goes within a segment and never plays, which its beginning knows nothing of', async () => {
    const over = { level: 'override', dayparts: [{ from: '14:00', until: '18:00' }] }
    const strong = await make('/api/entries', entry('下午专题', playlist, over))
    const weak = await make(
      '/api/entries',
      entry('下午茶', playlist, { dayparts: [{ from: '15:00', until: '16:00' }] }),
    )
    const told = await client.ask<ToldTimeline>(
      'GET',
      `/api/screens/${id}/timeline?draft=1&from=${midnight + 14 * HOUR_MS}&until=${midnight + 18 * HOUR_MS}`,
    )
    expect(told.segments).toMatchObject([{ entries: [strong.id] }])
    expect(told.segments[0]?.lost).toContainEqual({ entry: weak.id, reason: 'lower-level' })
    await client.ask('POST', '/api/publication/discard')
  })

  it('is of what is being edited where that is asked for', async () => {
    const { version, ...noon } = await client.ask<{ version: number; id: string; unit: string }>(
      'GET',
      `/api/entries/${names['noon']}`,
    )
    const { id: _, unit: __, ...body } = noon
    await client.ask(
      'PUT',
      `/api/entries/${names['noon']}`,
      { ...body, enabled: false },
      { 'if-match': `"${version}"` },
    )
    const range = `from=${midnight}&until=${midnight + DAY_MS}`
    const draft = await client.ask<ToldTimeline>('GET', `/api/screens/${id}/timeline?${range}&draft=1`)
    const published = await client.ask<ToldTimeline>('GET', `/api/screens/${id}/timeline?${range}`)
    expect(draft.segments).toHaveLength(3)
    expect(published.segments).toHaveLength(5)
    await client.ask('POST', '/api/publication/discard')
  })

  it('comes as a manifest too, as published and as edited', async () => {
    const made = await make('/api/entries', entry('只在草稿', playlist, { level: 'override', priority: 9 }))
    const entriesOf = async (query: string) =>
      (await client.ask<Manifest>('GET', `/api/screens/${id}/manifest${query}`)).entries
    expect(await entriesOf('?draft=1')).toContain(made.id)
    expect(await entriesOf('?draft=0')).not.toContain(made.id)
    expect(await entriesOf('')).not.toContain(made.id)
    expect((await client.request('GET', `/api/screens/${id}/manifest?draft=perhaps`)).status).toBe(422)
    expect((await client.request('GET', '/api/screens/none/manifest?draft=1')).status).toBe(404)
    await client.ask('POST', '/api/publication/discard')
  })

  it.each([
    ['upside down', () => `from=${midnight}&until=${midnight}`, 'until', 'range-reversed'],
    ['too long', () => `from=${midnight}&until=${midnight + 46 * DAY_MS}`, 'until', 'range-too-long'],
    ['no number', () => `from=today&until=${midnight}`, 'from', 'instant-form'],
    ['without an end', () => `from=${midnight}`, 'until', 'missing'],
    ['of a zone that is not there', () => `from=${midnight}&until=${midnight + 1}&zone=cellar`, 'zone', 'zone-missing'],
  ])('a range %s is refused', async (_, query, path, rule) => {
    const response = await client.request('GET', `/api/screens/${id}/timeline?${query()}`)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ issues: [{ path, rule }] })
  })

  it('of a screen that is not there is not there', async () => {
    expect((await client.request('GET', `/api/screens/none/timeline?from=1&until=2`)).status).toBe(404)
  })
})

describe('why this?', () => {
  it('names the entry that won with its rule, and by what the others lost', async () => {
    const told = await client.ask<ToldShowing>('GET', `/api/screens/${id}/showing?at=${midnight + 12 * HOUR_MS}`)
    expect(told.showing).toMatchObject({ title: '少吃盐', entry: names['noon'], segmentFrom: midnight + 11 * HOUR_MS })
    expect(told.verdicts.map(({ entry: { name }, plays, reason }) => [name, plays, reason])).toEqual([
      ['午间专题；一, 二', true, null],
      ['全天健康', false, 'lower-level'],
      ['停用', false, 'disabled'],
    ])
    expect(told.verdicts[0]?.entry).toMatchObject({ level: 'override', dayparts: [{ from: '11:00', until: '13:00' }] })
  })

  it('[S11] says that the site is closed', async () => {
    const told = await client.ask<ToldShowing>('GET', `/api/screens/${id}/showing?at=${midnight + HOUR_MS}`)
    expect(told).toMatchObject({ closed: true, showing: { item: 'blank' } })
  })

  it.each([
    ['yesterday', () => midnight - 3 * DAY_MS],
    ['beyond the horizon', () => midnight + 402 * DAY_MS],
  ])('%s cannot be answered', async (_, at) => {
    const response = await client.request('GET', `/api/screens/${id}/showing?at=${at()}`)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ issues: [{ path: 'at', rule: 'outside-horizon' }] })
  })
})

describe('a calendar', () => {
  const read = (path: string) => fetch(`${running.origin}${path}`)
  const valuesOf = (text: string, name: string) =>
    text
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : []))

  it('can be read by who knows its address, without signing in, and says the same each time', async () => {
    const { path } = await client.ask<{ path: string }>('POST', `/api/screens/${id}/feed`)
    const answer = await read(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await answer.text()
    expect(valuesOf(text, 'SUMMARY')).toContain(String.raw`午间专题；一\, 二`)
    const noon = new Date(midnight + 11 * HOUR_MS).toISOString().replaceAll(/[-:]|\.000/g, '')
    expect(valuesOf(text, 'DTSTART')).toContain(noon)
    const uids = valuesOf(text, 'UID')
    expect(new Set(uids).size).toBe(uids.length)
    expect(await (await read(path)).text()).toBe(text)
    const again = await fetch(`${running.origin}${path}`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  it('of a site tells on which screens', async () => {
    const { path } = await client.ask<{ path: string }>('POST', `/api/sites/${site}/feed`)
    const text = await (await read(path)).text()
    expect(valuesOf(text, 'X-WR-CALNAME')).toEqual(['科普屏 · 东街市场'])
    expect(new Set(valuesOf(text, 'LOCATION'))).toEqual(new Set(['一号屏']))
  })

  it('a new address ends the one before, and taking it away ends it', async () => {
    const first = await client.ask<{ path: string }>('POST', `/api/screens/${id}/feed`)
    const second = await client.ask<{ path: string }>('POST', `/api/screens/${id}/feed`)
    expect((await read(first.path)).status).toBe(404)
    expect((await read(second.path)).status).toBe(200)
    expect(await client.ask('GET', `/api/screens/${id}/feed`)).toMatchObject({ madeAt: expect.any(Number) })
    await client.ask('DELETE', `/api/screens/${id}/feed`)
    expect((await read(second.path)).status).toBe(404)
    expect(await client.ask('GET', `/api/screens/${id}/feed`)).toEqual({ madeAt: null })
    expect((await client.request('DELETE', `/api/screens/${id}/feed`)).status).toBe(404)
  })

  it('has no address that can be guessed, and none in the stored catalogue', async () => {
    const { path } = await client.ask<{ path: string }>('POST', `/api/screens/${id}/feed`)
    expect(path).toMatch(/^\/feeds\/[\w-]{43}\.ics$/)
    const { feeds } = await running.controller.house.store.read()
    expect(JSON.stringify(feeds)).not.toContain(path.slice(7, -4))
    expect((await read('/feeds/none.ics')).status).toBe(404)
    expect((await client.request('POST', '/api/screens/none/feed')).status).toBe(404)
    expect((await fetch(`${running.origin}/api/screens/${id}/feed`, { method: 'POST' })).status).toBe(401)
  })
})
