// What history adds up as plays come, held against adding up the plays themselves.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHistoryHere } from '../doubles/history-here.ts'
import { type Played, placeOf, playsOf } from '../doubles/played.ts'
import { answered, DAY_MS, month, MORNING, playsOn } from './histories.ts'

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

test('roll-ups equal a recount of the plays, whatever came in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 25 }), async (messages) => {
      const history = createHistoryHere(() => MORNING)
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
