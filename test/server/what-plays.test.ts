// What staff may ask to be played, through the API: what cannot be meant is refused with the field and the rule.
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../server/store/memory.ts'
import { anEntry } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

type Saved = { id: string; version: number }
type Problem = { type: string; issues?: { path: string; rule: string }[]; by?: { id: string }[] }

let browser: ReturnType<typeof createBrowser>
let inner: string

beforeEach(async () => {
  browser = createBrowser(createHouseDouble({}, createMemoryStore()))
  await browser.setUp()
  const answer = await browser.post<Saved>('/api/playlists', { name: '每天一条', items: [] })
  inner = answer.body.id
})

const rules = (body: unknown): string[] => ((body as Problem).issues ?? []).map(({ path, rule }) => `${path}: ${rule}`)

const entry = (over: Record<string, unknown>) => anEntry(inner, { name: '讲座', ...over })

describe('playlists', () => {
  test('are shuffled, take some a day, and lie inside each other', async () => {
    const asked = {
      name: '外层',
      items: [],
      order: 'shuffled',
      take: { count: 1, per: 'day' },
      inside: [{ playlist: inner, before: 0 }],
    }
    const answer = await browser.post<Saved>('/api/playlists', asked)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject(asked)
    const removed = await browser.remove(`/api/playlists/${inner}`, 1)
    expect([removed.status, (removed.body as Problem).by?.[0]?.id]).toEqual([409, answer.body.id])
  })

  test('are refused that contain themselves, or what is not there, or take nothing', async () => {
    const outer = await browser.post<Saved>('/api/playlists', {
      name: '外层',
      items: [],
      inside: [{ playlist: inner, before: 0 }],
    })
    const inside = [{ playlist: outer.body.id, before: 0 }]
    const circle = await browser.put(`/api/playlists/${inner}`, 1, { name: '每天一条', items: [], inside })
    expect([circle.status, rules(circle.body)]).toEqual([422, ['inside: playlist-cycle']])
    const gone = await browser.post('/api/playlists', {
      name: '外',
      items: [],
      inside: [{ playlist: 'gone', before: 0 }],
    })
    expect(gone.status).toBe(422)
    const nothing = await browser.post('/api/playlists', { name: '外', items: [], take: { count: 0, per: 'day' } })
    expect([nothing.status, rules(nothing.body)]).toEqual([422, ['take.count: take-count']])
  })
})

describe('entries', () => {
  test('that are appointments need the time at which they begin', async () => {
    const without = await browser.post('/api/entries', entry({ level: 'appointment' }))
    expect([without.status, rules(without.body)]).toEqual([422, ['startsAt: appointment-start']])
    const unreal = await browser.post('/api/entries', entry({ level: 'appointment', startsAt: '2027-02-30T15:00' }))
    expect(rules(unreal.body)).toEqual(['startsAt: date-unreal'])
    expect(
      (await browser.post('/api/entries', entry({ level: 'appointment', startsAt: '2027-02-28T15:00' }))).status,
    ).toBe(201)
  })

  test('that are notices ask for 1 to 60 plays an hour', async () => {
    const often = await browser.post('/api/entries', entry({ level: 'notice', perHour: 61 }))
    expect(rules(often.body)).toEqual(['perHour: per-hour'])
    expect((await browser.post('/api/entries', entry({ level: 'notice', perHour: 60 }))).status).toBe(201)
  })

  test('name the zone they play in by its id', async () => {
    expect((await browser.post('/api/entries', entry({ zone: 'ticker' }))).status).toBe(201)
    expect(rules((await browser.post('/api/entries', entry({ zone: 'Ticker!' }))).body)).toEqual(['zone: zone-id'])
  })
})

test('four layouts are there from the beginning, and stay as they are', async () => {
  const { body } = await browser.get<{ documents: { id: string; zones: { id: string; kind?: string }[] }[] }>(
    '/api/layouts',
  )
  expect(body.documents.map(({ id }) => id).toSorted()).toEqual(['full', 'main-side', 'main-ticker', 'portrait-stack'])
  expect((await browser.remove('/api/layouts/main-side', 1)).status).toBe(409)
})

describe('layouts of staff’s own', () => {
  const main = { id: 'main', x: 0, y: 0, width: 70, height: 100 }

  test('are made, renamed with their zones, and removed', async () => {
    const zones = [main, { id: 'side', kind: 'side', name: '时间栏', x: 70, y: 0, width: 30, height: 100 }]
    const made = await browser.post<Saved & { zones: unknown }>('/api/layouts', { name: '大厅', zones })
    expect([made.status, made.body.zones]).toEqual([201, zones])
    expect((await browser.put(`/api/layouts/${made.body.id}`, 1, { name: '门厅', zones: [main] })).status).toBe(200)
    expect((await browser.put(`/api/layouts/${made.body.id}`, 1, { name: '又改', zones })).status).toBe(412)
    expect((await browser.remove(`/api/layouts/${made.body.id}`, 2)).status).toBe(204)
  })

  test('are refused with the zone and the rule where a zone cannot be shown', async () => {
    const zones = [main, { ...main, x: 40 }, { id: 'ticker', kind: 'ticker', x: 0, y: 98, width: 100, height: 2 }]
    const refused = await browser.post('/api/layouts', { name: '大厅', zones })
    expect([refused.status, rules(refused.body)]).toEqual([
      422,
      ['zones.1.id: zone-twice', 'zones.2.height: zone-small'],
    ])
    const outside = await browser.post('/api/layouts', { name: '大厅', zones: [{ ...main, x: 40 }] })
    expect([outside.status, rules(outside.body)]).toEqual([422, ['zones.0.width: zone-outside']])
  })
})
