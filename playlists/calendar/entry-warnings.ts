// What staff should know of an entry that is allowed as it is: it may never play, or play on days that are only guessed.
// And the one thing that is refused because the calendar finds it, not the schema.
import { HORIZON_DAYS } from '../manifest.ts'
import type { ObservanceId } from '../model/ids.ts'
import { MOST_OCCURRENCES, readRecurrence } from '../model/recurrence-text.ts'
import { civilDateToDay, dayToYear } from './day.ts'
import { findObservance, observanceInYear } from './observances.ts'
import { isTooMuch, needsStart } from './recurrence.ts'
import { type Surroundings, type When, whenToTest } from './rule.ts'
import { announcedYears } from './workdays.ts'

/** `type` is the word for dictionaries. */
export type EntryWarning =
  /** Its last date is past. */
  | { readonly type: 'over' }
  /** No day from today on, within its dates and the next 41 years. */
  | { readonly type: 'never' }
  /** Of these years' holidays nothing is announced yet: plain weekdays until then. */
  | { readonly type: 'years-not-announced'; readonly years: readonly number[] }
  /** The observance's dates are announced each year; in these years they are nominal until somebody sets them. */
  | { readonly type: 'observance-nominal'; readonly years: readonly number[] }
  /** The observance is not there any more: it never plays. */
  | { readonly type: 'observance-gone'; readonly observance: ObservanceId }
  /** The rule counts from a day that nobody gave, 2024-01-01. */
  | { readonly type: 'rrule-without-start' }

/** Longer than any of these calendars takes to come round again: a leap day is on each weekday within 40 years. */
const FAR_DAYS = 41 * 366

const hasDay = (isOn: (day: number) => boolean, from: number, until: number): boolean => {
  for (let day = from; day <= until; day++) if (isOn(day)) return true
  return false
}

/** `today`: counted from 1970-01-01. */
export const entryToWarnings = (when: When, today: number, surroundings: Surroundings): EntryWarning[] => {
  const { dates, days } = when
  const last = dates.until === null ? Infinity : civilDateToDay(dates.until)
  if (last < today) return [{ type: 'over' }]
  const first = Math.max(today, dates.from === null ? today : civilDateToDay(dates.from))
  const warnings: EntryWarning[] = []
  const observance = days.kind === 'observance' ? findObservance(days.observance, surroundings.observances) : null
  if (days.kind === 'observance' && observance === null) {
    warnings.push({ type: 'observance-gone', observance: days.observance })
  } else if (!hasDay(whenToTest(when, surroundings), first, Math.min(last, first + FAR_DAYS))) {
    warnings.push({ type: 'never' })
  }

  const firstYear = dayToYear(first)
  const lastYear = dayToYear(Math.min(last, today + HORIZON_DAYS))
  const years = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index)
  if (days.kind === 'workdays' || days.kind === 'holidays') {
    const unknown = years.filter((year) => !announcedYears().includes(year))
    if (unknown.length > 0) warnings.push({ type: 'years-not-announced', years: unknown })
  }
  if (observance !== null) {
    const nominal = years.filter((year) => observanceInYear(observance, year).isNominal)
    if (nominal.length > 0) warnings.push({ type: 'observance-nominal', years: nominal })
  }
  if (days.kind === 'rrule' && dates.from === null) {
    const reading = readRecurrence(days.rule)
    if (reading.type === 'read' && needsStart(reading.recurrence)) warnings.push({ type: 'rrule-without-start' })
  }
  return warnings
}

/** More occurrences within the horizon than a rule may have. */
export type EntryRefusal = { readonly type: 'rrule-too-many'; readonly bound: number }

/** null where it is within the bound. */
export const entryToRefusal = ({ dates, days }: Pick<When, 'dates' | 'days'>): EntryRefusal | null => {
  if (days.kind !== 'rrule') return null
  const reading = readRecurrence(days.rule)
  return reading.type === 'read' && isTooMuch(reading.recurrence, dates.from)
    ? { type: 'rrule-too-many', bound: MOST_OCCURRENCES }
    : null
}
