// Which other rules hold at the same time on the same screens, and who wins (S5, S6). Pure.
import { civilDateToDay, DAY_SECONDS } from '../../../../playlists/calendar/day.ts'
import { civilTimeToSeconds } from '../../../../playlists/model/civil.ts'
import { entryToRule, type DayRule, type Surroundings } from '../../../../playlists/calendar/rule.ts'
import type { Entry, Targets } from '../../../../playlists/model/entry.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { compareRules, targetsToScreens, toRank } from './rank.ts'

/** How far ahead rules are compared, days. */
const AHEAD_DAYS = 400

/** From which day on, counted from 1970-01-01, and what calendars need. */
export type Calendar = { today: number; surroundings: Surroundings }

/** Whether there is a moment from today on at which both hold. A span that passes midnight belongs to its first day (S2). */
export const timesMeet = (a: DayRule, b: DayRule, today: number): boolean => {
  const meet = (shift: number): boolean =>
    a.spans.some((one) => b.spans.some((other) => one.from < other.until + shift && other.from + shift < one.until))
  const shifts = [-1, 0, 1].filter((days) => meet(days * DAY_SECONDS))
  if (shifts.length === 0) return false
  for (let day = today - 1; day < today + AHEAD_DAYS; day++) {
    if (a.isOn(day) && shifts.some((days) => day + days >= today - 1 && b.isOn(day + days))) return true
  }
  return false
}

const targetsMeet = (a: Targets, b: Targets, screens: readonly Screen[]): boolean => {
  const reached = new Set(targetsToScreens(a, screens).map(({ id }) => id))
  return targetsToScreens(b, screens).some(({ id }) => reached.has(id))
}

export type Conflict =
  | { type: 'beaten'; by: Entry }
  | { type: 'beats'; other: Entry }
  /** They take turns; `share` is this rule's part of the turns, 0 to 1, with all of its equals. */
  | { type: 'shares'; other: Entry; share: number }

export type Candidate = Pick<
  Entry,
  'targets' | 'dates' | 'days' | 'exceptions' | 'dayparts' | 'level' | 'priority' | 'weight' | 'startsAt'
>

/** How long an appointment is taken to last, s: until its playlist is through, which rules do not know. */
const APPOINTMENT_SECONDS = 3600

const toTimes = (rule: Candidate, surroundings: Surroundings): DayRule => {
  if (rule.level !== 'appointment' || !rule.startsAt) return entryToRule(rule, surroundings)
  const day = civilDateToDay(rule.startsAt.slice(0, 10))
  const from = civilTimeToSeconds(rule.startsAt.slice(11))
  return { isOn: (other) => other === day, spans: [{ from, until: from + APPOINTMENT_SECONDS }] }
}

/** `others`: every other rule. Those that are switched off do not count. Strongest first. */
export const findConflicts = (
  rule: Candidate,
  others: readonly Entry[],
  screens: readonly Screen[],
  { today, surroundings }: Calendar,
): Conflict[] => {
  if (rule.level === 'notice') return []
  const times = toTimes(rule, surroundings)
  const meeting = others
    .filter(
      (other) =>
        other.enabled &&
        other.level !== 'notice' &&
        targetsMeet(rule.targets, other.targets, screens) &&
        timesMeet(times, toTimes(other, surroundings), today),
    )
    .toSorted(compareRules)
  const own = toRank(rule)
  const equals = meeting.filter((other) => toRank(other) === own)
  const weightOf = ({ level, weight }: Pick<Entry, 'level' | 'weight'>): number => (level === 'rotate' ? weight : 1)
  const total = equals.reduce((sum, other) => sum + weightOf(other), weightOf(rule))
  return meeting.map((other): Conflict => {
    if (toRank(other) > own) return { type: 'beaten', by: other }
    if (toRank(other) < own) return { type: 'beats', other }
    return { type: 'shares', other, share: weightOf(rule) / total }
  })
}
