import { describe, expect, it } from 'vitest'
import { isMissed, sumStates, toHours, toPlace } from './day.ts'

const HOUR = 3_600_000
const day = { from: 100 * HOUR, until: 124 * HOUR }
const at = (hour: number): number => day.from + hour * HOUR

describe('the strip of a day', () => {
  it('stands noon in the middle', () =>
    expect(toPlace({ from: at(12), until: at(18) }, day)).toEqual({ left: 50, width: 25 }))
  it('cuts off what reaches over midnight', () =>
    expect(toPlace({ from: at(-3), until: at(6) }, day)).toEqual({ left: 0, width: 25 }))
  it('sums each state, and leaves out those that did not occur', () => {
    const states = [
      { from: at(0), until: at(8), state: 'blank' as const },
      { from: at(8), until: at(12), state: 'showing' as const },
      { from: at(12), until: at(13), state: 'offline' as const },
      { from: at(13), until: at(20), state: 'showing' as const },
    ]
    expect(sumStates(states)).toEqual([
      { state: 'showing', ms: 11 * HOUR },
      { state: 'blank', ms: 8 * HOUR },
      { state: 'offline', ms: HOUR },
    ])
  })
  it('has 25 hours where clocks go back', () => {
    const hours = toHours({ from: 0, until: 25 * HOUR })
    expect(hours).toHaveLength(25)
    expect(hours.at(-1)).toEqual({ from: 24 * HOUR, until: 25 * HOUR })
  })
})

describe('a play', () => {
  it.each([
    ['played', false],
    ['cut', false],
    ['skipped', true],
    ['failed', true],
  ] as const)('that was %s counts as missed: %s', (outcome, missed) => expect(isMissed({ outcome })).toBe(missed))
})
