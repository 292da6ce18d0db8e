// Observances → their days. A year's announced dates stand in place of the rule; without them the rule holds, and where it is
// only nominal the year says so, so that nobody takes a guess for an announcement.
import type { Collection } from '../model/catalogue.ts'
import type { ObservanceId } from '../model/ids.ts'
import type { AnnouncedDates, Observance, ObservanceRule } from '../model/observance.ts'
import { civilDateToDay, civilToDay, dayToWeekday, dayToYear } from './day.ts'
import { type DayList, type Stretch, stretchesToDays } from './day-list.ts'
import { lunarDayToDays } from './lunar.ts'
import { type BuiltInObservance, builtInObservances } from './observances-data.ts'
import { solarTermToDay } from './solar-terms.ts'

/** The staff's own, by id. */
export type Observances = Collection<Observance>

/** A built-in one with the staff's dates, or one of the staff's: all that its days follow from. */
export type KnownObservance = Pick<BuiltInObservance, 'since' | 'isAnnounced' | 'dates'> & {
  readonly rule: ObservanceRule | null
}

export type ObservanceYear = {
  /** The days that begin in the year, ascending. */
  readonly stretches: readonly Stretch[]
  /** By a nominal rule: true dates are announced each year, and are not known here. */
  readonly isNominal: boolean
}

const builtInById = new Map<ObservanceId, BuiltInObservance>(builtInObservances.map((one) => [one.id, one]))

/** null where there is none of this id (any more). */
export const findObservance = (id: ObservanceId, observances: Observances): KnownObservance | null => {
  const builtIn = builtInById.get(id)
  if (builtIn === undefined) {
    const own = Object.hasOwn(observances, id) ? observances[id] : undefined
    return own === undefined ? null : { since: null, isAnnounced: false, rule: own.rule, dates: own.dates }
  }
  const added = Object.values(observances).filter((own) => own.builtIn === id)
  return { ...builtIn, dates: mergeDates(builtIn.dates, added) }
}

const startYear = ({ from }: AnnouncedDates): string => from.slice(0, 4)

/** What staff say of a year counts before what the project ships. */
const mergeDates = (shipped: readonly AnnouncedDates[], added: readonly Observance[]): AnnouncedDates[] => {
  const own = added.flatMap(({ dates }) => dates)
  const years = new Set(own.map(startYear))
  return [...shipped.filter((dates) => !years.has(startYear(dates))), ...own]
}

const LEAP_DAY_MONTH = 2

/** null where the year has no such day. */
const findDay = (year: number, { month, day }: { month: number; day: number }): number | null => {
  const found = civilToDay(year, month, day)
  return month === LEAP_DAY_MONTH && found === civilToDay(year, 3, 1) ? null : found
}

const mondayOf = (day: number): number => day - dayToWeekday(day) + 1

const lasting = (first: number, length: number): Stretch => ({ first, last: first + length - 1 })

const firstOfNext = (year: number, month: number): number =>
  month === 12 ? civilToDay(year + 1, 1, 1) : civilToDay(year, month + 1, 1)

const ruleToStretches = (rule: ObservanceRule, year: number): Stretch[] => {
  switch (rule.kind) {
    case 'yearly': {
      const first = findDay(year, rule.from)
      const last = findDay(year, rule.until)
      if (first === null || last === null) return []
      return [{ first, last: last < first ? civilToDay(year + 1, rule.until.month, rule.until.day) : last }]
    }
    case 'month':
      return [{ first: civilToDay(year, rule.month, 1), last: firstOfNext(year, rule.month) - 1 }]
    case 'nth-weekday': {
      // The last one lies in the week before the next month, the nth in the nth seven days.
      const week = rule.nth === -1 ? firstOfNext(year, rule.month) - 7 : civilToDay(year, rule.month, 7 * rule.nth - 6)
      return [lasting(week + ((rule.weekday - dayToWeekday(week) + 7) % 7), rule.length)]
    }
    case 'nth-week':
      return [lasting(mondayOf(civilToDay(year, rule.month, 1)) + 7 * (rule.nth - 1), 7)]
    case 'week-of': {
      const day = findDay(year, rule.on)
      return day === null ? [] : [lasting(mondayOf(day), 7)]
    }
    case 'lunar':
      return lunarDayToDays(rule, year).map((first) => lasting(first, rule.length))
    case 'solar-term':
      return [lasting(solarTermToDay(rule.term, year), rule.length)]
  }
}

/** For a lunar rule, the lunar year that begins in the year. */
export const observanceInYear = (
  { since, isAnnounced, rule, dates }: KnownObservance,
  year: number,
): ObservanceYear => {
  const announced = dates
    .filter((range) => Number(startYear(range)) === year)
    .map(({ from, until }): Stretch => ({ first: civilDateToDay(from), last: civilDateToDay(until) }))
    .sort((a, b) => a.first - b.first)
  if (announced.length > 0) return { stretches: announced, isNominal: false }
  if (rule === null || (since !== null && year < since)) return { stretches: [], isNominal: false }
  return { stretches: ruleToStretches(rule, year), isNominal: isAnnounced }
}

export const observanceToList =
  (observance: KnownObservance, daysBefore: number, daysAfter: number): DayList =>
  (from, until) => {
    const stretches: Stretch[] = []
    // What begins in one year may last into the next, and a lunar year begins in the Gregorian year before.
    for (let year = dayToYear(from) - 2; year <= dayToYear(until) + 1; year++) {
      for (const { first, last } of observanceInYear(observance, year).stretches) {
        stretches.push({ first: first - daysBefore, last: last + daysAfter })
      }
    }
    stretches.sort((a, b) => a.first - b.first)
    return stretchesToDays(stretches, from, until)
  }
