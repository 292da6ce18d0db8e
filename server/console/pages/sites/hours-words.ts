// Opening hours as one says them: "每天 06:00–20:00", "一二三四五 08:00–18:00；六日 09:00–17:00".
import type { OpeningHours } from '../../../../playlists/model/place.ts'
import { formatWeekday } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { listed, t } from '../../words/words.ts'

const isRun = (weekdays: readonly number[], from: number, until: number): boolean =>
  weekdays.length === until - from + 1 && weekdays.every((weekday) => weekday >= from && weekday <= until)

export const weekdaysToWords = (weekdays: readonly number[]): string => {
  if (isRun(weekdays, 1, 7)) return t('days.every')
  if (isRun(weekdays, 1, 5)) return t('days.workdays')
  if (isRun(weekdays, 6, 7)) return t('days.weekend')
  const named = weekdays.toSorted((a, b) => a - b).map((weekday) => formatWeekday(weekday, language.value, 'short'))
  return listed(named)
}

export const hoursToWords = (hours: OpeningHours): string =>
  hours.length === 0
    ? t('sites.always')
    : hours
        .map(
          ({ weekdays, hours: { from, until } }) =>
            `${weekdaysToWords(weekdays)} ${from.slice(0, 5)}–${until.slice(0, 5)}`,
        )
        .join('; ')
