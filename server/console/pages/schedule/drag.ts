// What moving or stretching a block of the calendar does to an entry. An edit says where the block is to stand; what comes of it
// is the whole rule shifted, or an exception for that day and an entry of its own, or a refusal that says why. All of it is civil
// time (S2, S3), so neither the browser's zone nor daylight saving has a say. Pure.
import { civilDateToDay, DAY_SECONDS, dayToCivilDate, dayToWeekday } from '../../../../playlists/calendar/day.ts'
import { daypartToSpan } from '../../../../playlists/calendar/rule.ts'
import type { Daypart } from '../../../../playlists/model/civil.ts'
import type { Draft } from '../../api/documents.ts'

export type Rule = Draft<'entries'>

/** Hours of one day, counted from 1970-01-01; seconds since its midnight, `until` past 86,400 where they pass the next one. */
export type Hours = { readonly day: number; readonly from: number; readonly until: number }

/** Days one after the other, both ends inclusive; an end without a limit is infinite. */
export type Run = { readonly first: number; readonly last: number }

/** `part`: index of the daypart; null for an appointment, of which only the beginning can be moved. */
export type Edit =
  | { readonly kind: 'hours'; readonly part: number | null; readonly before: Hours; readonly after: Hours }
  | { readonly kind: 'run'; readonly before: Run; readonly after: Run }

export type Refusal =
  /** It plays every day, without a first or a last one that could be moved. */
  | 'every-day'
  /** Its days follow a calendar or a recurrence rule. */
  | 'days-fixed'
  /** It lasts as long as its playlist. */
  | 'appointment-length'
  /** Two of its dayparts would overlap. */
  | 'hours-overlap'
  /** Nothing would be left of it, or more than a day. */
  | 'length'
  | 'exceptions-full'
  | 'too-far'

/** `made`: entries of their own beside it. */
export type Outcome =
  | { readonly type: 'changed'; readonly rule: Rule; readonly made: readonly Rule[] }
  | { readonly type: 'refused'; readonly why: Refusal }
  | { readonly type: 'same' }

export type Scope = 'series' | 'only'

const MOST_EXCEPTIONS = 100
const MOST_AROUND = 90

const refused = (why: Refusal): Outcome => ({ type: 'refused', why })
const changed = (rule: Rule, made: readonly Rule[] = []): Outcome => ({ type: 'changed', rule, made })

const pad = (value: number): string => String(value).padStart(2, '0')

