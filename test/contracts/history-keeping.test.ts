// What every history must do beside plays: how screens were, commands and deeds; what it drops with age, and what it refuses.
import { describe, expect, test } from 'vitest'
import type { StateKind } from '../../server/history/history.ts'
import { placeOf, playsOf } from '../doubles/played.ts'
import { answered, at, clock, DAY_MS, histories, month, MORNING, place, playsOn, slots, start } from './histories.ts'

describe.each(histories)('a history: %s', (_name, createLine) => {
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
  })

  test('tells until when each screen was there, over starts and stops of the controller, and what was on then', async () => {
    const history = await start(createLine)
    const states = (changes: [screen: string, second: number, state: StateKind][]) =>
      history.keep({
        type: 'states',
        changes: changes.map(([screen, second, state]) => ({ screen, at: at(second), state })),
      })
    const watch = (from: number, until: number) => history.keep({ type: 'watch', from: at(from), until: at(until) })
    await watch(10, 100)
    await states([
      ['until-stop', 20, 'showing'],
      ['cut', 20, 'showing'],
      ['cut', 60, 'offline'],
      // Its watch was noted last before this.
      ['crash', 105, 'blank'],
      ['never-back', 30, 'offline'],
      ['taken-out', 20, 'showing'],
      ['taken-out', 40, 'unknown'],
      ['back', 20, 'showing'],
      ['back', 50, 'offline'],
    ])
    await watch(200, 300)
    await states([
      ['cut', 200, 'offline'],
      ['never-back', 200, 'offline'],
      ['back', 210, 'failed'],
      ['late', 200, 'online'],
      ['late', 240, 'offline'],
    ])
    await watch(400, 500)
    await states([['late', 400, 'offline']])
    await history.keep(playsOf(placeOf('cut'), 1, [...slots(3), { from: at(30), item: 'film', outcome: 'failed' }]))
    await history.keep(playsOf(placeOf('back'), 1, slots(2, 'rain')))
    await history.keep(playsOf(placeOf('back'), 1, slots(1, 'snow', 50), { journal: 'journal-2' }))
    const seen = answered(await history.lastSeen())
    const secondsOf = (instant: number | undefined) => ((instant ?? 0) - MORNING) / 1000
    const told = seen.screens.map((screen, index) => [
      screen,
      [secondsOf(seen.until[index]), secondsOf(seen.shownAt[index]), seen.items[index], seen.titles[index]],
    ])
    expect(Object.fromEntries(told)).toEqual({
      'until-stop': [100, NaN, '', ''],
      cut: [60, 20, 'i-salt', '题 salt'],
      crash: [105, NaN, '', ''],
      'never-back': [30, NaN, '', ''],
      back: [300, 50, 'i-snow', '题 snow'],
      late: [240, NaN, '', ''],
    })
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
  })
})
