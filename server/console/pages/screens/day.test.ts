import { describe, expect, it } from 'vitest'
import { isMissed, playsIn, sumStates, toHours, toPlace, type Play } from './day.ts'

const HOUR = 3_600_000
const day = { from: 100 * HOUR, until: 124 * HOUR }
const at = (hour: number): number => day.from + hour * HOUR

const play = (from: number, until: number, outcome: Play['outcome'] = 'played'): Play => ({
  from,
  until,
  zone: 0,
  item: 'i',
  entry: '',
  revision: 1,
  outcome,
  why: '',
})

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

describe('the plays of an hour', () => {
  const plays = [
    play(at(8) - 5, at(8)),
    play(at(8) - 5, at(8) + 5),
    play(at(8), at(8), 'skipped'),
    play(at(9) - 1, at(9) + 9),
    play(at(9), at(9) + 1),
  ]
  it('are those on at any time of it, with what was skipped in it, the latest first', () =>
    expect(playsIn(plays, { from: at(8), until: at(9) })).toEqual([plays[3], plays[2], plays[1]]))
  it('count as missed when nothing was seen of them', () =>
    expect(plays.filter(isMissed).map(({ outcome }) => outcome)).toEqual(['skipped']))
})
