// Why this plays at this moment: the rules that win, and what keeps each of the others from it, in words.
import { contendingReasons } from '../../../../../playlists/compile/lost-reasons.ts'
import type { ToldShowing } from '../../../../routes/timeline.ts'
import { slowNow } from '../../../api/clock.ts'
import { live } from '../../../api/collections.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Segmented } from '../../../parts/choice.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { formatClock } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { datesToWords, daysToWords, levelToWords } from '../sentence.ts'
import { useWhy, type Asked } from './use-why.ts'

type Told = ToldShowing['verdicts'][number]

const toSentence = ({ entry }: Told): string =>
  [daysToWords(entry.days, entry.dayparts), datesToWords(entry.dates, slowNow.value), levelToWords(entry)]
    .filter((part) => part !== '')
    .join(' · ')

const Rule = ({ told, reason }: { told: Told; reason: boolean }) => {
  const { entry, leftOut } = told
  const isKept = live('entries').documents.value?.some(({ id }) => id === entry.id) ?? true
  const name = entry.name || entry.playlistName || t('common.unnamed')
  return (
    <li>
      {isKept ? <a href={`/schedule/${entry.id}`}>{name}</a> : <span>{`${name} · ${t('moment.gone')}`}</span>}
      {reason && told.reason !== null && <span class="moment-reason">{t(`lost.${told.reason}`)}</span>}
      <span class="quiet small">{toSentence(told)}</span>
      {leftOut.map(({ item, title, why }) => (
        <span key={item} class="quiet small">
          {t('moment.leftOut', { title, why: t(`moment.${why}`) })}
        </span>
      ))}
    </li>
  )
}

const Rules = ({ title, told, reason }: { title?: string; told: readonly Told[]; reason: boolean }) =>
  told.length === 0 ? null : (
    <section class="stack-tight">
      {title !== undefined && <h3>{title}</h3>}
      <ul class="moment-rules">
        {told.map((one) => (
          <Rule key={one.entry.id} told={one} reason={reason} />
        ))}
      </ul>
    </section>
  )

const Shown = ({ told: { showing, timeZone } }: { told: ToldShowing }) => {
  const clock = (at: number): string => formatClock(at, language.value, timeZone, true)
  const isItem = showing.item !== 'card' && showing.item !== 'blank'
  return (
    <p class="moment-shown">
      <strong>
        {isItem
          ? t('moment.shows', { title: showing.title })
          : t(showing.item === 'card' ? 'moment.card' : 'moment.blank')}
      </strong>
      <span class="quiet small">{t('moment.slot', { from: clock(showing.from), until: clock(showing.until) })}</span>
    </p>
  )
}

const Answer = ({ told }: { told: ToldShowing }) => {
  const winners = told.verdicts.filter(({ plays }) => plays)
  const losers = told.verdicts.filter(({ reason }) => reason !== null && contendingReasons.has(reason))
  const absent = told.verdicts.filter(({ reason }) => reason !== null && !contendingReasons.has(reason))
  return (
    <>
      <Shown told={told} />
      {told.broadcasts.length > 0 && (
        <p class="row">
          <Icon name="broadcast" size={18} />
          <a href={`/broadcast/${told.broadcasts[0]}`}>{t('moment.byBroadcast')}</a>
        </p>
      )}
      <Rules
        title={winners.length > 1 ? t('moment.together', { count: winners.length }) : t('moment.plays')}
        told={winners}
        reason={false}
      />
      <Rules title={t('moment.lost')} told={losers} reason />
      {absent.length > 0 && (
        <details class="moment-absent">
          <summary>{`${t('moment.absent')} (${absent.length})`}</summary>
          <Rules told={absent} reason />
        </details>
      )}
    </>
  )
}

type PanelProps = Asked & {
  /** By id. */
  zones: readonly { id: string; name: string }[]
  turn: string
  onZone: (zone: string) => void
}

export const WhyPanel = ({ zones, turn, onZone, ...asked }: PanelProps) => {
  const { told, problem } = useWhy(asked, turn)
  return (
    <section class="stack moment-why">
      <h2>{t('moment.why')}</h2>
      {zones.length > 1 && (
        <Segmented
          label={t('moment.part')}
          value={asked.zone}
          options={zones.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={onZone}
        />
      )}
      {problem ? (
        <p class="field-error">{problemToWords(problem)}</p>
      ) : told ? (
        <Answer told={told} />
      ) : (
        <Skeleton height="160px" />
      )}
    </section>
  )
}
