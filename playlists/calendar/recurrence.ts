// Recurrence rules → civil days. Everything runs in a calendar without zones: local times are taken as they stand, UTC times
// are brought to the site's clock first, and an occurrence counts for the day on which it falls. So no clock change can move
// a day (S3 is for dayparts). The work is bounded: a rule with more than MOST_OCCURRENCES is refused when it is saved, and
// where one exceeds the bound later, as today moves on, it has no days there.
import { RRuleTemporal } from 'rrule-temporal'
import { HORIZON_DAYS } from '../manifest.ts'
import type { CivilDate } from '../model/civil.ts'
import {
  MOST_OCCURRENCES,
  type Recurrence,
  type RecurrenceRule,
  type RecurrenceTime,
  weekdayCodes,
} from '../model/recurrence-text.ts'
import { civilDateTimeToCivil, civilDateToDay, DAY_MS, dayToCivilDate, dayToWeekday } from './day.ts'
import { type DayList, NO_DAYS } from './day-list.ts'
import { offsetAtInstant, zoneOffsets } from './zone.ts'

/** Where neither the text nor the entry says when it starts; a Monday. */
export const DEFAULT_START: CivilDate = '2024-01-01'

/** Where a longer range exceeds the bound it is asked for in halves, down to this many days. */
const FEWEST_DAYS = 128

/** Civil ms of a moment in the site's zone. */
const timeToCivil = ({ date, time, isUtc }: RecurrenceTime, zone: string, missing: string): number => {
  const civil = civilDateTimeToCivil(`${date}T${time ?? missing}`)
  return isUtc ? civil + offsetAtInstant(zoneOffsets(zone, civil, civil), civil) : civil
}

const timeToDay = (time: RecurrenceTime, zone: string): number =>
  Math.floor(timeToCivil(time, zone, '00:00:00') / DAY_MS)

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** As the library takes moments. Only its text is read; civil ms stand in for UTC. */
const civilToZoned = (civil: number) => {
  const second = Math.floor(civil / 1000) % 86_400
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(twoDigits).join(':')
  const text = `${dayToCivilDate(Math.floor(civil / DAY_MS))}T${time}+00:00[UTC]`
  return { timeZoneId: 'UTC', toString: () => text }
}

/**
 * A week's number without a day means the weekday of the start (RFC 5545, 3.3.10: what a rule does not say is taken from
 * DTSTART). The library takes the weekday on which the start's date falls in each year, which is another: so it is said.
 */
const byDayOf = ({ byDay, lists }: RecurrenceRule, start: number): readonly string[] => {
  if (byDay.length > 0 || lists.BYWEEKNO === undefined || lists.BYMONTHDAY || lists.BYYEARDAY) return byDay
  return [weekdayCodes[dayToWeekday(Math.floor(start / DAY_MS)) - 1] ?? 'MO']
}

const ruleToLibrary = (rule: RecurrenceRule, start: number, zone: string): RRuleTemporal => {
  const byDay = byDayOf(rule, start)
  const { BYSECOND, BYMINUTE, BYHOUR, BYMONTHDAY, BYYEARDAY, BYWEEKNO, BYMONTH, BYSETPOS } = rule.lists
  return new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    dtstart: civilToZoned(start),
    tzid: 'UTC',
    ...(rule.count !== null && { count: rule.count }),
    wkst: rule.weekStart,
    cache: false,
    ...(rule.until !== null && { until: civilToZoned(timeToCivil(rule.until, zone, '23:59:59')) }),
    ...(byDay.length > 0 && { byDay: [...byDay] }),
    ...(BYSECOND && { bySecond: [...BYSECOND] }),
    ...(BYMINUTE && { byMinute: [...BYMINUTE] }),
    ...(BYHOUR && { byHour: [...BYHOUR] }),
    ...(BYMONTHDAY && { byMonthDay: [...BYMONTHDAY] }),
    ...(BYYEARDAY && { byYearDay: [...BYYEARDAY] }),
    ...(BYWEEKNO && { byWeekNo: [...BYWEEKNO] }),
    ...(BYMONTH && { byMonth: [...BYMONTH] }),
    ...(BYSETPOS && { bySetPos: [...BYSETPOS] }),
  })
}

/** The days of a rule's occurrences within `[from, until)`, one for each occurrence, ascending; or null where it has, or takes
 * steps for, more than MOST_OCCURRENCES. */
const findOccurrences = (rule: RRuleTemporal, from: number, until: number): number[] | null => {
  try {
    const found = rule.between(civilToZoned(from * DAY_MS), civilToZoned(until * DAY_MS - 1000), true)
    if (found.length > MOST_OCCURRENCES) return null
    return found.map(({ epochMilliseconds }) => Math.floor(epochMilliseconds / DAY_MS))
  } catch {
    // The library goes as many steps and then throws.
    return null
  }
}

