// On which days an entry plays, worked out one date at a time as staff would with a wall calendar, sharing nothing with the
// compiler but the documents: recurrences by trying each date against each part of RFC 5545 (3.3.10), lunar days and terms
// from the sky, holidays from the notices. Recurrences of days or longer only, with starts and ends that are dates.
import { Temporal } from 'temporal-polyfill'
import type { Days } from '../../playlists/model/days.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import { solarTerms } from '../../playlists/model/solar-terms.ts'
import { monthsFromSolstice, sunReaches } from './astronomy.ts'

type Date = Temporal.PlainDate

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const toDay = (date: Date): number => EPOCH.until(date).days
const dateOf = (day: number): Date => EPOCH.add({ days: day })

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

type Parts = { readonly [name: string]: string }

const numbers = (text: string | undefined): number[] | null => text?.split(',').map(Number) ?? null

const weekOf = (date: Date, { WKST = 'MO' }: Parts): [first: Date, last: Date] => {
  const first = date.subtract({ days: (date.dayOfWeek - 1 - codes.indexOf(WKST) + 7) % 7 })
  return [first, first.add({ days: 6 })]
}

/** The first day of a year's first week, which is the one with four days or more of the year. */
const firstWeek = (year: number, parts: Parts): Date =>
  weekOf(Temporal.PlainDate.from({ year, month: 1, day: 4 }), parts)[0]

/** The year that a date's week is a week of. */
const weekYear = (date: Date, parts: Parts): number => weekOf(date, parts)[0].add({ days: 3 }).year

/** The period of the rule that a date is in, as its first and last date. Years of week numbers are made of whole weeks. */
const periodOf = (date: Date, parts: Parts): [first: Date, last: Date] => {
  switch (parts['FREQ']) {
    case 'YEARLY': {
      if (parts['BYWEEKNO'] === undefined) return [date.with({ month: 1, day: 1 }), date.with({ month: 12, day: 31 })]
      const year = weekYear(date, parts)
      return [firstWeek(year, parts), firstWeek(year + 1, parts).subtract({ days: 1 })]
    }
    case 'MONTHLY':
      return [date.with({ day: 1 }), date.with({ day: date.daysInMonth })]
    case 'WEEKLY':
      return weekOf(date, parts)
    default:
      return [date, date]
  }
}

/** How many periods lie between those of two dates. */
const periodsBetween = (start: Date, date: Date, parts: Parts): number => {
  const [first] = periodOf(start, parts)
  const [now] = periodOf(date, parts)
  switch (parts['FREQ']) {
    case 'YEARLY':
      // The year of DTSTART is that of its date, also where its week is one of another year.
      return now.add({ days: 6 }).year - start.year
    case 'MONTHLY':
      return (now.year - first.year) * 12 + now.month - first.month
    case 'WEEKLY':
      return first.until(now).days / 7
    default:
      return first.until(now).days
  }
}

const matchesWeek = (date: Date, weeks: readonly number[], parts: Parts): boolean => {
  const [first, last] = periodOf(date, parts)
  const count = (first.until(last).days + 1) / 7
  const week = Math.floor(first.until(date).days / 7) + 1
  return weeks.some((wanted) => (wanted > 0 ? wanted : count + 1 + wanted) === week)
}

const matchesWeekday = (date: Date, days: readonly string[], parts: Parts): boolean => {
  const ofMonth = parts['FREQ'] === 'MONTHLY' || parts['BYMONTH'] !== undefined
  const place = ofMonth ? date.day : date.dayOfYear
  const size = ofMonth ? date.daysInMonth : date.daysInYear
  return days.some((day) => {
    if (day.slice(-2) !== codes[date.dayOfWeek - 1]) return false
    const ordinal = Number(day.slice(0, -2))
    if (ordinal === 0) return true
    return ordinal > 0 ? Math.ceil(place / 7) === ordinal : Math.ceil((size - place + 1) / 7) === -ordinal
  })
}

const fromEnd = (value: number, size: number): number => (value > 0 ? value : size + 1 + value)

/** Whether the BY parts let a date through, with what DTSTART says where they are silent. */
const matchesParts = (date: Date, start: Date, parts: Parts): boolean => {
  const months = numbers(parts['BYMONTH'])
  const monthDays = numbers(parts['BYMONTHDAY'])
  const yearDays = numbers(parts['BYYEARDAY'])
  const weeks = numbers(parts['BYWEEKNO'])
  const weekdays = parts['BYDAY']?.split(',') ?? null
  if (months !== null && !months.includes(date.month)) return false
  if (monthDays !== null && !monthDays.some((day) => fromEnd(day, date.daysInMonth) === date.day)) return false
  if (yearDays !== null && !yearDays.some((day) => fromEnd(day, date.daysInYear) === date.dayOfYear)) return false
  if (weeks !== null && !matchesWeek(date, weeks, parts)) return false
  if (weekdays !== null && !matchesWeekday(date, weekdays, parts)) return false
  const isSilent = monthDays === null && yearDays === null && weekdays === null
  if (!isSilent) return true
  if (parts['FREQ'] === 'WEEKLY' || weeks !== null) return date.dayOfWeek === start.dayOfWeek
  if (parts['FREQ'] === 'MONTHLY') return date.day === start.day
  if (parts['FREQ'] !== 'YEARLY') return true
  return date.day === start.day && (months !== null || date.month === start.month)
}

