// Recurrence as RFC 5545 writes it, read strictly: what is not understood is refused with its line and part, never skipped,
// since a rule that is half understood plays on the wrong days. Small, so that a form can check while staff type.
// Only civil days matter (times are dayparts), and all is in the site's zone: a TZID is allowed and says nothing.
import * as v from 'valibot'
import { CivilDate } from './civil.ts'

const freqs = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Freq = (typeof freqs)[number]

/** As RFC 5545 names them, Monday first. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

/** A DATE has no time. With `isUtc` the time is UTC, else the site's. */
export type RecurrenceTime = { readonly date: CivilDate; readonly time: string | null; readonly isUtc: boolean }

/** The parts that are lists of numbers (3.3.10): least, most, and whether they may count from the end. */
const listParts = {
  BYSECOND: [0, 60, false],
  BYMINUTE: [0, 59, false],
  BYHOUR: [0, 23, false],
  BYMONTHDAY: [1, 31, true],
  BYYEARDAY: [1, 366, true],
  BYWEEKNO: [1, 53, true],
  BYMONTH: [1, 12, false],
  BYSETPOS: [1, 366, true],
} as const
export type ListPart = keyof typeof listParts

export type RecurrenceRule = {
  readonly freq: Freq
  readonly interval: number
  readonly count: number | null
  readonly until: RecurrenceTime | null
  readonly weekStart: WeekdayCode
  /** Such as `MO` and `-1FR`; empty where the part is missing. */
  readonly byDay: readonly string[]
  readonly lists: { readonly [P in ListPart]?: readonly number[] }
}

export type Recurrence = {
  /** DTSTART; without it the entry's first day is the start. */
  readonly start: RecurrenceTime | null
  readonly rule: RecurrenceRule | null
  /** RDATE and EXDATE. */
  readonly added: readonly RecurrenceTime[]
  readonly dropped: readonly RecurrenceTime[]
}

/** More occurrences than this, by COUNT or within the horizon, are refused. */
export const MOST_OCCURRENCES = 10_000

/** `rrule-line`: no such line; `-part`: no such part; `-value`: not a value of the part; `-twice`: given before; `-freq`: FREQ
 * is missing; `-conflict`: does not go with another part; `-too-many`: over MOST_OCCURRENCES; `-empty`: no rule at all. */
export type RecurrenceRefusal = {
  readonly type: 'refused'
  readonly rule:
    | 'rrule-line'
    | 'rrule-part'
    | 'rrule-value'
    | 'rrule-twice'
    | 'rrule-freq'
    | 'rrule-conflict'
    | 'rrule-too-many'
    | 'rrule-empty'
  /** From 1. */
  readonly line: number
  /** As it stands there, such as `BYDAY=XX`. */
  readonly part: string
}

export type RecurrenceReading = { readonly type: 'read'; readonly recurrence: Recurrence } | RecurrenceRefusal

type Refused = Pick<RecurrenceRefusal, 'rule' | 'part'>

const refused = (rule: RecurrenceRefusal['rule'], part: string): Refused => ({ rule, part })

const isRefused = (value: object | null): value is Refused => value !== null && 'rule' in value && 'part' in value

const wholeNumber = (text: string, least: number, most: number): number | null => {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : -1
  return number >= least && number <= most ? number : null
}

const LAST_DATE = '2199-12-31'

const readTime = (text: string): RecurrenceTime | null => {
  const [, year = '', month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)(Z)?)?$/.exec(text) ?? []
  const date = `${year}-${month}-${day}`
  if (!v.is(CivilDate, date)) return null
  const time = hour === undefined ? null : `${hour}:${minute}:${second === '60' ? '59' : second}`
  return { date, time, isUtc: utc !== undefined }
}

/** "For ever" is written in many ways, such as `UNTIL=99991231`. */
const readUntil = (text: string): RecurrenceTime | null =>
  text >= '2200' && /^\d{8}(?:T\d{6}Z?)?$/.test(text) ? { date: LAST_DATE, time: null, isUtc: false } : readTime(text)

