// What a screen played that day, the latest first; what was missed and what was asked of it stand in lists of their own.
import { useState } from 'preact/hooks'
import type { ScreenDay } from '../../../routes/history.ts'
import { Button } from '../../parts/button.tsx'
import { Mark, type Tone } from '../../parts/mark.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { formatClock, formatLength } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { isKey, t, tell } from '../../words/words.ts'
import { toPlayed } from '../reports/played.ts'
import { isMissed, playsIn, type Play } from './day.ts'
import type { Hour } from './day-strip.tsx'

const FEW = 12
const MORE = 200

type View = 'plays' | 'missed' | 'commands'

const tones: Record<Play['outcome'], Tone> = { played: 'good', cut: 'off', skipped: 'warn', failed: 'bad' }

const wordOf = (key: string, otherwise: string): string => (isKey(key) ? tell(key) : otherwise)

const PlayLine = ({ play, day }: { play: Play; day: ScreenDay }) => {
  const { item, entry, from, until, outcome, why } = play
  const { name, href } = toPlayed(item, day.items[item]?.title ?? '')
  return (
    <li>
      <time class="quiet figures">{formatClock(from, language.value, day.zone, true)}</time>
      {href ? (
        <a class="one-line" href={href}>
          {name}
        </a>
      ) : (
        <span class="one-line">{name}</span>
      )}
      <span class={`quiet one-line ${why === '' ? 'plays-entry' : 'plays-why'}`}>
        {why === '' ? (day.entries[entry] ?? '') : wordOf(`why.${why}`, why)}
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
  const [most, setMost] = useState(FEW)
  const clock = (at: number): string => formatClock(at, language.value, day.zone)
  const span = hour ?? { from: Number.NEGATIVE_INFINITY, until: day.until }
  const plays = playsIn(day.plays, span)
  const missed = plays.filter(isMissed)
  const commands = day.commands.filter(({ at }) => at >= span.from && at < span.until).toReversed()
  const lines =
    view === 'commands'
      ? commands.map((command) => <CommandLine key={command.at} command={command} day={day} />)
      : (view === 'missed' ? missed : plays)
          .slice(0, most)
          .map((play, index) => <PlayLine key={`${play.from} ${play.zone} ${index}`} play={play} day={day} />)
  const left = { plays: plays.length, missed: missed.length, commands: 0 }[view] - most
  return (
    <div class="stack-tight">
      <div class="row row-wrap spread">
        <Tabs<View>
          label={t('day.show')}
          value={view}
          tabs={[
            { value: 'plays', label: t('day.plays', { count: plays.length }) },
            { value: 'missed', label: t('day.missed', { count: missed.length }) },
            { value: 'commands', label: t('day.commands', { count: commands.length }) },
          ]}
          onChange={(next) => {
            setView(next)
            setMost(FEW)
          }}
        />
        {hour ? (
          <span class="row small">
            {t('day.hourPicked', { from: clock(hour.from), until: clock(hour.until) })}
            <Button small kind="quiet" onClick={onWhole}>
              {t('day.wholeDay')}
            </Button>
          </span>
        ) : (
          plays.length > FEW && <span class="quiet small">{t('day.hourHint')}</span>
        )}
      </div>
      {lines.length === 0 ? <p class="quiet small plays-none">{t(empty[view])}</p> : <ol class="plays">{lines}</ol>}
      {left > 0 && (
        <div>
          <Button small kind="quiet" icon="down" onClick={() => setMost(most + MORE)}>
            {t('day.more', { count: Math.min(left, MORE) })}
          </Button>
        </div>
      )}
    </div>
  )
}
