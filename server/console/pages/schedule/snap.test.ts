import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hours, Run } from './drag.ts'
import { moveHours, moveRun } from './snap.ts'

const HOUR = 3600
const DAY = 20_780
const hours = (from: number, until: number): Hours => ({ day: DAY, from: from * HOUR, until: until * HOUR })
const run = (first: number, last: number): Run => ({ first: DAY + first, last: DAY + last })

describe('a hand', () => {
  const MINUTE = 60

  test('moves in steps of five minutes, with Alt of one', () => {
    const odd = { day: DAY, from: 9 * HOUR + 2 * MINUTE, until: 10 * HOUR }
    expect(moveHours(odd, 'whole', 0, 7 * MINUTE, 5).from).toBe(9 * HOUR + 10 * MINUTE)
    expect(moveHours(odd, 'whole', 0, 7 * MINUTE, 1).from).toBe(9 * HOUR + 9 * MINUTE)
    expect(moveHours(odd, 'whole', 2, 0, 5)).toEqual({ ...odd, day: DAY + 2 })
  })

  test.each<[string, Hours, 'start' | 'end', number, Partial<Hours>]>([
    ['an end not before its start', hours(9, 10), 'end', -8, { until: 9 * HOUR + 5 * MINUTE }],
    ['a start not after its end', hours(9, 10), 'start', 8, { from: 10 * HOUR - 5 * MINUTE }],
    ['a start not before the day', hours(9, 10), 'start', -20, { from: 0 }],
    ['no more than a day', hours(9, 10), 'end', 40, { until: 33 * HOUR - 5 * MINUTE }],
    ['the whole day', hours(0, 10), 'end', 40, { until: 24 * HOUR }],
  ])('stretches %s', (_, before, hold, by, after) => {
    expect(moveHours(before, hold, 0, by * HOUR, 5)).toEqual({ ...before, ...after })
  })

  test('whatever it does, what comes of it can be saved', () => {
    const moves = fc.record({
      from: fc.integer({ min: 0, max: 86_399 }),
      length: fc.integer({ min: 60, max: 86_000 }),
      hold: fc.constantFrom('whole', 'start', 'end') as fc.Arbitrary<'whole' | 'start' | 'end'>,
      seconds: fc.integer({ min: -90_000, max: 90_000 }),
    })
    fc.assert(
      fc.property(moves, ({ from, length, hold, seconds }) => {
        const before = { day: DAY, from, until: from + length }
        const after = moveHours(before, hold, 0, seconds, 5)
        expect(after.from).toBeGreaterThanOrEqual(0)
        expect(after.from).toBeLessThan(86_400)
        expect(after.until).toBeGreaterThan(after.from)
        expect(after.until - after.from).toBeLessThanOrEqual(86_400)
      }),
    )
  })

  test('a run keeps at least one day', () => {
    expect(moveRun(run(0, 2), 'end', -9)).toEqual(run(0, 0))
    expect(moveRun(run(0, 2), 'start', 9)).toEqual(run(2, 2))
    expect(moveRun(run(0, 2), 'whole', -1)).toEqual(run(-1, 1))
  })
})
