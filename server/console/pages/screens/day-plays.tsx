// What a screen played that day, the latest first; what was missed and what was asked of it stand in lists of their own.
import { useState } from 'preact/hooks'
import type { ScreenDay } from '../../../routes/history.ts'
import type { ScreenPlays } from '../../../routes/screen-plays.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button } from '../../parts/button.tsx'
import { Mark, type Tone } from '../../parts/mark.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { formatClock, formatLength } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { isKey, t, tell } from '../../words/words.ts'
import { toPlayed } from '../reports/played.ts'
import { isMissed, type Play } from './day.ts'
import type { Hour } from './day-strip.tsx'
import { FEW, MORE, usePlays } from './use-plays.ts'

type View = 'plays' | 'missed' | 'commands'

const tones: Record<Play['outcome'], Tone> = { played: 'good', cut: 'off', skipped: 'warn', failed: 'bad' }

const wordOf = (key: string, otherwise: string): string => (isKey(key) ? tell(key) : otherwise)

type PlayLineProps = { play: Play; zone: string; names: Pick<ScreenPlays, 'items' | 'entries'> }

const PlayLine = ({ play, zone, names }: PlayLineProps) => {
  const { item, entry, from, until, outcome, why } = play
  const { name, href } = toPlayed(item, names.items[item]?.title ?? '')
  return (
    <li>
      <time class="quiet figures">{formatClock(from, language.value, zone, true)}</time>
      {href ? (
        <a class="one-line" href={href}>
          {name}
        </a>
      ) : (
        <span class="one-line">{name}</span>
      )}
      <span class={`quiet one-line ${why === '' ? 'plays-entry' : 'plays-why'}`}>
        {why === '' ? (names.entries[entry] ?? '') : wordOf(`why.${why}`, why)}
      </span>
      <span class="quiet plays-length">{isMissed(play) ? '' : formatLength(until - from, language.value)}</span>
      <Mark tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Mark>
    </li>
  )
}

const CommandLine = ({ command, day }: { command: ScreenDay['commands'][number]; day: ScreenDay }) => (
  <li>
    <time class="quiet figures">{formatClock(command.at, language.value, day.zone, true)}</time>
    <span class="one-line">{wordOf(`remote.${command.kind}`, command.kind)}</span>
    <span class="quiet one-line plays-entry">{command.byName}</span>
    <Mark tone={command.outcome === 'done' ? 'good' : 'warn'}>
      {wordOf(`command.${command.outcome}`, command.outcome)}
    </Mark>
  </li>
)

const empty = { plays: 'day.noPlays', missed: 'day.noMissed', commands: 'day.noCommands' } as const

type DayPlaysProps = { day: ScreenDay; hour: Hour | null; onWhole: () => void }

export const DayPlays = ({ day, hour, onWhole }: DayPlaysProps) => {
  const [view, setView] = useState<View>('plays')
  const clock = (at: number): string => formatClock(at, language.value, day.zone)
  const { from, until } = hour ?? day
  const { page, problem, busy, again, more } = usePlays(
    { screen: day.screen, from, until, missedOnly: view === 'missed' },
    day,
  )
  const commands = day.commands.filter(({ at }) => at >= from && at < until).toReversed()
  const { total = 0, missed = 0 } = page ?? {}
  const lines =
    view === 'commands'
      ? commands.map((command) => <CommandLine key={command.at} command={command} day={day} />)
      : page?.plays.map((play, index) => (
          <PlayLine key={`${play.from} ${play.zone} ${index}`} play={play} zone={day.zone} names={page} />
        ))
  const left = view === 'commands' ? 0 : (view === 'missed' ? missed : total) - (page?.plays.length ?? 0)
  return (
    <div class="stack-tight">
      <div class="row row-wrap spread">
        <Tabs<View>
          label={t('day.show')}
          value={view}
          tabs={[
            { value: 'plays', label: t('day.plays', { count: total }) },
            { value: 'missed', label: t('day.missed', { count: missed }) },
            { value: 'commands', label: t('day.commands', { count: commands.length }) },
          ]}
          onChange={setView}
        />
        {hour ? (
          <span class="row small">
            {t('day.hourPicked', { from: clock(hour.from), until: clock(hour.until) })}
            <Button small kind="quiet" onClick={onWhole}>
              {t('day.wholeDay')}
            </Button>
          </span>
        ) : (
          total > FEW && <span class="quiet small">{t('day.hourHint')}</span>
        )}
      </div>
      {problem && view !== 'commands' && (
        <p class="row row-wrap field-error" role="alert">
          {problemToWords(problem)}
          <Button small onClick={() => void again()}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {lines === undefined ? (
        !problem && <Skeleton height="120px" />
      ) : lines.length === 0 ? (
        <p class="quiet small plays-none">{t(empty[view])}</p>
      ) : (
        <ol class="plays">{lines}</ol>
      )}
      {left > 0 && page !== null && page.next !== null && (
        <div>
          <Button small kind="quiet" icon="down" busy={busy} onClick={() => void more()}>
            {t('day.more', { count: Math.min(left, MORE) })}
          </Button>
        </div>
      )}
    </div>
  )
}
