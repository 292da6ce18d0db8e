// What to look at, one sentence each: which rules, when, and what to do about it, with the way there.
import { DAY_SECONDS } from '../../../../../playlists/calendar/day.ts'
import { find } from '../../../api/collections.ts'
import { Shape } from '../../../parts/mark.tsx'
import { listed, t } from '../../../words/words.ts'
import type { Finding, Stretch } from '../findings.ts'
import { entryToName } from '../rule-list.tsx'
import { levelToWords } from '../sentence.ts'
import type { CalendarModel } from './model.ts'
import { dayToWords, timesToWords } from './told.ts'

/** Times of day that are named before it says "and more". */
const MOST_TIMES = 2
const MOST_SHOWN = 3

type Days = { from: number; until: number; days: number[] }

/** Stretches as times of days: those of the same hours together. */
const stretchesToWords = (stretches: readonly Stretch[], { toCivil }: CalendarModel): string => {
  const byTimes = new Map<string, Days>()
  for (const stretch of stretches) {
    const [begin, end] = [toCivil(stretch.from), toCivil(stretch.until)]
    for (let day = begin.day; day <= end.day; day++) {
      const from = day === begin.day ? begin.second : 0
      const until = day === end.day ? end.second : DAY_SECONDS
      if (until <= from) continue
      const known = byTimes.get(`${from} ${until}`) ?? { from, until, days: [] }
      known.days.push(day)
      byTimes.set(`${from} ${until}`, known)
    }
  }
  const all = [...byTimes.values()].toSorted((a, b) => b.days.length - a.days.length)
  const words = all.slice(0, MOST_TIMES).map(({ from, until, days }) => {
    const [first = 0] = days
    const when = from === 0 && until === DAY_SECONDS ? t('when.allDay') : timesToWords({ from, until })
    const told =
      days.length <= 2
        ? days.map(dayToWords).join(t('find.and'))
        : t('find.manyDays', { day: dayToWords(first), count: days.length })
    return t('find.days', { days: told, times: when })
  })
  return listed(words) + (all.length > MOST_TIMES ? ` ${t('find.more')}` : '')
}

const nameOf = (id: string): string => {
  const entry = find('entries', id)
  return entry ? entryToName(entry) : t('week.unknown')
}

const neverToWords = ({ reason, by }: Extract<Finding, { type: 'never' }>): string => {
  if (reason === 'closed') return t('find.neverClosed')
  const isBeaten = reason === 'lower-level' || reason === 'lower-priority' || reason === 'later-appointment'
  if (!isBeaten || by.length === 0) return t('find.neverElse', { reason: t(`lost.${reason}`) })
  return t('find.neverBy', {
    names: listed(by.slice(0, 3).map((id) => `“${nameOf(id)}”`)),
  })
}

const findingToWords = (finding: Finding, model: CalendarModel): string => {
  switch (finding.type) {
    case 'equals': {
      const first = find('entries', finding.entries[0] ?? '')
      return t('find.equals', {
        names: listed(finding.entries.map((id) => `“${nameOf(id)}”`)),
        level: first ? levelToWords(first) : t('level.override'),
        when: stretchesToWords(finding.stretches, model),
      })
    }
    case 'never':
      return t('find.never', { name: nameOf(finding.entry), why: neverToWords(finding) })
    case 'gap':
      return t(finding.fallback ? 'find.fallback' : 'find.gap', { when: stretchesToWords(finding.stretches, model) })
  }
}

/** Named only where other screens of the place differ. */
const findingToScreens = (finding: Finding, { timelines }: CalendarModel): string => {
  if (finding.type === 'never' || finding.on.length === timelines.length) return ''
  const found = timelines.filter(({ told }) => finding.on.includes(told.screen)).flatMap(({ screens }) => screens)
  return t('find.on', { screens: listed(found.map(({ name }) => name)) })
}

const findingToEntries = (finding: Finding): readonly string[] =>
  finding.type === 'equals' ? finding.entries : finding.type === 'never' ? [finding.entry] : []

const Line = ({ finding, model }: { finding: Finding; model: CalendarModel }) => {
  const tone = finding.type === 'gap' && finding.fallback ? 'off' : 'warn'
  const entries = findingToEntries(finding)
  return (
    <li class="cal-finding" data-finding={finding.type}>
      <span class={`cal-shape mark-${tone}`}>
        <Shape tone={tone} />
      </span>
      <span>
        {findingToScreens(finding, model)}
        {findingToWords(finding, model)}
        {entries.map((id) => (
          <a key={id} href={`/schedule/${id}`}>
            {nameOf(id)}
          </a>
        ))}
        {finding.type === 'gap' && <a href="/schedule/new">{t('schedule.new')}</a>}
      </span>
    </li>
  )
}

export const FindingsList = ({ model }: { model: CalendarModel }) => {
  const { findings } = model
  if (findings === null) return null
  if (findings.length === 0) return <p class="cal-settled quiet small">{t('find.none')}</p>
  const line = (finding: Finding) => <Line key={JSON.stringify(finding)} finding={finding} model={model} />
  return (
    <section class="cal-findings" aria-label={t('find.title', { count: findings.length })}>
      <ul>{findings.slice(0, MOST_SHOWN).map(line)}</ul>
      {findings.length > MOST_SHOWN && (
        <details>
          <summary class="small">{t('common.showMore', { count: findings.length - MOST_SHOWN })}</summary>
          <ul>{findings.slice(MOST_SHOWN).map(line)}</ul>
        </details>
      )}
    </section>
  )
}
