// The hours of each day in which a site is closed, as its opening hours say them. Pure.
import { DAY_SECONDS } from '../../../../../playlists/calendar/day.ts'
import { hoursToRules } from '../../../../../playlists/calendar/rule.ts'
import type { OpeningHours } from '../../../../../playlists/model/place.ts'

/** `[from, until)`, seconds since midnight. */
export type ClosedHours = { readonly from: number; readonly until: number }

/** What opened on the day before and passed midnight counts (S2). */
export const closedOn = (day: number, hours: OpeningHours): ClosedHours[] => {
  const open = hoursToRules(hours)
    .flatMap(({ isOn, spans }) => [
      ...(isOn(day) ? spans : []),
      ...(isOn(day - 1)
        ? spans.map(({ from, until }) => ({ from: from - DAY_SECONDS, until: until - DAY_SECONDS }))
        : []),
    ])
    .toSorted((a, b) => a.from - b.from)
  const closed: ClosedHours[] = []
  let at = 0
  for (const { from, until } of open) {
    if (from > at && at < DAY_SECONDS) closed.push({ from: at, until: Math.min(from, DAY_SECONDS) })
    at = Math.max(at, until)
  }
  if (at < DAY_SECONDS) closed.push({ from: at, until: DAY_SECONDS })
  return closed
}
