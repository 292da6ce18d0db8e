// A screen's day told for the eye: where each stretch stands in the strip, how long it was so in all, and which plays were
// missed. Pure.
import type { ScreenDay } from '../../../routes/history.ts'
import type { ScreenPlays } from '../../../routes/screen-plays.ts'

export type DayState = ScreenDay['states'][number]['state']
export type Play = ScreenPlays['plays'][number]

/** As they stand in the legend: what is well first. */
export const dayStates: readonly DayState[] = ['showing', 'blank', 'online', 'failed', 'offline', 'unknown']

type Span = { from: number; until: number }

/** Where `span` stands in `day`, in per cent from its left. */
export const toPlace = ({ from, until }: Span, day: Span): { left: number; width: number } => {
  const share = (instant: number): number => ((instant - day.from) / (day.until - day.from)) * 100
  const left = Math.max(0, share(from))
  return { left, width: Math.max(0, Math.min(100, share(until)) - left) }
}

/** How long each state lasted, ms; states that did not occur are left out. */
export const sumStates = (states: ScreenDay['states']): { state: DayState; ms: number }[] =>
  dayStates
    .map((state) => ({
      state,
      ms: states.filter((one) => one.state === state).reduce((sum, { from, until }) => sum + until - from, 0),
    }))
    .filter(({ ms }) => ms > 0)

const HOUR_MS = 3_600_000

/** The hours of the day; 23 or 25 of them where clocks change. */
export const toHours = ({ from, until }: Span): Span[] =>
  Array.from({ length: Math.ceil((until - from) / HOUR_MS) }, (_, index) => ({
    from: from + index * HOUR_MS,
    until: Math.min(until, from + (index + 1) * HOUR_MS),
  }))

export const isMissed = ({ outcome }: Pick<Play, 'outcome'>): boolean => outcome === 'skipped' || outcome === 'failed'
