// Whose calendar it is, which days of it and which part of the picture: all of it stands in the address, so that a link shows the
// same to somebody else. Pure.
import {
  civilDateToDay,
  civilToDay,
  dayToCivil,
  dayToCivilDate,
  dayToWeekday,
} from '../../../../../playlists/calendar/day.ts'
import type { Screen, Site } from '../../../../../playlists/model/place.ts'
import type { Days } from '../occurrences.ts'

export type View = 'week' | 'month'

/** All screens of a site, or one screen. */
export type Place = { readonly id: string; readonly site: Site; readonly screens: readonly Screen[] }

/** `site.ID` or `screen.ID`; the first site that has screens where there is none such. */
export const findPlace = (id: string | undefined, sites: readonly Site[], screens: readonly Screen[]): Place | null => {
  const [kind, name] = (id ?? '').split('.')
  const screen = kind === 'screen' ? screens.find((one) => one.id === name) : undefined
  const named = kind === 'site' ? sites.find((one) => one.id === name) : undefined
  const site =
    (screen ? sites.find((one) => one.id === screen.site) : named) ??
    sites.find((one) => screens.some((other) => other.site === one.id)) ??
    sites[0]
  if (site === undefined) return null
  return screen !== undefined && site.id === screen.site
    ? { id: `screen.${screen.id}`, site, screens: [screen] }
    : { id: `site.${site.id}`, site, screens: screens.filter((one) => one.site === site.id) }
}

const mondayOf = (day: number): number => day - dayToWeekday(day) + 1

/** The week from its Monday, or all weeks that a month touches. */
export const daysOf = (view: View, day: number): Days => {
  if (view === 'week') return { first: mondayOf(day), last: mondayOf(day) + 6 }
  const { year, month } = dayToCivil(day)
  const next = month === 12 ? civilToDay(year + 1, 1, 1) : civilToDay(year, month + 1, 1)
  return { first: mondayOf(civilToDay(year, month, 1)), last: mondayOf(next - 1) + 6 }
}

/** The same weekday of the next or the last week; the first of the next or the last month. */
export const stepDay = (view: View, day: number, step: -1 | 1): number => {
  if (view === 'week') return day + 7 * step
  const { year, month } = dayToCivil(day)
  const months = year * 12 + month - 1 + step
  return civilToDay(Math.floor(months / 12), (months % 12) + 1, 1)
}

/** Null where it is no day. */
export const readDay = (date: string | undefined): number | null => {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const day = civilDateToDay(date)
  return dayToCivilDate(day) === date ? day : null
}
