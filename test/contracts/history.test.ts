// What every history must do with plays: keep each once, under the names of its time, and add them up.
import { describe, expect, test } from 'vitest'
import type { ReportQuery } from '../../server/history/history.ts'
import { type Played, placeOf, playsOf } from '../doubles/played.ts'
import { answered, at, DAY, DAY_MS, histories, month, MORNING, place, playsOn, slots, start } from './histories.ts'

describe.each(histories)('a history: %s', (_name, createLine) => {
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
})
