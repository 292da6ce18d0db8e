// Any kind of days → the list of them. What a kind means stands in a file of its own; here they only meet.
import type { CivilDate, Weekday } from '../model/civil.ts'
import type { Days } from '../model/days.ts'
import { readRecurrence } from '../model/recurrence-text.ts'
import { dayToWeekday } from './day.ts'
import { type DayList, listToTest, NO_DAYS } from './day-list.ts'
import { lunarToList } from './lunar.ts'
import { findObservance, observanceToList, type Observances } from './observances.ts'
import { recurrenceToList } from './recurrence.ts'
import { termAroundToList, termUntilNextToList } from './solar-terms.ts'
import { isWorkday } from './workdays.ts'

/** What days need beyond themselves. */
export type DaysContext = {
  /** The site's IANA zone; only rules with UTC times ask for it. */
  readonly zone: string
  /** The entry's first date. */
  readonly firstDate: CivilDate | null
  readonly observances: Observances
}

/** Kinds whose days cannot be told from the day alone. */
const daysToList = (
  days: Extract<Days, { kind: 'rrule' | 'observance' | 'solar-term' | 'lunar' }>,
  { zone, firstDate, observances }: DaysContext,
): DayList => {
  switch (days.kind) {
    case 'rrule': {
      const reading = readRecurrence(days.rule)
      return reading.type === 'read' ? recurrenceToList(reading.recurrence, firstDate, zone) : NO_DAYS
    }
    case 'observance': {
      const observance = findObservance(days.observance, observances)
      return observance === null ? NO_DAYS : observanceToList(observance, days.daysBefore, days.daysAfter)
    }
    case 'solar-term':
      return days.span.kind === 'until-next'
        ? termUntilNextToList(days.term)
        : termAroundToList(days.term, days.span.daysBefore, days.span.daysAfter)
    case 'lunar':
      return lunarToList(days, days.daysBefore, days.daysAfter)
  }
}

export const weekdaysToTest = (weekdays: readonly Weekday[]): ((day: number) => boolean) => {
  const isOn = Array.from({ length: 8 }, (_, weekday) => weekdays.includes(weekday))
  return (day) => isOn[dayToWeekday(day)] ?? false
}

/** Whether a day, counted from 1970-01-01, is one of them. */
export const daysToTest = (days: Days, context: DaysContext): ((day: number) => boolean) => {
  switch (days.kind) {
    case 'every':
      return () => true
    case 'weekdays':
      return weekdaysToTest(days.weekdays)
    case 'workdays':
      return isWorkday
    case 'holidays':
      return (day) => !isWorkday(day)
    default:
      return listToTest(daysToList(days, context))
  }
}
