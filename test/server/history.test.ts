// What staff see of what happened, on a real controller: a screen's day, reports, files for spreadsheets, who published; and a
// history whose file is damaged or cannot be written, while screens go on.
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHistory } from '../../server/history/create-history.ts'
import { createThread } from '../../server/history/thread.ts'
import type { Audit, PlayReport, ScreenDay } from '../../server/routes/history.ts'
import type { ScreenPlays } from '../../server/routes/screen-plays.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { SimulatedJournal } from '../doubles/simulated-journal.ts'
import { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aBulletin, aSite, until } from '../doubles/staff.ts'
import { createHistoryHere, createLineHere } from '../doubles/history-here.ts'
import { placeOf, playsOf } from '../doubles/played.ts'

const DAY_MS = 86_400_000
/** Faster than the limit on messages of plays allows for long, slower than its burst. */
const PAUSE_MS = 55

const dateOf = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

describe('with a controller', () => {
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

  const pair = async (name: string, journal: SimulatedJournal) => {
    const code = await new Promise<string>((resolve) => {
      const screen = new SimulatedScreen({ server: running.origin, fetch: 'none', plays: journal, onCode: resolve })
      screens.push(screen)
      screen.start()
    })
    const paired = await client.ask<{ id: string }>('POST', '/api/pairings', { code, name, site: site.id })
    return { id: paired.id, screen: screens.at(-1)! }
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
    expect(await rulesOf('/api/reports/plays?from=2026-11-21&until=2026-11-20&by=item')).toEqual([
      422,
      'dates-reversed',
    ])
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
    const today = () => client.ask<ScreenDay>('GET', `/api/screens/${id}/day?date=${dateOf(Date.now())}`)
    const kinds = (day: ScreenDay) => day.states.map(({ state }) => state)
    await until(async () => kinds(await today()).at(-1) === 'showing')
    screen.stop()
    const cutAt = Date.now()
    const day = await until(async () => {
      const seen = await today()
      return kinds(seen).at(-1) === 'offline' && seen
    })
    expect(Math.abs(day.states.at(-1)!.from - cutAt)).toBeLessThan(5_000)
    expect(day.states.slice(0, -1).map((stretch, index) => stretch.until - day.states[index + 1]!.from)).toEqual(
      day.states.slice(1).map(() => 0),
    )
  })

  it('the state of history is told to whoever watches the controller', async () => {
    const health = await (await fetch(`${running.origin}/healthz`)).json()
    expect(health).toMatchObject({ status: 'ok', history: { state: 'ok', failure: null, keptAside: null } })
  })
})

describe('a file of history', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })

  const FROM = Date.UTC(2026, 10, 20, 16)
  const place = placeOf('s-1')
  const slots = (first: number, count: number) =>
    playsOf(
      place,
      first,
      Array.from({ length: count }, (_, index) => ({ from: FROM + (first + index) * 1_000, item: 'salt' })),
    )

  const firsts = (count: number) => Array.from({ length: count / 100 }, (_, index) => 1 + index * 100)

  const makeFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kepu-history-file-'))
    folders.push(folder)
    return { folder, path: join(folder, 'history.sqlite') }
  }

  const fill = async (path: string) => {
    const history = createHistoryHere(() => FROM, path)
    await history.start()
    await Promise.all(firsts(20_000).map((first) => history.keep(slots(first, 100))))
    await history.stop()
  }

  const logged: [object, string][] = []
  const log = { info() {}, warn() {}, error: (facts: object, words: string) => logged.push([facts, words]) }

  it.each<[string, (path: string) => Promise<void>]>([
    ['is not a database', (path) => writeFile(path, 'not a database '.repeat(1_000))],
    ['was cut short', (path) => truncate(path, 50_000)],
    [
      'lost its first pages',
      async (path) => {
        const bytes = await readFile(path)
        await writeFile(path, bytes.fill(0x5a, 4_096, 100_000))
      },
    ],
  ])('that %s is kept aside, and a new one is begun', async (_name, damage) => {
    const { folder, path } = await makeFolder()
    await fill(path)
    await damage(path)
    logged.length = 0
    const history = createHistory({ line: createThread(path), now: () => FROM, log })
    await history.start()
    expect(await history.keep(slots(1, 50))).toEqual({ type: 'kept' })
    const { keptAside, state } = history.health()
    expect(state).toBe('ok')
    expect(keptAside).toMatch(/^history-damaged-.*\.sqlite$/)
    expect(logged.map(([facts]) => facts)).toContainEqual({ keptAside })
    await history.stop()
    expect((await readdir(folder)).sort()).toEqual([keptAside, 'history.sqlite'])
    const again = createHistoryHere(() => FROM, path)
    const span = await again.span('s-1', FROM, FROM + DAY_MS)
    expect(span.type === 'answered' && span.value.plays).toHaveLength(50)
    await again.stop()
  })

  it('that is found damaged only while it is written is kept aside then, and nothing that was brought is lost', async () => {
    const { path } = await makeFolder()
    await fill(path)
    const bytes = await readFile(path)
    // All but the first pages, so that opening finds nothing wrong.
    await writeFile(path, bytes.fill(0x5a, Math.floor(bytes.length / 8192) * 4096))
    const history = createHistoryHere(() => FROM, path)
    await history.start()
    const outcomes = await Promise.all(firsts(40_000).map((first) => history.keep(slots(first, 100))))
    expect(outcomes.filter(({ type }) => type !== 'kept')).toEqual([])
    expect(history.health()).toMatchObject({ state: 'ok', keptAside: expect.stringMatching(/^history-damaged/) })
    await history.stop()
  })

  it('that cannot be opened stops nothing: plays are not answered until it can', async () => {
    const { path } = await makeFolder()
    await mkdir(path)
    logged.length = 0
    const history = createHistory({ line: createLineHere(path, () => FROM), now: () => FROM, log })
    await history.start()
    expect((await history.keep(slots(1, 10))).type).toBe('failed')
    expect(history.health()).toMatchObject({ state: 'failing', failure: { at: FROM }, keptAside: null })
    expect(logged).toHaveLength(1)
    expect((await history.span('s-1', FROM, FROM + DAY_MS)).type).toBe('failed')
    await rm(path, { recursive: true })
    expect(await history.keep(slots(1, 10))).toEqual({ type: 'kept' })
    expect(history.health().state).toBe('ok')
    await history.stop()
  })

  it('of a newer version is left as it is', async () => {
    const { folder, path } = await makeFolder()
    await fill(path)
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 99')
    database.close()
    const history = createHistory({ line: createThread(path), now: () => FROM, log })
    await history.start()
    expect((await history.keep(slots(1, 10))).type).toBe('failed')
    expect(history.health().failure?.detail).toContain('schema 99')
    await history.stop()
    expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toEqual([])
  })
})
