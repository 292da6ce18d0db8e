// When an observance is, as one says it: "每年 3 月 22 日", "9 月第 3 个周六 · 2 天".
import type { AnnouncedDates, ObservanceRule } from '../../../../../playlists/model/observance.ts'
import { solarTerms } from '../../../../../playlists/model/solar-terms.ts'
import { slowNow } from '../../../api/clock.ts'
import { formatDay, formatWeekday, spaced } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { dayKindToWords } from '../sentence.ts'

export const monthToWords = (month: number): string =>
  new Intl.DateTimeFormat(language.value, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1))

const dayOfYear = ({ month, day }: { month: number; day: number }): string =>
  spaced(
    new Intl.DateTimeFormat(language.value, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
      Date.UTC(2024, month - 1, day),
    ),
  )

const lasting = (words: string, count: number): string =>
  count > 1 ? `${words} · ${t('observances.days', { count })}` : words

export const observanceRuleToWords = (rule: ObservanceRule): string => {
  switch (rule.kind) {
    case 'yearly': {
      const from = dayOfYear(rule.from)
      const until = dayOfYear(rule.until)
      return from === until ? t('observances.yearly', { from }) : t('observances.yearlySpan', { from, until })
    }
    case 'month':
      return t('observances.wholeMonth', { month: monthToWords(rule.month) })
    case 'nth-weekday': {
      const weekday = formatWeekday(rule.weekday, language.value, 'short')
      const month = monthToWords(rule.month)
      return lasting(
        rule.nth === -1
          ? t('observances.lastWeekday', { month, weekday })
          : t('observances.nthWeekday', { month, nth: rule.nth, weekday }),
        rule.length,
      )
    }
    case 'nth-week':
      return t('observances.nthWeek', { month: monthToWords(rule.month), nth: rule.nth })
    case 'week-of':
      return t('observances.weekOf', { day: dayOfYear(rule.on) })
    case 'lunar':
      return lasting(dayKindToWords({ ...rule, daysBefore: 0, daysAfter: 0 }), rule.length)
    case 'solar-term': {
      const term = solarTerms.find(({ id }) => id === rule.term)
      return lasting((language.value === 'en' ? term?.en : term?.zh) ?? rule.term, rule.length)
    }
  }
}

const dateToWords = (date: string): string =>
  formatDay(Date.parse(`${date}T12:00:00Z`), slowNow.value, language.value, 'UTC')

export const rangeToWords = ({ from, until }: AnnouncedDates): string =>
  from === until ? dateToWords(from) : t('form.stretch', { first: dateToWords(from), last: dateToWords(until) })
