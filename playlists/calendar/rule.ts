// What staff say about when, as two questions a compiler can ask: is it on on this day, and at which times of such a day?
// On which days, for all kinds of them, is told in `days.ts`.
import { civilTimeToSeconds, type Daypart } from '../model/civil.ts'
import type { Entry } from '../model/entry.ts'
import type { OpeningHours } from '../model/place.ts'
import { civilDateToDay, DAY_SECONDS } from './day.ts'
import { daysToTest, weekdaysToTest } from './days.ts'
import type { Observances } from './observances.ts'

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

/** All of an entry that says on which days. */
export type When = Pick<Entry, 'dates' | 'days' | 'exceptions'>

/** What an entry's days need beyond itself: the site's IANA zone, and the staff's own observances. */
export type Surroundings = { readonly zone: string; readonly observances: Observances }

const exceptionsToTest = (exceptions: Entry['exceptions']): ((day: number) => boolean) => {
  const ranges = exceptions.map(({ from, until }) => [civilDateToDay(from), civilDateToDay(until)] as const)
  return (day) => ranges.some(([first, last]) => day >= first && day <= last)
}

/** Dates (both ends inclusive) × days, minus exceptions: whether an entry is on on a day, counted from 1970-01-01. */
export const whenToTest = ({ dates, days, exceptions }: When, { zone, observances }: Surroundings): DayRule['isOn'] => {
  const first = dates.from === null ? -Infinity : civilDateToDay(dates.from)
  const last = dates.until === null ? Infinity : civilDateToDay(dates.until)
  const isOnDay = daysToTest(days, { zone, firstDate: dates.from, observances })
  if (exceptions.length === 0) return (day) => day >= first && day <= last && isOnDay(day)
  const isException = exceptionsToTest(exceptions)
  return (day) => day >= first && day <= last && isOnDay(day) && !isException(day)
}

/** Days × dayparts; no dayparts are the whole day. */
export const entryToRule = (when: When & Pick<Entry, 'dayparts'>, surroundings: Surroundings): DayRule => ({
  isOn: whenToTest(when, surroundings),
  spans: when.dayparts.length === 0 ? [WHOLE_DAY] : when.dayparts.map(daypartToSpan),
})

/** No hours at all: always open. */
export const hoursToRules = (hours: OpeningHours): DayRule[] =>
  hours.length === 0
    ? [{ isOn: () => true, spans: [WHOLE_DAY] }]
    : hours.map((part) => ({
        isOn: weekdaysToTest(part.weekdays),
        spans: [daypartToSpan(part.hours)],
      }))