/** Whether the period that a date is in has it among its dates, after BYSETPOS. */
const isOccurrence = (date: Date, start: Date, parts: Parts): boolean => {
  if (Temporal.PlainDate.compare(date, start) < 0 || !matchesParts(date, start, parts)) return false
  if (periodsBetween(start, date, parts) % Number(parts['INTERVAL'] ?? 1) !== 0) return false
  const positions = numbers(parts['BYSETPOS'])
  if (positions === null) return true
  const [first, last] = periodOf(date, parts)
  const set: number[] = []
  for (let day = toDay(first); day <= toDay(last); day++) if (matchesParts(dateOf(day), start, parts)) set.push(day)
  return positions.some((position) => set.at(position > 0 ? position - 1 : position) === toDay(date))
}

const textToDate = (text: string): Date =>
  Temporal.PlainDate.from(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`)

/** Whether a date is one of the rule's, whose first line is the RRULE, and whose others are EXDATE and RDATE. */
export const isRecurring = (text: string, start: Date, date: Date): boolean => {
  const [rule = '', ...more] = text.split('\n')
  const parts: Parts = Object.fromEntries(rule.split(';').map((part) => part.split('=')))
  const listed = (name: string): boolean =>
    more.some(
      (line) =>
        line.startsWith(name) &&
        line
          .slice(name.length)
          .split(',')
          .map(textToDate)
          .some((one) => one.equals(date)),
    )
  if (listed('EXDATE:')) return false
  if (listed('RDATE:')) return true
  if (parts['UNTIL'] !== undefined && Temporal.PlainDate.compare(date, textToDate(parts['UNTIL'])) > 0) return false
  if (!isOccurrence(date, start, parts)) return false
  if (parts['COUNT'] === undefined) return true
  let count = 0
  for (let day = toDay(start); day <= toDay(date); day++) if (isOccurrence(dateOf(day), start, parts)) count++
  return count <= Number(parts['COUNT'])
}

/** Of the notice for 2026; 2027 and later were not announced when these tests were written, and are left out of them. */
const daysOff2026 =
  '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'
const makeUpDays2026 = '01-04 02-14 02-28 05-09 09-20 10-10'

export const isWorkday = (date: Date): boolean => {
  const monthAndDay = date.toString().slice(5)
  if (date.year === 2026 && makeUpDays2026.includes(monthAndDay)) return true
  return date.dayOfWeek <= 5 && !(date.year === 2026 && daysOff2026.includes(monthAndDay))
}

const memo = <Value>(make: (year: number) => Value): ((year: number) => Value) => {
  const known = new Map<number, Value>()
  return (year) => {
    const value = known.get(year) ?? make(year)
    known.set(year, value)
    return value
  }
}

const monthsOf = memo(monthsFromSolstice)

/** The lunar date of a day, from the sky. */
const toLunar = (date: Date) => {
  const day = toDay(date)
  const month = [date.year - 1, date.year]
    .flatMap(monthsOf)
    .find(({ first, length }) => first <= day && day < first + length)
  if (month === undefined) throw new Error('Every day is in a lunar month.')
  return { ...month, day: day - month.first + 1 }
}

const termsOf = memo((year) =>
  solarTerms.map((_, index) => Math.floor(sunReaches((285 + 15 * index) % 360, year) / 1440)),
)

/** The term whose stretch holds a day: the last that has come. */
const lastTerm = (date: Date): string => {
  const index = termsOf(date.year).findLastIndex((day) => day <= toDay(date))
  return solarTerms.at(index)!.id
}

/** Those of the observances that random schedules name. */
const observances: { readonly [id: string]: (date: Date) => boolean } = {
  'disaster-prevention-day': (date) => date.month === 5 && date.day === 12,
  'work-safety-month': (date) => date.month === 6,
  'school-safety-day': (date) => date.month === 3 && date.dayOfWeek === 1 && date.day > 24,
  'world-water-day': (date) => date.month === 3 && date.day === 22,
  'fire-prevention-month': (date) => date.month === 11,
}
export const oracleObservances = Object.keys(observances)

const isLunarDay = (date: Date, { month, day, leap }: Extract<Days, { kind: 'lunar' }>): boolean => {
  const lunar = toLunar(date)
  if (lunar.month !== month || lunar.day !== (day === 'last' ? lunar.length : day)) return false
  return leap === 'both' || (leap === 'leap') === lunar.isLeap
}

/** Whether a date is at most so many days before or after one of which something is true. */
const isAround = (date: Date, daysBefore: number, daysAfter: number, isThe: (date: Date) => boolean): boolean => {
  for (let days = -daysAfter; days <= daysBefore; days++) if (isThe(date.add({ days }))) return true
  return false
}

const isOnDays = (days: Days, date: Date, firstDate: string | null): boolean => {
  switch (days.kind) {
    case 'every':
      return true
    case 'weekdays':
      return days.weekdays.includes(date.dayOfWeek)
    case 'rrule':
      return isRecurring(days.rule, Temporal.PlainDate.from(firstDate ?? '2024-01-01'), date)
    case 'workdays':
      return isWorkday(date)
    case 'holidays':
      return !isWorkday(date)
    case 'observance':
      return isAround(date, days.daysBefore, days.daysAfter, observances[days.observance] ?? (() => false))
    case 'solar-term': {
      const { span, term } = days
      if (span.kind === 'until-next') return lastTerm(date) === term
      return isAround(
        date,
        span.daysBefore,
        span.daysAfter,
        (day) => termsOf(day.year).includes(toDay(day)) && lastTerm(day) === term,
      )
    }
    case 'lunar':
      return isAround(date, days.daysBefore, days.daysAfter, (day) => isLunarDay(day, days))
  }
}

/** Whether an entry plays on what starts on a date. */
export const isOnDate = ({ dates, days, exceptions }: Entry, date: Date): boolean => {
  const text = date.toString()
  if (dates.from !== null && text < dates.from) return false
  if (dates.until !== null && text > dates.until) return false
  if (exceptions.some(({ from, until }) => from <= text && text <= until)) return false
  return isOnDays(days, date, dates.from)
}
