// An entry moved to another year: every date that it names, and nothing else. What repeats by itself year after year names no
// dates, and needs no moving.
import type { CivilDate } from '../model/civil.ts'
import type { Entry } from '../model/entry.ts'
import { civilDateToDay, dayToCivil } from './day.ts'

export type Shift = (date: CivilDate) => CivilDate

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

export const dayToCivilDate = (day: number): CivilDate => {
  const { year, month, day: dayOfMonth } = dayToCivil(day)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
}

/** The same day of the month in another year; 29 February becomes the 28th where there is none. */
export const byYears =
  (years: number): Shift =>
  (date) => {
    const year = padded(Number(date.slice(0, 4)) + years, 4)
    const moved = `${year}${date.slice(4)}`
    // A day that is not there would be counted on into March.
    return dayToCivilDate(civilDateToDay(moved)) === moved ? moved : `${year}-02-28`
  }

export const byDays =
  (days: number): Shift =>
  (date) =>
    dayToCivilDate(civilDateToDay(date) + days)

/** Whether it ends, or plays once: else it comes again next year without being copied. */
export const isDated = ({ dates, level }: Pick<Entry, 'dates' | 'level'>): boolean =>
  level === 'appointment' || dates.from !== null || dates.until !== null

/** `20270508` within DTSTART, EXDATE, RDATE and UNTIL (RFC 5545, 3.3.4 and 3.3.5). */
const shiftRule = (rule: string, shift: Shift): string =>
  rule.replaceAll(/(?<!\d)(\d{4})(\d{2})(\d{2})(?=T|Z|\D|$)/g, (_, year: string, month: string, day: string) =>
    shift(`${year}-${month}-${day}`).replaceAll('-', ''),
  )

type Dated = Pick<Entry, 'dates' | 'days' | 'exceptions' | 'startsAt'>

export const shiftEntry = <E extends Dated>(entry: E, shift: Shift): E => {
  const { dates, days, exceptions, startsAt } = entry
  const move = (date: CivilDate | null) => date && shift(date)
  return {
    ...entry,
    dates: { from: move(dates.from), until: move(dates.until) },
    days: days.kind === 'rrule' ? { ...days, rule: shiftRule(days.rule, shift) } : days,
    exceptions: exceptions.map(({ from, until }) => ({ from: shift(from), until: shift(until) })),
    ...(startsAt === null || startsAt === undefined
      ? {}
      : { startsAt: `${shift(startsAt.slice(0, 10))}${startsAt.slice(10)}` }),
  }
}
