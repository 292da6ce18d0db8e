// A schedule rule as one says it: "周一至周五 08:00–11:00、20:00–次日 02:00 · 3 个站点 · 轮播". Times and dates are the site's.
import { lunarFestivals } from '../../../../playlists/model/lunar-day.ts'
import { solarTerms } from '../../../../playlists/model/solar-terms.ts'
import type { Days } from '../../../../playlists/model/days.ts'
import {
  DEFAULT_PER_HOUR,
  MAIN_ZONE,
  type DateRange,
  type Entry,
  type Level,
  type Targets,
} from '../../../../playlists/model/entry.ts'
import type { Daypart } from '../../../../playlists/model/civil.ts'
import type { Screen, Site } from '../../../../playlists/model/place.ts'
import { live } from '../../api/collections.ts'
import { formatDay, formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { listed, t } from '../../words/words.ts'
import { zoneToName } from '../layouts/zone-name.ts'
import { weekdaysToWords } from '../sites/hours-words.ts'
import { observanceToName } from './observance-names.ts'

type Places = { sites: readonly Site[]; screens: readonly Screen[] }

/** "08:00", with seconds only where there are some. */
const toTime = (time: string): string => (time.length === 8 && time.endsWith(':00') ? time.slice(0, 5) : time)

export const daypartToWords = ({ from, until }: Daypart): string =>
  `${toTime(from)}–${until < from ? t('when.nextDay', { time: toTime(until) }) : toTime(until)}`

const around = (name: string, before: number, after: number): string =>
  name + (before > 0 ? t('when.before', { count: before }) : '') + (after > 0 ? t('when.after', { count: after }) : '')

const lunarToWords = ({ month, day }: Extract<Days, { kind: 'lunar' }>): string => {
  const festival = lunarFestivals.find((one) => one.month === month && one.day === day)
  if (festival) return language.value === 'en' ? festival.en : festival.zh
  return day === 'last' ? t('when.lunarLast', { month }) : t('when.lunar', { month, day })
}

/** On which days, without the hours. */
export const dayKindToWords = (days: Days): string => {
  switch (days.kind) {
    case 'every':
      return t('days.every')
    case 'weekdays':
      return weekdaysToWords(days.weekdays)
    case 'workdays':
      return t('when.workdays')
    case 'holidays':
      return t('when.holidays')
    case 'rrule':
      return t('when.rrule')
    case 'observance':
      return around(observanceToName(days.observance), days.daysBefore, days.daysAfter)
    case 'lunar':
      return around(lunarToWords(days), days.daysBefore, days.daysAfter)
    case 'solar-term': {
      const term = solarTerms.find(({ id }) => id === days.term)
      const name = (language.value === 'en' ? term?.en : term?.zh) ?? days.term
      return days.span.kind === 'until-next'
        ? t('when.term', { term: name })
        : around(name, days.span.daysBefore, days.span.daysAfter)
    }
  }
}

export const daysToWords = (days: Days, dayparts: readonly Daypart[]): string => {
  if (dayparts.length === 0)
    return days.kind === 'every' ? t('when.always') : `${dayKindToWords(days)} ${t('when.allDay')}`
  return `${dayKindToWords(days)} ${listed(dayparts.map(daypartToWords))}`
}

/** `now`: epoch ms, decides whether the year is said. Empty where no dates are given. */
export const datesToWords = ({ from, until }: DateRange, now: number): string => {
  const day = (date: string): string => formatDay(Date.parse(`${date}T12:00:00Z`), now, language.value, 'UTC')
  if (from !== null && until !== null) {
    return from === until
      ? t('when.only', { day: day(from) })
      : t('when.between', { from: day(from), until: day(until) })
  }
  if (from !== null) return t('when.from', { day: day(from) })
  return until === null ? '' : t('when.until', { day: day(until) })
}

/** An appointment's beginning, civil. */
const startToWords = (startsAt: string | null, now: number): string =>
  startsAt === null
    ? ''
    : t('when.starts', { moment: formatMoment(Date.parse(`${startsAt}Z`), now, language.value, 'UTC') })

/** Names where there are few, numbers where there are many. */
export const targetsToWords = (targets: Targets, { sites, screens }: Places): string => {
  if (targets.kind === 'all') return t('where.all')
  const name = (list: readonly { id: string; name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? t('where.gone')
  const parts: string[] = []
  if (targets.sites.length > 0) {
    parts.push(
      targets.sites.length > 2
        ? t('where.sites', { count: targets.sites.length })
        : listed(targets.sites.map((id) => name(sites, id))),
    )
  }
  if (targets.screens.length > 0) {
    parts.push(
      targets.screens.length > 2
        ? t('where.screens', { count: targets.screens.length })
        : listed(targets.screens.map((id) => name(screens, id))),
    )
  }
  for (const tag of targets.tags) parts.push(t('where.tags', { tag }))
  return parts.length === 0 ? t('where.nobody') : listed(parts)
}

type Strength = { level: Level; priority: number; weight: number; perHour?: number | undefined }

export const levelToWords = ({ level, priority, weight, perHour = DEFAULT_PER_HOUR }: Strength): string => {
  if (level === 'notice') return t('level.hourly', { count: perHour })
  if (level === 'override') return t('level.numbered', { priority })
  return level === 'rotate' && weight > 1 ? t('level.weighted', { weight }) : t(`level.${level}`)
}

/** Empty for the main zone, which is what one thinks of. */
const zoneToWords = (named: string | undefined): string => {
  if (named === undefined || named === MAIN_ZONE) return ''
  const zones = (live('layouts').documents.value ?? []).flatMap(({ zones: some }) => some)
  return zoneToName(zones.find(({ id }) => id === named) ?? { id: named })
}

export type Rule = Pick<
  Entry,
  'targets' | 'dates' | 'days' | 'dayparts' | 'level' | 'priority' | 'weight' | 'perHour' | 'startsAt' | 'zone'
>

export const ruleToWords = (rule: Rule, places: Places, now: number): string =>
  [
    ...(rule.level === 'appointment'
      ? [startToWords(rule.startsAt ?? null, now)]
      : [daysToWords(rule.days, rule.dayparts), datesToWords(rule.dates, now)]),
    targetsToWords(rule.targets, places),
    zoneToWords(rule.zone),
    levelToWords(rule),
  ]
    .filter((part) => part !== '')
    .join(' · ')