const readTimes = (text: string): RecurrenceTime[] | null => {
  // Of an RDATE's period, the day on which it begins.
  const times = text.split(',').map((one) => readTime(one.split('/')[0] ?? ''))
  return times.every((time) => time !== null) ? times : null
}

const readList = (text: string, [least, most, isSigned]: (typeof listParts)[ListPart]): number[] | null => {
  const numbers = text.split(',').map((one) => {
    const [, sign = '', digits = ''] = /^([+-]?)(\d{1,3})$/.exec(one) ?? []
    const number = isSigned || sign !== '-' ? wholeNumber(digits, least, most) : null
    return number === null ? null : sign === '-' ? -number : number
  })
  return numbers.every((number) => number !== null) ? [...new Set(numbers)] : null
}

const readDays = (text: string): string[] | null => {
  const days = text.split(',').map((one) => {
    const [, sign = '', ordinal = '', code = ''] = /^([+-]?)(\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(one) ?? []
    if (code === '' || (sign !== '' && ordinal === '')) return null
    if (ordinal === '') return code
    const number = wholeNumber(ordinal, 1, 53)
    return number === null ? null : `${sign === '-' ? '-' : ''}${number}${code}`
  })
  return days.every((day) => day !== null) ? [...new Set(days)] : null
}

const isListPart = (name: string): name is ListPart => Object.hasOwn(listParts, name)

/** Which parts do not go together (RFC 5545, 3.3.10); the part that is too much, or null. */
const findConflict = ({ freq, count, until, byDay, lists }: RecurrenceRule): string | null => {
  if (count !== null && until !== null) return 'COUNT'
  if (lists.BYWEEKNO !== undefined && freq !== 'YEARLY') return 'BYWEEKNO'
  if (lists.BYYEARDAY !== undefined && ['MONTHLY', 'WEEKLY', 'DAILY'].includes(freq)) return 'BYYEARDAY'
  // RFC 5545 has these limit each other, the library does not: refused rather than played on wrong days.
  const isOrdinal = byDay.some((day) => day.length > 2)
  if (lists.BYYEARDAY !== undefined && (byDay.length > 0 || lists.BYMONTHDAY !== undefined)) return 'BYYEARDAY'
  if (lists.BYMONTHDAY !== undefined && freq === 'YEARLY' && isOrdinal) return 'BYMONTHDAY'
  if (lists.BYMONTHDAY !== undefined && freq === 'WEEKLY') return 'BYMONTHDAY'
  const mayCount = freq === 'MONTHLY' || (freq === 'YEARLY' && lists.BYWEEKNO === undefined)
  if (!mayCount && isOrdinal) return 'BYDAY'
  const others = byDay.length + Object.keys(lists).filter((name) => name !== 'BYSETPOS').length
  return lists.BYSETPOS !== undefined && others === 0 ? 'BYSETPOS' : null
}

/** The parts of one RRULE, `FREQ=…;…`. */
const readRule = (text: string): RecurrenceRule | Refused => {
  const textByName = new Map<string, string>()
  for (const part of text.split(';')) {
    const [name = '', value = ''] = part.split('=', 2)
    if (textByName.has(name)) return refused('rrule-twice', part)
    textByName.set(name, value)
  }
  let freq: Freq | null = null
  let interval = 1
  let count: number | null = null
  let until: RecurrenceTime | null = null
  let weekStart: WeekdayCode | null = 'MO'
  let byDay: readonly string[] = []
  const lists: { [P in ListPart]?: readonly number[] } = {}
  for (const [name, value] of textByName) {
    const part = `${name}=${value}`
    let read: unknown
    if (name === 'FREQ') read = freq = freqs.find((known) => known === value) ?? null
    else if (name === 'WKST') read = weekStart = weekdayCodes.find((known) => known === value) ?? null
    else if (name === 'UNTIL') read = until = readUntil(value)
    else if (name === 'BYDAY') byDay = (read = readDays(value)) ?? []
    else if (name === 'INTERVAL') interval = (read = wholeNumber(value, 1, 100_000)) ?? 1
    else if (name === 'COUNT') {
      if (/^\d{5,}$/.test(value) && Number(value) > MOST_OCCURRENCES) return refused('rrule-too-many', part)
      read = count = wholeNumber(value, 1, MOST_OCCURRENCES)
    } else if (isListPart(name)) lists[name] = (read = readList(value, listParts[name])) ?? []
    else return refused('rrule-part', part.replace(/=$/, ''))
    if (read === null) return refused('rrule-value', part)
  }
  if (freq === null || weekStart === null) return refused('rrule-freq', text)
  const rule = { freq, interval, count, until, weekStart, byDay, lists }
  const conflict = findConflict(rule)
  return conflict === null ? rule : refused('rrule-conflict', `${conflict}=${textByName.get(conflict) ?? ''}`)
}

type Line = { readonly number: number; readonly text: string }

/** Lines that begin with a blank go on where the one before ended (3.1). */
const unfold = (text: string): Line[] => {
  const lines: { number: number; text: string }[] = []
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const last = lines.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) last.text += line.slice(1)
    else lines.push({ number: index + 1, text: line })
  })
  return lines.map((line) => ({ ...line, text: line.text.trim().toUpperCase() })).filter(({ text }) => text !== '')
}

