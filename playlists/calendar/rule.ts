// What staff say about when, as two questions a compiler can ask: is it on on this day, and at which times of such a day?
// Further kinds of days (RRULE, workdays, observances, solar terms, lunar days) are cases of `daysToTest`.
import { civilTimeToSeconds, type Daypart } from '../model/civil.ts'
import type { Days, Entry } from '../model/entry.ts'
import type { OpeningHours } from '../model/place.ts'
import { civilDateToDay, DAY_SECONDS, dayToWeekday } from './day.ts'

/** Seconds since the start of the day, `[from, until)`; `until` passes 86,400 where the span passes midnight (S2). */
export type DaySpan = { readonly from: number; readonly until: number }

export type DayRule = {
  /** Whether it is on on a day, counted from 1970-01-01. */
  readonly isOn: (day: number) => boolean
  readonly spans: readonly DaySpan[]
}

const WHOLE_DAY: DaySpan = { from: 0, until: DAY_SECONDS }

export const daypartToSpan = (daypart: Daypart): DaySpan => {
  const from = civilTimeToSeconds(daypart.from)
  const until = civilTimeToSeconds(daypart.until)
  return { from, until: until > from ? until : until + DAY_SECONDS }
}

const daysToTest = (days: Days): ((day: number) => boolean) => {
  switch (days.kind) {
    case 'every':
      return () => true
    case 'weekdays': {
      const isOn = Array.from({ length: 8 }, (_, weekday) => days.weekdays.includes(weekday))
      return (day) => isOn[dayToWeekday(day)] ?? false
    }
  }
}

/** Dates (both ends inclusive) × days × dayparts; no dayparts are the whole day. */
export const entryToRule = ({ dates, days, dayparts }: Pick<Entry, 'dates' | 'days' | 'dayparts'>): DayRule => {
  const first = dates.from === null ? -Infinity : civilDateToDay(dates.from)
  const last = dates.until === null ? Infinity : civilDateToDay(dates.until)
  const isOnDay = daysToTest(days)
  return {
    isOn: (day) => day >= first && day <= last && isOnDay(day),
    spans: dayparts.length === 0 ? [WHOLE_DAY] : dayparts.map(daypartToSpan),
  }
}

/** No hours at all: always open. */
export const hoursToRules = (hours: OpeningHours): DayRule[] =>
  hours.length === 0
    ? [{ isOn: () => true, spans: [WHOLE_DAY] }]
    : hours.map((part) => ({
        isOn: daysToTest({ kind: 'weekdays', weekdays: part.weekdays }),
        spans: [daypartToSpan(part.hours)],
      }))
