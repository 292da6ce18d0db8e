// Civil days and times as numbers, so that the rest is arithmetic: a day counts from 1970-01-01, and a civil time is the
// milliseconds that would have passed since then if the zone's clocks had always shown UTC.
import { type CivilDate, type CivilDateTime, civilTimeToSeconds, type Weekday } from '../model/civil.ts'

export const DAY_SECONDS = 86_400
export const DAY_MS = 86_400_000

/** Proleptic Gregorian, `month` 1 to 12 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil). */
export const civilToDay = (year: number, month: number, day: number): number => {
  // The year begins in March, so that the leap day is its last.
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `civilToDay` (the same source, civil_from_days). */
export const dayToCivil = (day: number): { readonly year: number; readonly month: number; readonly day: number } => {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

export const dayToYear = (day: number): number => dayToCivil(day).year

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

export const dayToCivilDate = (day: number): CivilDate => {
  const { year, month, day: date } = dayToCivil(day)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

export const civilDateToDay = (date: CivilDate): number =>
  civilToDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

/** Civil milliseconds of a date and time. */
export const civilDateTimeToCivil = (time: CivilDateTime): number =>
  civilDateToDay(time.slice(0, 10)) * DAY_MS + civilTimeToSeconds(time.slice(11)) * 1000

/** ISO weekday of a day; 1970-01-01 was a Thursday, 4. */
export const dayToWeekday = (day: number): Weekday => ((((day + 3) % 7) + 7) % 7) + 1
