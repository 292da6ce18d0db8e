// The days on which the 24 solar terms fall, in China's time (+08:00) wherever the site is. Terms are computed to the second
// and then cut to days, as GB/T 33661 asks: 冬至 2021 came at 23:59:19 and belongs to 21 December.
import { SolarTerm as TymeTerm } from 'tyme4ts'
import { type SolarTerm, solarTerms } from '../model/solar-terms.ts'
import { civilToDay, dayToYear } from './day.ts'
import { type DayList, type Stretch, stretchesToDays } from './day-list.ts'

const TERMS = solarTerms.length

const daysByYear = new Map<number, readonly number[]>()

/** The days of a Gregorian year's terms, 小寒 to 冬至. */
export const yearToTermDays = (year: number): readonly number[] => {
  let days = daysByYear.get(year)
  if (days === undefined) {
    days = solarTerms.map((_, index) => {
      // There a year begins with the 冬至 before it.
      const time = TymeTerm.fromIndex(year, index + 1)
        .getJulianDay()
        .getSolarTime()
      return civilToDay(time.getYear(), time.getMonth(), time.getDay())
    })
    daysByYear.set(year, days)
  }
  return days
}

/** `index` counts terms through the years, from 小寒 of year 0. */
const termToDay = (index: number): number => yearToTermDays(Math.floor(index / TERMS))[index % TERMS] ?? 0

const indexById = new Map<SolarTerm, number>(solarTerms.map(({ id }, index) => [id, index]))

/** The day on which a term falls in a Gregorian year. */
export const solarTermToDay = (term: SolarTerm, year: number): number =>
  termToDay(year * TERMS + (indexById.get(term) ?? 0))

/** The term that falls on a day, as its place in `solarTerms`, or null. */
export const dayToTerm = (day: number): number | null => {
  const index = yearToTermDays(dayToYear(day)).indexOf(day)
  return index < 0 ? null : index
}

/** From the term to the day before the next, each year. */
export const termUntilNextToList = (term: SolarTerm): DayList => {
  const place = indexById.get(term) ?? 0
  return (from, until) => {
    const stretches: Stretch[] = []
    for (let year = dayToYear(from) - 1; year <= dayToYear(until); year++) {
      const index = year * TERMS + place
      stretches.push({ first: termToDay(index), last: termToDay(index + 1) - 1 })
    }
    return stretchesToDays(stretches, from, until)
  }
}

export const termAroundToList =
  (term: SolarTerm, daysBefore: number, daysAfter: number): DayList =>
  (from, until) => {
    const stretches: Stretch[] = []
    for (let year = dayToYear(from) - 1; year <= dayToYear(until) + 1; year++) {
      const day = solarTermToDay(term, year)
      stretches.push({ first: day - daysBefore, last: day + daysAfter })
    }
    return stretchesToDays(stretches, from, until)
  }
