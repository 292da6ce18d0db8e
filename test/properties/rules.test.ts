// Random days of every kind, asked of the calendar and of the oracle one date at a time: they must agree on every date.
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { whenToTest } from '../../playlists/calendar/rule.ts'
import { isOnDate } from './oracle-days.ts'
import { days, recurrence } from './random-days.ts'
import { sampleEntry } from '../doubles/sample.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')

/** The dates of `count` days from `from` on on which the two differ, as text. */
const disagreements = (over: Parameters<typeof sampleEntry>[2], from: string, count: number): string[] => {
  const entry = sampleEntry('e', 'p', over)
  const isOn = whenToTest(entry, { zone: 'Asia/Shanghai', observances: {} })
  const first = Temporal.PlainDate.from(from)
  return Array.from({ length: count }, (_, index) => first.add({ days: index }))
    .filter((date) => isOn(EPOCH.until(date).days) !== isOnDate(entry, date))
    .map((date) => date.toString())
}

const start = fc
  .tuple(fc.constantFrom(2025, 2026, 2027), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString())

describe('the calendar agrees with each date tried by itself', () => {
  test('for recurrences of all parts', () => {
    fc.assert(
      fc.property(recurrence, fc.option(start), (rule, from) => {
        expect(
          disagreements({ dates: { from, until: null }, days: { kind: 'rrule', rule } }, '2026-06-01', 400),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('for days of every kind, with dates and exceptions', () => {
    fc.assert(
      fc.property(days, fc.option(start), fc.option(start), start, (days, one, other, exception) => {
        const [from, until] = one !== null && other !== null && one > other ? [other, one] : [one, other]
        const exceptions = [{ from: exception, until: exception }]
        expect(disagreements({ dates: { from, until }, days, exceptions }, '2026-06-01', 400)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