type Growing = {
  start: RecurrenceTime | null
  rule: RecurrenceRule | null
  added: RecurrenceTime[]
  dropped: RecurrenceTime[]
}

const readLine = (text: string, into: Growing): Refused | null => {
  const line = /^[A-Z]+=/.test(text) ? `RRULE:${text}` : text
  const [, name = '', options = '', value = ''] = /^([A-Z]+)((?:;[A-Z-]+=[^:;]*)*):(.*)$/.exec(line) ?? []
  switch (name) {
    case 'RRULE': {
      if (into.rule !== null) return refused('rrule-twice', text)
      const rule = readRule(value)
      if (isRefused(rule)) return rule
      into.rule = rule
      return null
    }
    case 'DTSTART': {
      if (into.start !== null) return refused('rrule-twice', text)
      into.start = readTime(value)
      return into.start === null ? refused('rrule-value', text) : null
    }
    case 'RDATE':
    case 'EXDATE': {
      const times = readTimes(value)
      if (times === null || /VALUE=(?!DATE(?:-TIME)?\b|PERIOD\b)/.test(options)) return refused('rrule-value', text)
      into[name === 'RDATE' ? 'added' : 'dropped'].push(...times)
      return null
    }
    default:
      return refused('rrule-line', text)
  }
}

/** Lines DTSTART, RRULE, RDATE and EXDATE in any order; bare parts such as `FREQ=…` are taken for an RRULE. */
export const readRecurrence = (text: string): RecurrenceReading => {
  const recurrence: Growing = { start: null, rule: null, added: [], dropped: [] }
  for (const line of unfold(text)) {
    const refusal = readLine(line.text, recurrence)
    if (refusal !== null) return { type: 'refused', ...refusal, line: line.number }
  }
  return recurrence.rule === null && recurrence.added.length === 0
    ? { type: 'refused', rule: 'rrule-empty', line: 1, part: '' }
    : { type: 'read', recurrence }
}

/** The text of an `rrule` rule. The issue's path goes on with line and part, such as `days.rule.2.BYDAY=XX`. */
export const RecurrenceText = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(4000, 'text-too-long'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const reading = readRecurrence(dataset.value)
    if (reading.type === 'read') return
    const { rule, line, part } = reading
    const step = (key: string) => ({
      type: 'unknown' as const,
      origin: 'value' as const,
      input: dataset.value,
      key,
      value: part,
    })
    addIssue({ message: rule, path: part === '' ? [step(String(line))] : [step(String(line)), step(part)] })
  }),
)
export type RecurrenceText = v.InferOutput<typeof RecurrenceText>
