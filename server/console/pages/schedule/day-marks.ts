// What a day is besides its date: its lunar date, a solar term, festivals and observances, and whether China rests or works
// against the week. From the same calendars that rules go by. Pure.
import { daysToAlmanac } from '../../../../playlists/calendar/almanac.ts'
import { dayToWeekday, dayToYear } from '../../../../playlists/calendar/day.ts'
import { dayToLunar, lunarDayToDays } from '../../../../playlists/calendar/lunar.ts'
import { findObservance, observanceInYear, type Observances } from '../../../../playlists/calendar/observances.ts'
import { builtInObservances } from '../../../../playlists/calendar/observances-data.ts'
import { dayToTerm } from '../../../../playlists/calendar/solar-terms.ts'
import { isWorkday } from '../../../../playlists/calendar/workdays.ts'
import { lunarFestivals } from '../../../../playlists/model/lunar-day.ts'
import { solarTerms } from '../../../../playlists/model/solar-terms.ts'

export type DayName = { readonly zh: string; readonly en: string }

export type DayMarks = {
  /** 十月十四, or month and day as figures. */
  readonly lunar: DayName
  /** Where there is little room: the day alone, on the first of a lunar month the month. */
  readonly lunarShort: DayName
  readonly term: DayName | null
  /** Festivals and observances that are on, the short ones first; `begins` on their first day, `days` long. */
  readonly names: readonly (DayName & { readonly begins: boolean; readonly days: number })[]
  /** A weekday on which China rests, a day of the weekend on which it works. */
  readonly unlike: 'rest' | 'work' | null
}

type Kept = DayName & { first: number; last: number }

const festivalsIn = (years: readonly number[]): Kept[] =>
  lunarFestivals.flatMap(({ zh, en, month, day }) =>
    years
      .flatMap((year) => lunarDayToDays({ month, day, leap: 'first' }, year))
      .map((found) => ({ zh, en, first: found, last: found })),
  )

const observancesIn = (years: readonly number[], own: Observances): Kept[] => {
  const known = [
    ...builtInObservances.map(({ id, zh, en }) => ({ id, zh, en })),
    ...Object.values(own).flatMap(({ id, name, builtIn }) => (builtIn === null ? [{ id, zh: name, en: name }] : [])),
  ]
  return known.flatMap(({ id, zh, en }) => {
    const observance = findObservance(id, own)
    if (observance === null) return []
    return years.flatMap((year) =>
      observanceInYear(observance, year).stretches.map(({ first, last }) => ({ zh, en, first, last })),
    )
  })
}

const unlikeOf = (day: number): DayMarks['unlike'] => {
  const isWeekend = dayToWeekday(day) > 5
  if (isWorkday(day) !== isWeekend) return null
  return isWeekend ? 'work' : 'rest'
}

/** Of the days from `first` to `last`, counted from 1970-01-01. */
export const toDayMarks = (first: number, last: number, own: Observances): Map<number, DayMarks> => {
  // A lunar year begins in the Gregorian year before, and what begins in one year may last into the next.
  const years = Array.from({ length: dayToYear(last) - dayToYear(first) + 2 }, (_, at) => dayToYear(first) - 1 + at)
  const kept = [...festivalsIn(years), ...observancesIn(years, own)]
  const almanac = daysToAlmanac(first, last - first + 1)
  return new Map(
    almanac.map(({ lunar }, at): [number, DayMarks] => {
      const day = first + at
      const { month, isLeap, day: number } = dayToLunar(day)
      const western = `${isLeap ? 'leap ' : ''}${month}/${number}`
      const term = dayToTerm(day)
      const names = new Map(
        kept
          .filter((one) => one.first <= day && day <= one.last)
          .toSorted((a, b) => a.last - a.first - (b.last - b.first))
          .map(
            ({ zh, en, first: begins, last: ends }) =>
              [zh, { zh, en, begins: begins === day, days: ends - begins + 1 }] as const,
          ),
      )
      return [
        day,
        {
          lunar: { zh: lunar, en: western },
          // A day's text always has two characters; what stands before it is the month.
          lunarShort: { zh: number === 1 ? lunar.slice(0, -2) : lunar.slice(-2), en: western },
          term: term === null ? null : (solarTerms[term] ?? null),
          names: [...names.values()],
          unlike: unlikeOf(day),
        },
      ]
    }),
  )
}