/** 0 to 86,400. */
export const secondsToTime = (seconds: number): string => {
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${pad(hour)}:${pad(minute)}${second === 0 ? '' : `:${pad(second)}`}`
}

/** Null where it is empty, or a day or more that does not go from midnight to midnight. */
const hoursToDaypart = ({ from, until }: Hours): Daypart | null => {
  const length = until - from
  if (length <= 0 || length > DAY_SECONDS || (length === DAY_SECONDS && from !== 0)) return null
  return { from: secondsToTime(from), until: secondsToTime(until > DAY_SECONDS ? until - DAY_SECONDS : until) }
}

/** What begins before midnight or after the next one begins on another day. */
export const normalHours = ({ day, from, until }: Hours): Hours => {
  const days = Math.floor(from / DAY_SECONDS)
  return { day: day + days, from: from - days * DAY_SECONDS, until: until - days * DAY_SECONDS }
}

const overlaps = (dayparts: readonly Daypart[]): boolean => {
  const spans = dayparts.map(daypartToSpan)
  return spans.some((one, at) =>
    spans
      .slice(at + 1)
      .some((other) =>
        [-DAY_SECONDS, 0, DAY_SECONDS].some(
          (shift) => one.from < other.until + shift && other.from + shift < one.until,
        ),
      ),
  )
}

const shiftDate = (date: string | null, days: number): string | null =>
  date === null ? null : dayToCivilDate(civilDateToDay(date) + days)

const rotateWeekday = (weekday: number, days: number): number => ((((weekday - 1 + days) % 7) + 7) % 7) + 1

/** The whole rule some days later: it is on then exactly where it was on before. Days that it leaves out stay where they are. */
export const shiftRule = (rule: Rule, days: number): Outcome => {
  const { dates } = rule
  if (days === 0) return { type: 'same' }
  if (rule.days.kind !== 'every' && rule.days.kind !== 'weekdays') return refused('days-fixed')
  if (rule.days.kind === 'every' && dates.from === null && dates.until === null) return refused('every-day')
  return changed({
    ...rule,
    dates: { from: shiftDate(dates.from, days), until: shiftDate(dates.until, days) },
    days:
      rule.days.kind === 'weekdays'
        ? {
            ...rule.days,
            weekdays: rule.days.weekdays.map((weekday) => rotateWeekday(weekday, days)).toSorted((a, b) => a - b),
          }
        : rule.days,
  })
}

const startAppointment = (rule: Rule, before: Hours, after: Hours): Outcome => {
  const { day, from } = normalHours(after)
  if (after.until - after.from !== before.until - before.from) return refused('appointment-length')
  return changed({ ...rule, startsAt: `${dayToCivilDate(day)}T${secondsToTime(from)}` })
}

const withPart = (dayparts: readonly Daypart[], part: number, daypart: Daypart): Daypart[] =>
  dayparts.map((old, at) => (at === part ? daypart : old))

const hoursOfSeries = (rule: Rule, part: number, before: Hours, after: Hours): Outcome => {
  const daypart = hoursToDaypart(after)
  if (daypart === null) return refused('length')
  const dayparts = withPart(rule.dayparts, part, daypart)
  if (overlaps(dayparts)) return refused('hours-overlap')
  const shifted = after.day === before.day ? changed(rule) : shiftRule(rule, after.day - before.day)
  return shifted.type === 'changed' ? changed({ ...shifted.rule, dayparts }) : shifted
}

/** The days of a run, as weekdays, each once. */
const weekdaysIn = ({ first, last }: Run): Set<number> =>
  new Set(Array.from({ length: Math.min(7, Math.max(0, last - first + 1)) }, (_, at) => dayToWeekday(first + at)))

const stretchWeekdays = (rule: Rule, weekdays: readonly number[], before: Run, after: Run): Outcome => {
  const gained = [
    ...weekdaysIn({ first: after.first, last: before.first - 1 }),
    ...weekdaysIn({ first: before.last + 1, last: after.last }),
  ]
  const lost = new Set([
    ...weekdaysIn({ first: before.first, last: after.first - 1 }),
    ...weekdaysIn({ first: after.last + 1, last: before.last }),
  ])
  const left = [...new Set([...weekdays.filter((weekday) => !lost.has(weekday)), ...gained])].toSorted((a, b) => a - b)
  return left.length === 0 ? refused('length') : changed({ ...rule, days: { kind: 'weekdays', weekdays: left } })
}

const stretchAround = (
  rule: Rule,
  days: { daysBefore: number; daysAfter: number },
  before: Run,
  after: Run,
): Outcome => {
  const daysBefore = days.daysBefore + before.first - after.first
  const daysAfter = days.daysAfter + after.last - before.last
  if (daysBefore < 0 || daysAfter < 0) return refused('days-fixed')
  if (Math.max(daysBefore, daysAfter) > MOST_AROUND) return refused('too-far')
  if (rule.days.kind === 'observance' || rule.days.kind === 'lunar')
    return changed({ ...rule, days: { ...rule.days, daysBefore, daysAfter } })
  return rule.days.kind === 'solar-term'
    ? changed({ ...rule, days: { ...rule.days, span: { kind: 'around', daysBefore, daysAfter } } })
    : refused('days-fixed')
}

/** A limit that stands at the run's end moves with it; elsewhere the days themselves change, as far as their kind can. */
const stretchRun = (rule: Rule, before: Run, after: Run): Outcome => {
  const { dates, days } = rule
  const firstIsLimit = dates.from !== null && civilDateToDay(dates.from) === before.first
  const lastIsLimit = dates.until !== null && civilDateToDay(dates.until) === before.last
  const byLimit = (before.first === after.first || firstIsLimit) && (before.last === after.last || lastIsLimit)
  // Making it longer past a limit is only seen where the days go on beyond it.
  const goesOn = days.kind === 'every' || (after.first >= before.first && after.last <= before.last)
  if (byLimit && goesOn) {
    const from = before.first === after.first ? dates.from : dayToCivilDate(after.first)
    const until = before.last === after.last ? dates.until : dayToCivilDate(after.last)
    return changed({ ...rule, dates: { from, until } })
  }
  if (firstIsLimit || lastIsLimit) return refused('days-fixed')
  if (days.kind === 'weekdays') return stretchWeekdays(rule, days.weekdays, before, after)
  if (days.kind === 'observance' || days.kind === 'lunar') return stretchAround(rule, days, before, after)
  if (days.kind === 'solar-term' && days.span.kind === 'around') return stretchAround(rule, days.span, before, after)
  return refused(days.kind === 'every' ? 'every-day' : 'days-fixed')
}

const runOfSeries = (rule: Rule, before: Run, after: Run): Outcome => {
  if (rule.level === 'appointment') {
    if (after.last - after.first !== before.last - before.first) return refused('appointment-length')
    const time = rule.startsAt?.slice(10) ?? 'T00:00'
    return changed({ ...rule, startsAt: `${dayToCivilDate(after.first)}${time}` })
  }
  if (after.first > after.last) return refused('length')
  const days = after.first - before.first
  return days === after.last - before.last ? shiftRule(rule, days) : stretchRun(rule, before, after)
}

/** Leaves the days out of the series; ranges that touch become one. */
const leaveOut = (rule: Rule, { first, last }: Run): Rule | null => {
  const apart: Run[] = []
  let joined: Run = { first, last }
  for (const { from, until } of rule.exceptions) {
    const range = { first: civilDateToDay(from), last: civilDateToDay(until) }
    if (range.first > joined.last + 1 || range.last < joined.first - 1) apart.push(range)
    else joined = { first: Math.min(range.first, joined.first), last: Math.max(range.last, joined.last) }
  }
  if (apart.length >= MOST_EXCEPTIONS) return null
  const exceptions = [...apart, joined]
    .toSorted((a, b) => a.first - b.first)
    .map((range) => ({ from: dayToCivilDate(range.first), until: dayToCivilDate(range.last) }))
  return { ...rule, exceptions }
}

const onDays = (rule: Rule, { first, last }: Run, dayparts: Daypart[]): Rule => ({
  ...rule,
  dates: { from: dayToCivilDate(first), until: dayToCivilDate(last) },
  days: { kind: 'every' },
  exceptions: [],
  dayparts,
})

const onDay = (rule: Rule, day: number, dayparts: Daypart[]): Rule => onDays(rule, { first: day, last: day }, dayparts)

const hoursOnce = (rule: Rule, part: number, before: Hours, after: Hours): Outcome => {
  const daypart = hoursToDaypart(after)
  if (daypart === null) return refused('length')
  const left = leaveOut(rule, { first: before.day, last: before.day })
  if (left === null) return refused('exceptions-full')
  // The exception takes away all hours of that day; those that were not moved come back on their own.
  const others = rule.dayparts.filter((_, at) => at !== part)
  if (after.day !== before.day) {
    const stays = others.length === 0 ? [] : [onDay(rule, before.day, others)]
    return changed(left, [onDay(rule, after.day, [daypart]), ...stays])
  }
  const dayparts = withPart(rule.dayparts, part, daypart)
  return overlaps(dayparts) ? refused('hours-overlap') : changed(left, [onDay(rule, before.day, dayparts)])
}

const runOnce = (rule: Rule, before: Run, after: Run): Outcome => {
  if (!Number.isFinite(before.last - before.first)) return refused('every-day')
  if (after.first > after.last) return refused('length')
  const left = leaveOut(rule, before)
  return left === null ? refused('exceptions-full') : changed(left, [onDays(rule, after, [...rule.dayparts])])
}

const isSame = (edit: Edit): boolean =>
  edit.kind === 'run'
    ? edit.before.first === edit.after.first && edit.before.last === edit.after.last
    : edit.before.day === edit.after.day &&
      edit.before.from === edit.after.from &&
      edit.before.until === edit.after.until

/** What an edit does to the whole rule, or to those days alone. */
export const applyEdit = (rule: Rule, edit: Edit, scope: Scope): Outcome => {
  if (isSame(edit)) return { type: 'same' }
  if (edit.kind === 'run') return (scope === 'series' ? runOfSeries : runOnce)(rule, edit.before, edit.after)
  const after = normalHours(edit.after)
  if (edit.part === null || rule.level === 'appointment') return startAppointment(rule, edit.before, edit.after)
  return (scope === 'series' ? hoursOfSeries : hoursOnce)(rule, edit.part, edit.before, after)
}

/** Whether it plays on other days as well, so that one has to say which are meant. */
export const isRecurring = (rule: Rule, edit: Edit): boolean => {
  if (rule.level === 'appointment') return false
  const block: Run = edit.kind === 'run' ? edit.before : { first: edit.before.day, last: edit.before.day }
  const { from, until } = rule.dates
  return !(from === dayToCivilDate(block.first) && until === dayToCivilDate(block.last))
}
