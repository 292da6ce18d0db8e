// The lunar calendar as tables of months, one a year, so that all else is arithmetic. Never the platform's Chinese calendar:
// ICU puts Spring Festival 2027 a day late. Days are China's (+08:00) wherever the site is.
import { LunarYear } from 'tyme4ts'
import type { LunarDay } from '../model/lunar-day.ts'
import { civilToDay, dayToYear } from './day.ts'
import { type DayList, type Stretch, stretchesToDays } from './day-list.ts'

export type LunarMonth = {
  /** 1 to 12. */
  readonly month: number
  readonly isLeap: boolean
  /** Its first day, counted from 1970-01-01. */
  readonly first: number
  /** 29 or 30 days. */
  readonly length: number
}

const monthsByYear = new Map<number, readonly LunarMonth[]>()

/** The months of the lunar year that begins with Spring Festival of a Gregorian year. */
export const yearToLunarMonths = (year: number): readonly LunarMonth[] => {
  let months = monthsByYear.get(year)
  if (months === undefined) {
    months = LunarYear.fromYear(year)
      .getMonths()
      .map((month) => {
        const first = month.getFirstJulianDay().getSolarDay()
        return {
          month: month.getMonth(),
          isLeap: month.isLeap(),
          first: civilToDay(first.getYear(), first.getMonth(), first.getDay()),
          length: month.getDayCount(),
        }
      })
    monthsByYear.set(year, months)
  }
  return months
}

/** The month that holds a day, and which of its days that is, 1 to 30. */
export const dayToLunar = (day: number): LunarMonth & { readonly day: number } => {
  const year = dayToYear(day)
  const months = yearToLunarMonths(year)
  const held = (months[0]?.first ?? 0) <= day ? months : yearToLunarMonths(year - 1)
  const month = held.findLast(({ first }) => first <= day)
  if (month === undefined) throw new Error('Every day is in a lunar month.')
  return { ...month, day: day - month.first + 1 }
}

/** The day of the lunar year that begins in a Gregorian year: none, one, or two where the month comes twice. */
export const lunarDayToDays = ({ month, day, leap }: LunarDay, year: number): number[] =>
  yearToLunarMonths(year).flatMap((one) => {
    if (one.month !== month || (one.isLeap ? leap === 'first' : leap === 'leap')) return []
    const number = day === 'last' ? one.length : day
    return number <= one.length ? [one.first + number - 1] : []
  })

export const lunarToList =
  (lunarDay: LunarDay, daysBefore: number, daysAfter: number): DayList =>
  (from, until) => {
    const stretches: Stretch[] = []
    // A lunar year ends in the Gregorian year after the one in which it begins.
    for (let year = dayToYear(from) - 2; year <= dayToYear(until) + 1; year++) {
      for (const day of lunarDayToDays(lunarDay, year))
        stretches.push({ first: day - daysBefore, last: day + daysAfter })
    }
    return stretchesToDays(stretches, from, until)
  }
