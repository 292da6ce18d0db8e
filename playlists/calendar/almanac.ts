// What a strip says of a day beside the date: the lunar date and the solar term. A table is made for many days at once and
// goes into manifests, since screens compute no calendars.
import { solarTerms } from '../model/solar-terms.ts'
import { dayToLunar } from './lunar.ts'
import { dayToTerm } from './solar-terms.ts'

/** Such as 十月初三 or 闰六月廿一; the term is null on most days. */
export type AlmanacDay = { readonly lunar: string; readonly term: string | null }

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const dayToText = (day: number): string => {
  const digit = DIGITS[(day - 1) % 10] ?? ''
  if (day <= 10) return `初${digit}`
  if (day < 20) return `十${digit}`
  if (day === 20) return '二十'
  return day < 30 ? `廿${digit}` : '三十'
}

/** `count` days from a day counted from 1970-01-01. */
export const daysToAlmanac = (from: number, count: number): AlmanacDay[] =>
  Array.from({ length: count }, (_, index) => {
    const { month, isLeap, day } = dayToLunar(from + index)
    const term = dayToTerm(from + index)
    return {
      lunar: `${isLeap ? '闰' : ''}${MONTHS[month - 1] ?? ''}月${dayToText(day)}`,
      term: term === null ? null : (solarTerms[term]?.zh ?? null),
    }
  })
