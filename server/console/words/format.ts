// Numbers, sizes, lengths and times as people say them. Pure: what the time is and which language is spoken are given.
import type { Language } from './language.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Chinese text sets a thin gap between figures and characters; `Intl` does not. */
export const spaced = (text: string): string =>
  text.replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ').replace(/([\u4e00-\u9fff])(?=\d)/g, '$1 ')

export const formatNumber = (value: number, spoken: Language): string => new Intl.NumberFormat(spoken).format(value)

/** 1,536 → "1.5 KB". */
export const formatBytes = (bytes: number, spoken: Language): string => {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${new Intl.NumberFormat(spoken, { maximumFractionDigits: digits }).format(value)} ${units[unit]}`
}

/** A length of time: "8 秒", "1 分 30 秒", "2 小时 5 分". At most two parts, rounded to seconds. */
export const formatLength = (ms: number, spoken: Language): string => {
  const seconds = Math.max(0, Math.round(ms / SECOND))
  const names = spoken === 'en' ? [' d', ' h', ' min', ' s'] : [' 天', ' 小时', ' 分', ' 秒']
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const first = parts.findIndex((part) => part > 0)
  if (first === -1) return `0${names[3]}`
  return [first, first + 1]
    .filter((index) => (parts[index] ?? 0) > 0)
    .map((index) => `${parts[index]}${names[index]}`)
    .join(' ')
}

/** "刚刚", "3 分钟前", "2 小时后", "昨天"; past a fortnight the date. */
export const formatAgo = (instant: number, now: number, spoken: Language): string => {
  const apart = instant - now
  const size = Math.abs(apart)
  if (size < 45 * SECOND) return spoken === 'en' ? 'just now' : '刚刚'
  const relative = new Intl.RelativeTimeFormat(spoken, { numeric: 'auto' })
  const say = (unit: Intl.RelativeTimeFormatUnit, length: number): string =>
    spaced(relative.format(Math.sign(apart) * Math.max(1, Math.round(size / length)), unit))
  if (size < 59.5 * MINUTE) return say('minute', MINUTE)
  if (size < 23.5 * HOUR) return say('hour', HOUR)
  if (size < 14 * DAY) return say('day', DAY)
  return formatDay(instant, now, spoken)
}

const optionally = (zone: string | undefined): { timeZone?: string } => (zone === undefined ? {} : { timeZone: zone })

/** "2026年11月21日 星期六 14:03:05"; in the zone given, else the computer's. */
export const formatFull = (instant: number, spoken: Language, zone?: string): string =>
  new Intl.DateTimeFormat(spoken, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    ...optionally(zone),
  }).format(instant)

const dayNumber = (instant: number, zone: string | undefined): number => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...optionally(zone),
  })
  return Math.round(Date.parse(parts.format(instant)) / DAY)
}

/** "今天", "明天", "11月24日周二", with the year when it is another. */
export const formatDay = (instant: number, now: number, spoken: Language, zone?: string): string => {
  const apart = dayNumber(instant, zone) - dayNumber(now, zone)
  if (Math.abs(apart) <= 1) return new Intl.RelativeTimeFormat(spoken, { numeric: 'auto' }).format(apart, 'day')
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', ...optionally(zone) })
  const sameYear = year.format(instant) === year.format(now)
  return spaced(
    new Intl.DateTimeFormat(spoken, {
      ...(sameYear ? { weekday: 'short' } : { year: 'numeric' }),
      month: 'short',
      day: 'numeric',
      ...optionally(zone),
    }).format(instant),
  )
}

/** "14:03", with seconds where asked. */
export const formatClock = (instant: number, spoken: Language, zone?: string, seconds = false): string =>
  new Intl.DateTimeFormat(spoken, {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
    ...optionally(zone),
  }).format(instant)

/** "今天 14:03". */
export const formatMoment = (instant: number, now: number, spoken: Language, zone?: string): string =>
  `${formatDay(instant, now, spoken, zone)} ${formatClock(instant, spoken, zone)}`

/** ISO weekday (1 is Monday) → "一" or "周一". */
export const formatWeekday = (weekday: number, spoken: Language, width: 'narrow' | 'short' = 'narrow'): string =>
  // 5 January 1970 was a Monday.
  new Intl.DateTimeFormat(spoken, { weekday: width, timeZone: 'UTC' }).format((weekday + 3) * DAY)
