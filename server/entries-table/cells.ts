// What stands in a cell, and what it means. Each pair writes and reads the same; reading is forgiving about signs that are
// easily mistaken for each other, and otherwise leaves what it cannot read to the schema, which names the rule.
import type { Weekday } from '../../playlists/model/civil.ts'
import type { Days } from '../../playlists/model/days.ts'
import type { Entry } from '../../playlists/model/entry.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const ENGLISH_WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export const toList = (text: string): string[] =>
  text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `2026/11/3` as spreadsheets like to write it → `2026-11-03`. */
export const toDate = (text: string): string =>
  text.replace(/^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?/, (_, year: string, month: string, day: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  )

export const toDateTime = (text: string): string =>
  toDate(text).replace(
    /^(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}:)/,
    (_, date: string, hour: string) => `${date}T${hour.padStart(3, '0')}`,
  )

const toTime = (text: string): string => text.trim().replaceAll('：', ':').replace(/^\d:/, '0$&')

export const daypartsToText = (dayparts: Entry['dayparts']): string =>
  dayparts.map(({ from, until }) => `${from}-${until}`).join('; ')

/** `08:00-10:00; 22:00-06:00`. */
export const textToDayparts = (text: string): { from: string; until: string }[] =>
  toList(text.replaceAll(/[,，、]/g, ';')).map((part) => {
    const [from = '', until = ''] = part.split(/[-–—~～至]/)
    return { from: toTime(from), until: toTime(until) }
  })

export const exceptionsToText = (exceptions: Entry['exceptions']): string =>
  exceptions.map(({ from, until }) => (from === until ? from : `${from}..${until}`)).join('; ')

/** `2026-10-01..2026-10-07; 2026-12-25`. */
export const textToExceptions = (text: string): { from: string; until: string }[] =>
  toList(text).map((part) => {
    const [from = '', until = from] = part.split(/\.\.|[~～至]/)
    return { from: toDate(from.trim()), until: toDate(until.trim()) }
  })

/** Words for what is common; what has none is told as it is stored. */
export const daysToText = (days: Days): string => {
  switch (days.kind) {
    case 'every':
      return '每天'
    case 'workdays':
      return '工作日'
    case 'holidays':
      return '节假日'
    case 'weekdays':
      return days.weekdays.map((day) => `周${WEEKDAYS[day - 1] ?? ''}`).join('; ')
    case 'rrule':
      return days.rule
    default:
      return JSON.stringify(days)
  }
}

const toWeekday = (text: string): Weekday | null => {
  const chinese = /^(?:周|星期|礼拜)?([一二三四五六日天])$/.exec(text)?.[1]?.replace('天', '日')
  if (chinese !== undefined) return WEEKDAYS.indexOf(chinese) + 1
  const english = ENGLISH_WEEKDAYS.indexOf(text.slice(0, 3).toLowerCase())
  if (english >= 0) return english + 1
  return /^[1-7]$/.test(text) ? Number(text) : null
}

const kindByWord: ReadonlyMap<string, 'every' | 'workdays' | 'holidays'> = new Map([
  ['', 'every'],
  ['每天', 'every'],
  ['every day', 'every'],
  ['every', 'every'],
  ['工作日', 'workdays'],
  ['workdays', 'workdays'],
  ['节假日', 'holidays'],
  ['holidays', 'holidays'],
])

/** Null: not understood. What it gives is checked by the schema. */
export const textToDays = (text: string): unknown => {
  const kind = kindByWord.get(text.trim().toLowerCase())
  if (kind !== undefined) return { kind }
  if (text.startsWith('{')) {
    try {
      return JSON.parse(text)
    } catch {
      return null
    }
  }
  if (/^(?:RRULE|DTSTART|EXDATE|RDATE|FREQ)\b/i.test(text)) return { kind: 'rrule', rule: text }
  const weekdays = toList(text.replaceAll(/[,，、\s]+/g, ';')).map(toWeekday)
  return weekdays.length > 0 && weekdays.every((day) => day !== null)
    ? { kind: 'weekdays', weekdays: [...new Set(weekdays)].sort() }
    : null
}

const levels: readonly (readonly [Entry['level'], string])[] = [
  ['rotate', '轮播'],
  ['override', '优先'],
  ['fallback', '垫底'],
  ['notice', '插播'],
  ['appointment', '定时'],
]

export const levelToText = (level: Entry['level']): string => levels.find(([one]) => one === level)?.[1] ?? level

/** A word that is none is left as it is. */
export const textToLevel = (text: string): string =>
  text === '' ? 'rotate' : (levels.find((pair) => pair.some((word) => word === text.toLowerCase()))?.[0] ?? text)

/** Null: neither. Empty is yes. */
export const textToBoolean = (text: string): boolean | null =>
  /^(?:是|启用|yes|y|true|1)?$/i.test(text) ? true : /^(?:否|停用|no|n|false|0)$/i.test(text) ? false : null

/** Empty is `otherwise`; what is no number is left as it is. */
export const textToNumber = <T>(text: string, otherwise: T): number | string | T =>
  text === '' ? otherwise : /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
