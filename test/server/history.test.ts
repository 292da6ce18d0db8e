// What staff see of what happened, on a real controller: a screen's day, reports, files for spreadsheets, who published.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Audit, PlayReport, ScreenDay } from '../../server/routes/history.ts'
import type { ScreenPlays } from '../../server/routes/screen-plays.ts'
import type { Overview } from '../../server/routes/screens-live.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { SimulatedJournal } from '../doubles/simulated-journal.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aBulletin, aSite, until } from '../doubles/staff.ts'

const DAY_MS = 86_400_000
/** Faster than the limit on messages of plays allows for long, slower than its burst. */
const PAUSE_MS = 55

const dateOf = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

let running: RunningController
let client: Client
const screens: SimulatedScreen[] = []
let site: { id: string }
let item: { id: string; title: string; theme: string }

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  site = await client.ask('POST', '/api/sites', aSite('东门菜市场'))
  item = await client.ask('POST', '/api/items', aBulletin('少盐'))
  await client.ask('POST', '/api/publication', { note: '' })
})
afterAll(async () => {
  for (const screen of screens) screen.stop()
  await running.end()
})

const pair = async (name: string, plays: SimulatedJournal) => {
  const { screen, paired } = await pairSimulated(client, { name, site: site.id }, { plays })
  screens.push(screen)
  return { id: paired.id, screen }
}

it('a screen that was away for sixty days tells what it played, once, also where the line breaks meanwhile', async () => {
  const journal = new SimulatedJournal({ pauseMs: PAUSE_MS })
  const now = Date.now()
  const perDay = 30
  const count = 60 * perDay
  for (let index = 0; index < count; index++) {
    const from = now - 60 * DAY_MS + Math.floor((index * DAY_MS) / perDay)
    const fails = index % 100 === 99
    journal.record({
      from,
      ms: fails ? 0 : 15_000,
      item: index % 3 === 0 ? 'card' : item.id,
      entry: null,
      revision: 1,
      outcome: fails ? 'failed' : 'played',
      why: fails ? 'media' : null,
    })
  }
  const { id, screen } = await pair('旅行屏', journal)
  await until(() => journal.acknowledged.length > 0)
  screen.stop()
  screen.start()
  await until(() => journal.waiting === 0)
  expect(journal.acknowledged).toEqual(Array.from({ length: count }, (_, index) => index + 1))

  const range = `from=${dateOf(now - 61 * DAY_MS)}&until=${dateOf(now)}&screen=${id}`
  const report = await client.ask<PlayReport>('GET', `/api/reports/plays?${range}&by=item`)
  expect(report.rows.map(({ id: key, plays, missed }) => [key, plays + missed])).toEqual([
    [item.id, (count * 2) / 3],
    ['card', count / 3],
  ])
  expect(report.rows[0]).toMatchObject({ name: item.title, within: item.theme, days: [] })
  expect(report.rows.reduce((sum, { missed }) => sum + missed, 0)).toBe(count / 100)
  const daily = await client.ask<PlayReport>('GET', `/api/reports/plays?${range}&by=screen&each=day`)
  expect(daily.rows).toMatchObject([{ id, name: '旅行屏', within: '东门菜市场' }])
  expect(daily.rows[0]?.days.reduce((sum, { plays, missed }) => sum + plays + missed, 0)).toBe(count)
  expect(daily.rows[0]?.days.length).toBeGreaterThanOrEqual(60)

  const day = await client.ask<ScreenDay>('GET', `/api/screens/${id}/day?date=${dateOf(now - 30 * DAY_MS)}`)
  expect(day).toMatchObject({ name: '旅行屏', siteName: '东门菜市场', zone: 'Asia/Shanghai' })
  expect(day.until - day.from).toBe(DAY_MS)
  const pages: ScreenPlays[] = []
  for (let after: string | null = ''; after !== null; after = pages.at(-1)?.next ?? null) {
    const span = `from=${day.from}&until=${day.until}&limit=40${after === '' ? '' : `&after=${after}`}`
    pages.push(await client.ask<ScreenPlays>('GET', `/api/screens/${id}/plays?${span}`))
  }
  const total = pages[0]?.total ?? 0
  expect(total).toBeGreaterThanOrEqual(perDay)
  expect(pages.map(({ plays }) => plays.length)).toEqual([
    ...Array.from({ length: Math.ceil(total / 40) - 1 }, () => 40),
    total - 40 * (Math.ceil(total / 40) - 1),
  ])
  const begun = pages.flatMap(({ plays }) => plays.map(({ from }) => from))
  expect(begun).toEqual(begun.toSorted((a, b) => b - a))
  expect(pages[0]?.items[item.id]).toEqual({ title: item.title, theme: item.theme })
  expect(day.states).toEqual([{ from: day.from, until: day.until, state: 'unknown' }])
})

