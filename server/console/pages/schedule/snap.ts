// Where a block is to stand when a hand has moved it so and so far: on a multiple of some minutes, never shorter than one step,
// never longer than a day. Pure.
import { DAY_SECONDS } from '../../../../playlists/calendar/day.ts'
import { normalHours, type Hours, type Run } from './drag.ts'

/** Steps in minutes; the fine one while Alt is held. */
export const STEP_MINUTES = 5
export const FINE_STEP_MINUTES = 1

/** Which part of the block is held. */
export type Hold = 'whole' | 'start' | 'end'

/** `days` and `seconds`: how far it was moved; `step` in minutes. */
export const moveHours = (hours: Hours, hold: Hold, days: number, seconds: number, step: number): Hours => {
  const grid = step * 60
  const snap = (to: number): number => Math.round(to / grid) * grid
  const { day, from, until } = hours
  if (hold === 'whole') {
    // What is not moved up or down keeps its odd minutes.
    const start = seconds === 0 ? from : snap(from + seconds)
    return normalHours({ day: day + days, from: start, until: start + until - from })
  }
  if (hold === 'start') {
    const earliest = until === DAY_SECONDS ? 0 : Math.max(0, until - DAY_SECONDS + grid)
    return { day, from: Math.max(earliest, Math.min(snap(from + seconds), until - grid, DAY_SECONDS - grid)), until }
  }
  const longest = from === 0 ? DAY_SECONDS : from + DAY_SECONDS - grid
  return { day, from, until: Math.max(from + grid, Math.min(snap(until + seconds), longest)) }
}

export const moveRun = ({ first, last }: Run, hold: Hold, days: number): Run => {
  if (hold === 'whole') return { first: first + days, last: last + days }
  return hold === 'start'
    ? { first: Math.min(first + days, last), last }
    : { first, last: Math.max(first, last + days) }
}
