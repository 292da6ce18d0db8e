// What a screen says of a day beside the date: the lunar date 农历 and the solar term 节气, read from the manifest's table.
// Screens compute no calendars: those of old browsers are missing or wrong.
import type { Manifest } from './manifest.ts'
import { offsetAt } from './showing.ts'

const DAY_MS = 86_400_000

/** A day of a lunar month, 1 to 30: 初一, 十五, 二十, 廿三, 三十. */
export const toLunarDayText = (day: number): string => {
  const tens = Math.floor(day / 10)
  const ones = day % 10
  return ones === 0 ? `${'初二三'.charAt(tens - 1)}十` : '初十廿'.charAt(tens) + '一二三四五六七八九'.charAt(ones - 1)
}

export type AlmanacText = {
  /** Such as `农历十月初三`; empty where the table does not reach. */
  readonly lunar: string
  /** The term that begins on this day, such as `小雪`; empty on most days. */
  readonly term: string
}

const NONE: AlmanacText = { lunar: '', term: '' }

export const almanacAt = (manifest: Pick<Manifest, 'from' | 'offsets' | 'almanac'>, instant: number): AlmanacText => {
  const { almanac, from } = manifest
  if (!almanac) return NONE
  const toDay = (at: number): number => Math.floor((at + offsetAt(manifest, at) * 60_000) / DAY_MS)
  const day = toDay(instant) - toDay(from)
  if (!(day >= 0 && day < almanac.days)) return NONE
  let lunar = ''
  for (const [first, month] of almanac.months)
    if (first <= day) lunar = `农历${month}${toLunarDayText(day - first + 1)}`
  return { lunar, term: almanac.terms.find(([on]) => on === day)?.[1] || '' }
}
