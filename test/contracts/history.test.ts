// What every history must do, run on each of them: on a file, on this thread and on one of its own. One that passes here can
// stand where the others stand.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createHistory } from '../../server/history/create-history.ts'
import type { History, ReportQuery, StateKind } from '../../server/history/history.ts'
import { createThread } from '../../server/history/thread.ts'
import { createLineHere } from '../doubles/history-here.ts'
import { type Played, placeOf, playsOf } from '../doubles/played.ts'

const DAY_MS = 86_400_000
/** Midnight in Shanghai. */
const MORNING = Date.UTC(2026, 10, 20, 16)
const DAY = 20_778

const folders: string[] = []
const open: History[] = []
afterEach(async () => {
  for (const history of open.splice(0)) await history.stop()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const quiet = { info() {}, warn() {}, error() {} }
const clock = { now: MORNING }

const start = async (createLine: typeof createLineHere): Promise<History> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-history-'))
  folders.push(folder)
  const now = () => clock.now
  const history = createHistory({ line: createLine(join(folder, 'history.sqlite'), now), now, log: quiet })
  open.push(history)
  await history.start()
  return history
}

const place = placeOf('s-1')
const at = (second: number) => MORNING + second * 1000
const slots = (count: number, item = 'salt', from = 0): Played[] =>
  Array.from({ length: count }, (_, index) => ({ from: at(from + index * 10), item }))

const month = (over: Partial<ReportQuery> = {}): ReportQuery => ({
  from: DAY - 20,
  until: DAY + 20,
  by: 'item',
  each: 'total',
  screen: null,
  site: null,
  ...over,
})

const answered = <T>(answer: { type: 'answered'; value: T } | { type: 'failed'; detail: string }): T => {
  if (answer.type === 'failed') throw new Error(answer.detail)
  return answer.value
}

const playsOn = async (history: History, screen = 's-1', from = MORNING, until = MORNING + DAY_MS) =>
  answered(await history.span(screen, from, until)).plays

describe.each([
  ['node:sqlite', createLineHere],
  ['node:sqlite on a thread', (path: string) => createThread(path)],
])('a history: %s', (_name, createLine) => {
  test('gives plays a page at a time, the latest first, and what comes meanwhile shifts nothing', async () => {
    const history = await start(createLine)
    await history.keep(playsOf(place, 1, slots(25)))
    const outcomes = ['skipped', 'failed', 'cut'] as const
    await history.keep(
      playsOf(
        place,
        26,
        outcomes.map((outcome, index) => ({ from: at(250 + index), item: 'film', outcome })),
      ),
    )
    const query = { screen: 's-1', from: MORNING, until: at(10_000), missedOnly: false, limit: 10, after: null }
    const first = answered(await history.plays(query))
    expect(first).toMatchObject({ total: 28, missed: 2 })
    // Later than all others, and one that a screen brings up only now.
    await history.keep(
      playsOf(place, 29, [
        { from: at(300), item: 'salt' },
        { from: at(5), item: 'salt' },
      ]),
    )
    const second = answered(await history.plays({ ...query, after: first.next }))
    const third = answered(await history.plays({ ...query, after: second.next }))
    expect(third).toMatchObject({ total: 30, next: null })
    const looked = [first, second, third].flatMap(({ plays }) => plays.map(({ from }) => (from - MORNING) / 1000))
    const expected = [252, 251, 250, ...Array.from({ length: 24 }, (_, index) => 240 - 10 * index), 5, 0]
    expect(looked).toEqual(expected)

    const missed = answered(await history.plays({ ...query, missedOnly: true }))
    expect(missed.plays.map(({ outcome, title }) => [outcome, title])).toEqual([
      ['failed', '题 film'],
      ['skipped', '题 film'],
    ])
    expect(missed).toMatchObject({ total: 30, missed: 2, next: null })
    // As in a span: what began before, and was still on, belongs to it.
    const hour = answered(await history.plays({ ...query, from: at(15), until: at(30) }))
    expect(hour.plays.map(({ from }) => (from - MORNING) / 1000)).toEqual([20, 10])
    expect(answered(await history.plays({ ...query, screen: 's-9' }))).toEqual({
      plays: [],
      next: null,
      total: 0,
      missed: 0,
    })
    expect(answered(await history.span('s-1', MORNING, at(60), false)).plays).toEqual([])
  })

  test('keeps plays under the names of their time, with what became of them', async () => {
    const history = await start(createLine)
    const played: Played[] = [
      { from: at(0), item: 'salt', entry: 'e-1' },
      { from: at(10), ms: 4_000, item: 'flood', outcome: 'cut', why: 'manifest' },
      { from: at(14), ms: 0, item: 'film', outcome: 'skipped', why: 'codec' },
    ]
    expect(await history.keep(playsOf(place, 1, played, { revision: 7 }))).toEqual({ type: 'kept' })
    const common = { zone: 0, theme: 'health', revision: 7 }
    expect(await playsOn(history)).toEqual([
      {
        ...common,
        from: at(0),
        ms: 10_000,
        item: 'i-salt',
        title: '题 salt',
        entry: 'e-1',
        entryName: '排 e-1',
        outcome: 'played',
        why: '',
      },
      {
        ...common,
        from: at(10),
        ms: 4_000,
        item: 'i-flood',
        title: '题 flood',
        entry: '',
        entryName: '',
        outcome: 'cut',
        why: 'manifest',
      },
      {
        ...common,
        from: at(14),
        ms: 0,
        item: 'i-film',
        title: '题 film',
        entry: '',
        entryName: '',
        outcome: 'skipped',
        why: 'codec',
      },
    ])
    expect(await playsOn(history, 's-2')).toEqual([])
    expect(answered(await history.report(month()))).toEqual([
      { key: 'i-salt', name: '题 salt', within: 'health', day: null, plays: 1, ms: 10_000, missed: 0 },
      { key: 'i-flood', name: '题 flood', within: 'health', day: null, plays: 1, ms: 4_000, missed: 0 },
      { key: 'i-film', name: '题 film', within: 'health', day: null, plays: 0, ms: 0, missed: 1 },
    ])
  })

  test('keeps and counts each play once, however often and in whatever order it comes', async () => {
    const history = await start(createLine)
    const all = slots(60)
    const part = (from: number, until: number) => playsOf(place, from + 1, all.slice(from, until))
    for (const [from, until] of [
      [40, 60],
      [0, 20],
      [0, 20],
      [10, 50],
      [20, 40],
      [0, 60],
    ] as const)
      expect(await history.keep(part(from, until))).toEqual({ type: 'kept' })
    expect((await playsOn(history)).map(({ from }) => from)).toEqual(all.map(({ from }) => from))
    expect(answered(await history.report(month()))).toMatchObject([{ plays: 60, ms: 600_000 }])
  })

  test('takes equal numbers of another journal, and of another screen, for other plays', async () => {
    const history = await start(createLine)
    await history.keep(playsOf(place, 1, slots(3)))
    await history.keep(playsOf(place, 1, slots(2, 'salt', 100), { journal: 'journal-2' }))
    await history.keep(playsOf(placeOf('s-2'), 1, slots(4)))
    expect(await playsOn(history)).toHaveLength(5)
    expect(await playsOn(history, 's-2')).toHaveLength(4)
    expect(answered(await history.report(month()))).toMatchObject([{ plays: 9 }])
  })

  test('counts a play on the civil day of its site on which it began, and finds it on both days it touches', async () => {
    const history = await start(createLine)
    const midnight = MORNING + DAY_MS
    await history.keep(playsOf(place, 1, [{ from: midnight - 4_000, item: 'salt' }]))
    const paris = { ...placeOf('s-2'), zone: 'Europe/Paris' }
    await history.keep(
      playsOf(paris, 1, [
        { from: midnight - 4_000, item: 'flood' },
        { from: midnight + 5_000, item: 'flood' },
      ]),
    )
    expect(answered(await history.report(month({ each: 'day' })))).toMatchObject([
      { key: 'i-salt', day: DAY, plays: 1, ms: 10_000 },
      { key: 'i-flood', day: DAY, plays: 2 },
    ])
    expect(await playsOn(history, 's-1', MORNING, midnight)).toHaveLength(1)
    expect(await playsOn(history, 's-1', midnight, midnight + DAY_MS)).toHaveLength(1)
    expect(await playsOn(history, 's-1', midnight + 6_000, midnight + DAY_MS)).toHaveLength(0)
  })

  test('adds up by screen, site and theme, one day or many, and for one site alone', async () => {
    const history = await start(createLine)
    await history.keep(playsOf(placeOf('s-1', 'east'), 1, slots(3)))
    await history.keep(playsOf(placeOf('s-2', 'east'), 1, slots(2, 'flood'), { theme: 'disaster' }))
    await history.keep(playsOf(placeOf('s-3', 'west'), 1, slots(5)))
    await history.keep(playsOf(placeOf('s-3', 'west'), 6, slots(1, 'salt', 90_000)))
    const rows = async (over: Partial<ReportQuery>) =>
      answered(await history.report(month(over))).map(({ key, day, plays }) => [key, day, plays])
    expect(await rows({ by: 'screen' })).toEqual([
      ['s-1', null, 3],
      ['s-2', null, 2],
      ['s-3', null, 6],
    ])
    expect(await rows({ by: 'site', each: 'day' })).toEqual([
      ['east', DAY, 5],
      ['west', DAY, 5],
      ['west', DAY + 1, 1],
    ])
    expect(await rows({ by: 'theme' })).toEqual([
      ['health', null, 9],
      ['disaster', null, 2],
    ])
    expect(await rows({ by: 'theme', site: 'east' })).toEqual([
      ['health', null, 3],
      ['disaster', null, 2],
    ])
    expect(await rows({ by: 'item', screen: 's-3', from: DAY + 1 })).toEqual([['i-salt', null, 1]])
    expect(await rows({ by: 'item', screen: 's-4' })).toEqual([])
  })

  test('keeps what a screen was called and where it stood; a report gives one line to each, under its newest name', async () => {
    const history = await start(createLine)
    await history.keep(playsOf(placeOf('s-1', 'east', '旧名'), 1, slots(3)))
    await history.keep(playsOf(placeOf('s-1', 'west', '新名'), 4, slots(2, 'salt', 100), { theme: 'farming' }))
    expect(answered(await history.report(month({ by: 'screen' })))).toMatchObject([{ name: '新名', plays: 5 }])
    expect(answered(await history.report(month({ by: 'site' })))).toMatchObject([
      { key: 'east', plays: 3 },
      { key: 'west', plays: 2 },
    ])
    expect(answered(await history.report(month({ by: 'theme' })))).toMatchObject([
      { key: 'health', plays: 3 },
      { key: 'farming', plays: 2 },
    ])
    expect(answered(await history.report(month()))).toMatchObject([{ within: 'farming', plays: 5 }])
  })

  test('an item of which nothing is known any more keeps the name under which it was kept last', async () => {
    const history = await start(createLine)
    await history.keep(playsOf(place, 1, slots(1)))
    await history.keep({ ...playsOf(place, 2, slots(1, 'salt', 10)), items: [] })
    await history.keep({ ...playsOf(place, 3, slots(1, 'gone', 20)), items: [] })
    expect((await playsOn(history)).map(({ title }) => title)).toEqual(['题 salt', '题 salt', ''])
  })

  test('tells how a screen was from the last change before the span on, and while the controller ran', async () => {
    const history = await start(createLine)
    const change = (second: number, state: StateKind) => ({ screen: 's-1', at: at(second), state })
    await history.keep({ type: 'watch', from: at(-500), until: at(-100) })
    await history.keep({
      type: 'states',
      changes: [change(-200, 'offline'), change(-50, 'showing'), change(30, 'blank'), change(60, 'failed')],
    })
    await history.keep({ type: 'states', changes: [change(30, 'blank')] })
    clock.now = at(90)
    const span = answered(await history.span('s-1', at(0), at(60)))
    expect(span.changes).toEqual([
      { at: at(-50), state: 'showing' },
      { at: at(30), state: 'blank' },
    ])
    expect(span.watches).toEqual([{ from: MORNING, until: at(90) }])
    clock.now = MORNING
  })

  test('keeps commands with who gave them, and deeds of staff once', async () => {
    const history = await start(createLine)
    const doer = { at: at(5), by: 'a-1', byName: '王芳' }
    await history.keep({ type: 'command', screen: 's-1', kind: 'reload', outcome: 'done', ...doer })
    expect(answered(await history.span('s-1', MORNING, at(10))).commands).toEqual([
      { kind: 'reload', outcome: 'done', ...doer },
    ])
    for (const number of [1, 2, 1, 3, 3])
      await history.keep({ type: 'audit', ref: `r${number}`, what: 'published', about: { revision: number }, ...doer })
    const page = answered(await history.audit(2, null))
    expect(page.map(({ about }) => about)).toEqual([{ revision: 3 }, { revision: 2 }])
    expect(page[0]).toMatchObject({ what: 'published', ...doer })
    expect(answered(await history.audit(2, page[1]?.id ?? 0)).map(({ about }) => about)).toEqual([{ revision: 1 }])
  })

  test('[retention] drops old details, keeps what they add up to, and never takes a dropped play again', async () => {
    const history = await start(createLine)
    const old = slots(1_200).map((played) => ({ ...played, from: played.from - 10 * DAY_MS }))
    for (let first = 0; first < old.length; first += 100)
      await history.keep(playsOf(place, first + 1, old.slice(first, first + 100)))
    await history.keep(playsOf(place, 1_201, slots(30)))
    const change = (instant: number) => ({ screen: 's-1', at: instant, state: 'showing' as const })
    await history.keep({ type: 'states', changes: [change(at(0) - 10 * DAY_MS), change(at(0))] })
    expect(await history.trim(MORNING - 2 * DAY_MS)).toBe(1_200)
    expect(await history.trim(MORNING - 2 * DAY_MS)).toBe(0)
    const span = answered(await history.span('s-1', MORNING - 20 * DAY_MS, MORNING + DAY_MS))
    expect(span.plays).toHaveLength(30)
    expect(span.changes).toEqual([{ at: at(0), state: 'showing' }])
    expect(await history.keep(playsOf(place, 1, old.slice(0, 100)))).toEqual({ type: 'kept' })
    expect(answered(await history.report(month()))).toMatchObject([{ plays: 1_230 }])
    // The journal goes on.
    await history.keep(playsOf(place, 1_231, slots(5, 'salt', 1_000)))
    expect(await playsOn(history)).toHaveLength(35)
  })

  test('a screen that begins too many journals is not kept, and keeps nobody from being kept', async () => {
    const history = await start(createLine)
    const outcomes = await Promise.all([
      ...Array.from({ length: 1_100 }, (_, index) =>
        history.keep(playsOf(place, 1, slots(1), { journal: `journal-${index}` })),
      ),
      history.keep(playsOf(placeOf('s-2'), 1, slots(1))),
    ])
    expect(outcomes.at(-1)).toEqual({ type: 'kept' })
    expect(outcomes.filter(({ type }) => type === 'kept')).toHaveLength(1_001)
    expect(outcomes.filter(({ type }) => type === 'failed')).toHaveLength(100)
    expect(answered(await history.report(month()))).toMatchObject([{ plays: 1_001 }])
  })

  test('what waits is bounded: beyond that screens are asked to come again', async () => {
    const history = await start(createLine)
    const outcomes = await Promise.all(
      Array.from({ length: 2_100 }, (_, index) =>
        history.keep(playsOf(placeOf(`s-${index % 50}`), 1 + Math.floor(index / 50) * 100, slots(100))),
      ),
    )
    const kept = outcomes.filter(({ type }) => type === 'kept').length
    expect(kept).toBeGreaterThanOrEqual(2_000)
    expect(outcomes.filter(({ type }) => type === 'busy')).toHaveLength(2_100 - kept)
    expect(kept).toBeLessThan(2_100)
    expect(answered(await history.report(month()))).toMatchObject([{ plays: kept * 100 }])
    expect(history.health().waiting).toBe(0)
  })

  test('stops after all that it took is kept, and then takes nothing', async () => {
    const history = await start(createLine)
    const kept = history.keep(playsOf(place, 1, slots(100)))
    await history.stop()
    expect(await kept).toEqual({ type: 'kept' })
    expect(await history.keep(playsOf(place, 101, slots(1)))).toEqual({ type: 'busy' })
    open.splice(open.indexOf(history), 1)
  })
})

describe('roll-ups', () => {
  const SCREENS = ['s-1', 's-2']
  const message = fc.record({
    screen: fc.constantFrom(...SCREENS),
    journal: fc.constantFrom('journal-1', 'journal-2'),
    seq: fc.integer({ min: 1, max: 60 }),
    count: fc.integer({ min: 1, max: 40 }),
    site: fc.constantFrom('east', 'west'),
  })
  /** The play of a number is the same whenever it is sent, as a journal promises. */
  const playOf = (screen: string, journal: string, seq: number): Played => {
    const spread = (SCREENS.indexOf(screen) * 7 + journal.length * 3 + seq) * 40_503
    return {
      from: MORNING + (spread % 5) * DAY_MS + (spread % 86_000) * 1_000,
      ms: spread % 20_000,
      item: ['salt', 'flood', 'film'][spread % 3] ?? 'salt',
      outcome: (['played', 'cut', 'skipped', 'failed'] as const)[spread % 4] ?? 'played',
    }
  }

  test('equal a recount of the plays, whatever came in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 25 }), async (messages) => {
        const now = () => MORNING
        const history = createHistory({ line: createLineHere(':memory:', now), now, log: quiet })
        await history.start()
        const distinct = new Set<string>()
        await Promise.all(
          messages.map(({ screen, journal, seq, count, site }) => {
            const played = Array.from({ length: count }, (_, index) => playOf(screen, journal, seq + index))
            for (let n = seq; n < seq + count; n++) distinct.add(`${screen} ${journal} ${n}`)
            return history.keep(playsOf(placeOf(screen, site), seq, played, { journal }))
          }),
        )
        const recount = new Map<string, { plays: number; ms: number; missed: number }>()
        let rows = 0
        for (const screen of SCREENS) {
          for (const { item, from, ms, outcome } of await playsOn(
            history,
            screen,
            MORNING - DAY_MS,
            MORNING + 9 * DAY_MS,
          )) {
            rows += 1
            const key = `${screen} ${item} ${Math.floor((from + 8 * 3_600_000) / DAY_MS)}`
            const sum = recount.get(key) ?? { plays: 0, ms: 0, missed: 0 }
            recount.set(key, sum)
            if (outcome === 'played' || outcome === 'cut') {
              sum.plays += 1
              sum.ms += ms
            } else sum.missed += 1
          }
        }
        expect(rows).toBe(distinct.size)
        const rolled = new Map<string, { plays: number; ms: number; missed: number }>()
        for (const screen of SCREENS) {
          const report = answered(await history.report(month({ each: 'day', screen })))
          for (const { key, day, plays, ms, missed } of report)
            rolled.set(`${screen} ${key} ${day}`, { plays, ms, missed })
        }
        expect(Object.fromEntries(rolled)).toEqual(Object.fromEntries(recount))
        const total = (sums: Iterable<{ plays: number; ms: number; missed: number }>) => {
          const all = { plays: 0, ms: 0, missed: 0 }
          for (const { plays, ms, missed } of sums) {
            all.plays += plays
            all.ms += ms
            all.missed += missed
          }
          return all
        }
        for (const by of ['item', 'screen', 'site', 'theme'] as const)
          expect(total(answered(await history.report(month({ by }))))).toEqual(total(recount.values()))
        await history.stop()
      }),
      { numRuns: 60 },
    )
  })
})
