import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spreadNotices } from './notices.ts'
import { LONGEST_LOOP } from './rotation.ts'

const HOUR = 3_600_000
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

type Asked = { readonly perHour: number; readonly times: readonly number[] }

/** A loop with its notices: who plays and from when, and how long it is. */
const play = (times: readonly number[], asked: readonly Asked[]) => {
  const notices = asked.map(({ perHour, times: of }) => ({ weight: perHour, times: of }))
  const order = spreadNotices(
    times.map((_, index) => index),
    times,
    notices,
    times.length,
  )
  const played = notices.map(() => 0)
  let at = 0
  const slots = order.map((who) => {
    const notice = who - times.length
    const from = at
    const of = asked[notice]?.times
    at += of === undefined ? (times[who] ?? 0) : (of[(played[notice] ?? 0) % of.length] ?? 0)
    if (of !== undefined) played[notice] = (played[notice] ?? 0) + 1
    return { who, from }
  })
  return { order, slots, length: at }
}

/** How often `who` begins within the hour from an instant, the loop repeating. */
const playsInHour = ({ slots, length }: ReturnType<typeof play>, who: number, from: number): number => {
  let plays = 0
  for (const slot of slots) {
    if (slot.who !== who) continue
    const first = slot.from + Math.ceil((from - slot.from) / length) * length
    if (first < from + HOUR) plays += Math.ceil((from + HOUR - first) / length)
  }
  return plays
}

const times = fc.array(
  fc.integer({ min: 1, max: 60 }).map((seconds) => seconds * 1000),
  { minLength: 1, maxLength: 12 },
)
const notice = fc.record({
  perHour: fc.integer({ min: 1, max: 60 }),
  times: fc.array(
    fc.integer({ min: 3, max: 30 }).map((seconds) => seconds * 1000),
    { minLength: 1, maxLength: 4 },
  ),
})

describe('[S7] notices', () => {
  test('play as often as asked in every hour, give or take one, where they fit between slots', () => {
    // At least two boundaries for each play that is asked for, and room for what plays besides.
    const fits = fc.tuple(times, fc.array(notice, { minLength: 1, maxLength: 3 })).filter(([base, asked]) => {
      const longest = Math.max(...base) + sum(asked.map((one) => Math.max(...one.times)))
      const share = sum(asked.map((one) => (one.perHour * sum(one.times)) / one.times.length)) / HOUR
      return share < 0.4 && asked.every(({ perHour }) => longest * 2 < HOUR / perHour)
    })
    fc.assert(
      fc.property(fits, fc.nat(4 * HOUR), ([base, asked], from) => {
        const loop = play(base, asked)
        for (const [index, { perHour }] of asked.entries()) {
          const plays = playsInHour(loop, base.length + index, from)
          expect(Math.abs(plays - perHour), `${plays} of ${perHour}`).toBeLessThanOrEqual(1)
        }
      }),
      {
        numRuns: 500,
        // One whose last play fell due within its own length of the loop's end.
        examples: [
          [
            [
              [1_000],
              [
                { perHour: 42, times: [9_000] },
                { perHour: 43, times: [7_000, 23_000, 26_000] },
              ],
            ],
            11_132_001,
          ],
        ],
      },
    )
  })

  test('never come twice in a row, also where the loop begins anew, and leave all else in its order', () => {
    fc.assert(
      fc.property(times, fc.array(notice, { maxLength: 4 }), (base, asked) => {
        const { order } = play(base, asked)
        const twice = order.filter((who, slot) => who >= base.length && order[(slot + 1) % order.length] === who)
        expect(twice).toEqual([])
        const rest = order.filter((who) => who < base.length)
        expect(rest).toEqual(rest.map((_, slot) => slot % base.length))
      }),
      { numRuns: 500 },
    )
  })

  test('[S6] never make a loop longer than its bound', () => {
    const long = fc.array(fc.constantFrom(1_000, 20_000), { minLength: 1, maxLength: LONGEST_LOOP })
    fc.assert(
      fc.property(fc.oneof(times, long), fc.array(notice, { maxLength: 4 }), (base, asked) => {
        expect(play(base, asked).order.length).toBeLessThanOrEqual(LONGEST_LOOP)
      }),
      { numRuns: 200 },
    )
  })

  test('more often than there are boundaries play at each of them', () => {
    const { order } = play([600_000, 600_000], [{ perHour: 60, times: [10_000] }])
    expect(order.slice(0, 4)).toEqual([0, 2, 1, 2])
  })

  test('of several entries interleave', () => {
    const asked = { perHour: 12, times: [10_000] }
    const { order } = play([20_000], [asked, asked, asked])
    const notices = order.filter((who) => who > 0)
    expect(notices.slice(0, 6)).toEqual([1, 2, 3, 1, 2, 3])
    expect(order.every((who, slot) => who === 0 || order[slot + 1] === 0 || slot + 1 === order.length)).toBe(true)
  })

  test('with a list of several play all of it, one after the other', () => {
    const { slots, length } = play([30_000], [{ perHour: 2, times: [5_000, 6_000, 7_000] }])
    expect(slots.filter(({ who }) => who === 1).length % 3).toBe(0)
    expect(length).toBeGreaterThan(HOUR)
  })
})