/** As findOccurrences, but what is over the bound is asked in halves, each with a bound of its own. */
const findInParts = (rule: RRuleTemporal, from: number, until: number): number[] => {
  const days = findOccurrences(rule, from, until)
  if (days !== null) return days
  if (until - from <= FEWEST_DAYS) return []
  const middle = from + ((until - from) >> 1)
  return [...findInParts(rule, from, middle), ...findInParts(rule, middle, until)]
}

const AFTER_ALL = civilDateToDay('2199-12-31') + 1

/** How far ahead the occurrences of a rare rule are counted at once, days. */
const COUNTED_AT_ONCE = 1_000

/** All days of a rule with COUNT; null where the last of them are so far off that the library gives up before. */
const findAll = (rule: RecurrenceRule, start: number, zone: string): number[] | null =>
  findOccurrences(ruleToLibrary(rule, start, zone), Math.floor(start / DAY_MS), AFTER_ALL)

/** A rare rule with COUNT: counted from its start, never from the middle, and only as far as was ever asked. */
const countFromStart = (rule: RecurrenceRule, count: number, start: number, zone: string): DayList => {
  const endless = ruleToLibrary({ ...rule, count: null }, start, zone)
  const counted: number[] = []
  let next = Math.floor(start / DAY_MS)
  return (from, until) => {
    for (; next < until && counted.length < count; next += COUNTED_AT_ONCE) {
      const found = findInParts(endless, next, next + COUNTED_AT_ONCE)
      counted.push(...found.slice(0, count - counted.length))
    }
    return counted.filter((day) => day >= from && day < until)
  }
}

/** The rule's own days, before RDATE and EXDATE. */
const ruleToList = (rule: RecurrenceRule, start: number, zone: string): DayList => {
  const { count } = rule
  if (count === null) {
    const library = ruleToLibrary(rule, start, zone)
    return (from, until) => findInParts(library, from, until)
  }
  let counted: DayList | null = null
  return (from, until) => {
    if (counted === null) {
      const all = findAll(rule, start, zone)
      counted =
        all === null ? countFromStart(rule, count, start, zone) : (a, b) => all.filter((day) => day >= a && day < b)
    }
    return counted(from, until)
  }
}

/** Civil ms of the first moment: DTSTART, else the entry's first date, else DEFAULT_START. */
const recurrenceToStart = ({ start }: Recurrence, firstDate: CivilDate | null, zone: string): number =>
  start === null ? civilDateTimeToCivil(`${firstDate ?? DEFAULT_START}T00:00`) : timeToCivil(start, zone, '00:00:00')

/** `firstDate`: the entry's; `zone`: the site's, by IANA name. */
export const recurrenceToList = (recurrence: Recurrence, firstDate: CivilDate | null, zone: string): DayList => {
  const start = recurrenceToStart(recurrence, firstDate, zone)
  const ruled = recurrence.rule === null ? NO_DAYS : ruleToList(recurrence.rule, start, zone)
  const added = recurrence.added.map((time) => timeToDay(time, zone))
  const dropped = new Set(recurrence.dropped.map((time) => timeToDay(time, zone)))
  return (from, until) => {
    const days = new Set(ruled(from, until))
    for (const day of added) if (day >= from && day < until) days.add(day)
    return [...days].filter((day) => !dropped.has(day)).sort((a, b) => a - b)
  }
}

/** Whether it has, or takes steps for, more than MOST_OCCURRENCES within a horizon from its start; COUNT itself is bounded. */
export const isTooMuch = ({ rule, ...recurrence }: Recurrence, firstDate: CivilDate | null): boolean => {
  if (rule === null) return false
  const start = recurrenceToStart({ rule, ...recurrence }, firstDate, 'UTC')
  if (rule.count !== null && findAll(rule, start, 'UTC') !== null) return false
  const first = Math.floor(start / DAY_MS)
  return findOccurrences(ruleToLibrary({ ...rule, count: null }, start, 'UTC'), first, first + HORIZON_DAYS) === null
}

/** Whether another first day would make other days: then a rule without DTSTART and first date is a guess. */
export const needsStart = ({ start, rule }: Recurrence): boolean => {
  if (start !== null || rule === null) return false
  const { freq, interval, count, byDay, lists } = rule
  const hasDays = byDay.length > 0 || Object.keys(lists).some((name) => /^BY(?:MONTHDAY|YEARDAY)$/.test(name))
  return interval > 1 || count !== null || (!hasDays && ['YEARLY', 'MONTHLY', 'WEEKLY'].includes(freq))
}
