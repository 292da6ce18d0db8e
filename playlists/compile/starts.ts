// When entries begin to be on inside a stretch of time. A segment lasts as long as the same plays, so an entry that loses all the
// while may come and go within it, and asking why at its first moment alone would never hear of that entry.
import { civilDateTimeToCivil, DAY_MS } from '../calendar/day.ts'
import { type DayRule, entryToRule, type Surroundings } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from '../calendar/zone.ts'
import type { Entry } from '../model/entry.ts'

/** The first instant after `from` and before `until` at which a span of the rule begins, or null. */
const firstStart = ({ isOn, spans }: DayRule, offsets: ZoneOffsets, from: number, until: number): number | null => {
  const last = instantToDay(offsets, until)
  for (let day = instantToDay(offsets, from); day <= last; day++) {
    if (!isOn(day)) continue
    const starts = spans
      .map((span) => civilToInstant(offsets, day * DAY_MS + span.from * 1000))
      .filter((start) => start > from && start < until)
    if (starts.length > 0) return Math.min(...starts)
  }
  return null
}

/** For a stretch `(from, until)`: where each entry first begins in it, ascending, each instant once. */
export const createStarts = (entries: readonly Entry[], surroundings: Surroundings, offsets: ZoneOffsets) => {
  const rules = entries.flatMap((entry) => (entry.level === 'appointment' ? [] : [entryToRule(entry, surroundings)]))
  const appointments = entries.flatMap(({ level, startsAt }) =>
    level === 'appointment' && startsAt ? [civilToInstant(offsets, civilDateTimeToCivil(startsAt))] : [],
  )
  return (from: number, until: number): number[] => {
    const starts = new Set(appointments.filter((start) => start > from && start < until))
    for (const rule of rules) {
      const start = firstStart(rule, offsets, from, until)
      if (start !== null) starts.add(start)
    }
    return [...starts].toSorted((a, b) => a - b)
  }
}