it('both come as files that a spreadsheet opens, in Chinese or English', async () => {
  const journal = new SimulatedJournal({ pauseMs: PAUSE_MS })
  const now = Date.now()
  journal.record({
    from: now - 20_000,
    ms: 15_000,
    item: item.id,
    entry: null,
    revision: 1,
    outcome: 'played',
    why: null,
  })
  const { id } = await pair('西门屏', journal)
  await until(() => journal.waiting === 0)
  const file = async (path: string) => {
    const answer = await client.request('GET', path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(dateOf(now - 20_000)))
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    return bytes.subarray(3).toString().trimEnd().split('\r\n')
  }
  const date = dateOf(now - 20_000)
  const day = await file(`/api/screens/${id}/day.csv?date=${date}`)
  expect(day[0]).toBe('类别,开始,结束,秒,内容,主题,排期,结果,原因')
  expect(day.find((line) => line.startsWith('播放,'))).toContain(`,15,${item.title},`)
  const report = await file(
    `/api/reports/plays.csv?from=${date}&until=${date}&by=screen&each=day&screen=${id}&language=en`,
  )
  expect(report).toEqual(['Date,Screen,Site,Id,Plays,Hours,Missed', `${date},西门屏,东门菜市场,${id},1,0,0`])
})

it('what is asked wrongly is told by its rule', async () => {
  const rulesOf = async (path: string) => {
    const answer = await client.request('GET', path)
    const body: { status: number; issues?: { rule: string }[] } = await answer.json()
    return [answer.status, ...(body.issues ?? []).map(({ rule }) => rule)]
  }
  expect(await rulesOf('/api/screens/s-none/day?date=2026-11-21')).toEqual([404])
  expect(await rulesOf('/api/screens/s-none/day?date=2026-02-30')).toEqual([422, 'date-unreal'])
  expect(await rulesOf('/api/screens/s-none/plays?from=0&until=1')).toEqual([404])
  expect(await rulesOf('/api/screens/s-none/plays?from=0&until=999999999&limit=0')).toEqual([
    422,
    'limit',
    'range-long',
  ])
  expect(await rulesOf('/api/reports/plays?from=2026-11-21&until=2026-11-20&by=item')).toEqual([422, 'dates-reversed'])
  expect(await rulesOf('/api/reports/plays?from=1990-01-01&until=2026-11-20&by=item')).toEqual([422, 'range-long'])
  expect((await rulesOf('/api/reports/plays?from=2026-11-20&until=2026-11-20&by=weather'))[0]).toBe(422)
  expect(await rulesOf('/api/audit?limit=0')).toEqual([422, 'limit'])
})

it('who published is kept, and by whom', async () => {
  const current = await client.request('GET', `/api/items/${item.id}`)
  const body: Record<string, unknown> = await current.json()
  for (const key of ['id', 'version', 'unit', 'changedAt', 'changedBy']) delete body[key]
  await client.ask(
    'PUT',
    `/api/items/${item.id}`,
    { ...body, title: '新题目' },
    { 'if-match': current.headers.get('etag')! },
  )
  await client.ask('POST', '/api/publication', { note: '周五的内容' })
  await client.ask('POST', '/api/revisions/1/rollback', { note: '' })
  const audit = await until(async () => {
    const page = await client.ask<Audit>('GET', '/api/audit?limit=2')
    return page.entries[0]?.about['revision'] === 3 && page
  })
  expect(audit.entries).toMatchObject([
    { what: 'rolled-back', byName: 'admin', about: { backTo: 1 } },
    { what: 'published', byName: 'admin', about: { note: '周五的内容', changed: 1 } },
  ])
  const before = await client.ask<Audit>('GET', `/api/audit?after=${audit.next}`)
  expect(before.entries).toMatchObject([{ what: 'published', about: { revision: 1 } }])
  expect(before.next).toBeNull()
})

it('a screen that plays is showing, and one that is cut off is offline, from when it happened', async () => {
  const { id, screen } = await pair('南门屏', new SimulatedJournal())
  const dayOf = (instant: number) => client.ask<ScreenDay>('GET', `/api/screens/${id}/day?date=${dateOf(instant)}`)
  const kinds = (day: ScreenDay) => day.states.map(({ state }) => state)
  await until(async () => kinds(await dayOf(Date.now())).at(-1) === 'showing')
  const cutAt = Date.now()
  screen.stop()
  // What the overview says at once, history keeps once it has lasted: with the time at which it happened.
  const { since } = await until(async () => {
    const { screens: seen } = await client.ask<Overview>('GET', '/api/overview')
    const state = seen.find((one) => one.screen.id === id)?.state
    return state?.link === 'offline' && state
  })
  expect(since).toBeGreaterThanOrEqual(cutAt)
  const day = await until(async () => {
    const seen = await dayOf(since!)
    return kinds(seen).at(-1) === 'offline' && seen
  })
  expect(day.states.at(-1)!.from).toBe(since)
  expect(day.states.slice(0, -1).map((stretch, index) => stretch.until - day.states[index + 1]!.from)).toEqual(
    day.states.slice(1).map(() => 0),
  )
})

it('the state of history is told to whoever watches the controller', async () => {
  const health = await (await fetch(`${running.origin}/healthz`)).json()
  expect(health).toMatchObject({ status: 'ok', history: { state: 'ok', failure: null, keptAside: null } })
})
