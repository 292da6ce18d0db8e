// Blocks, days and hours in words, as the calendar, its dialogs and its toasts say them.
import { DAY_SECONDS, dayToCivilDate } from '../../../../../playlists/calendar/day.ts'
import type { Entry } from '../../../../../playlists/model/entry.ts'
import { instant } from '../../../api/clock.ts'
import { formatDay } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { secondsToTime, type Edit, type Hours, type Run } from '../drag.ts'
import { levelToWords } from '../sentence.ts'

export const dayToWords = (day: number): string =>
  formatDay(Date.parse(`${dayToCivilDate(day)}T12:00:00Z`), instant(), language.value, 'UTC')

/** `until` in seconds may lie in the next day. */
export const timesToWords = ({ from, until }: Pick<Hours, 'from' | 'until'>): string => {
  const end =
    until > DAY_SECONDS ? t('when.nextDay', { time: secondsToTime(until - DAY_SECONDS) }) : secondsToTime(until)
  return `${secondsToTime(from)}–${end}`
}

export const runToWords = ({ first, last }: Run): string => {
  if (first === last) return dayToWords(first)
  if (!Number.isFinite(first))
    return Number.isFinite(last) ? t('when.until', { day: dayToWords(last) }) : t('days.every')
  if (!Number.isFinite(last)) return t('when.from', { day: dayToWords(first) })
  return t('when.between', { from: dayToWords(first), until: dayToWords(last) })
}

/** Where an edit puts its block. */
export const editToWords = (edit: Edit): string =>
  edit.kind === 'run' ? runToWords(edit.after) : `${dayToWords(edit.after.day)} ${timesToWords(edit.after)}`

/** What tells a strength apart besides its colour; rotation, the usual one, needs no word. */
export const levelTag = (entry: Entry): string | null => {
  if (entry.level === 'rotate') return null
  return entry.level === 'notice' ? t('level.notice') : levelToWords(entry)
}
