// A week as hours × days: one block for each stretch in which the same plays.
import { useState } from 'preact/hooks'
import type { Entry } from '../../../../playlists/model/entry.ts'
import { slowNow } from '../../api/clock.ts'
import { find } from '../../api/collections.ts'
import { toCivil } from '../../items/validity.ts'
import { formatDay, formatWeekday } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { listed, t } from '../../words/words.ts'
import { entryToTint, plainTint, type Tint } from './hues.ts'
import { entryToName } from './rule-list.tsx'
import { dateToWeekday, minutesToClock, type WeekBlock } from './week-layout.ts'
import './week-grid.css'

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]
/** Height of the grid and of a line of words in it, px; see the CSS. */
const HEIGHT = 560
const SMALL_HEIGHT = 320
const LINE = 16

export type Player = { id: string; name: string; tint: Tint }

/** What plays in a block, each playlist once. `own`: the rule that is being edited, which stands for the saved one. */
export const blockToPlayers = (block: WeekBlock, own?: Entry): Player[] => {
  const players = new Map<string, Player>()
  for (const id of block.entries) {
    const entry = own?.id === id ? own : find('entries', id)
    if (!entry) players.set(id, { id, name: t('week.unknown'), tint: plainTint })
    else if (!players.has(entry.playlist))
      players.set(entry.playlist, { id, name: entryToName(entry), tint: entryToTint(entry) })
  }
  return [...players.values()]
}

export const blockToTimes = ({ from, until }: WeekBlock): string => `${minutesToClock(from)}–${minutesToClock(until)}`

type WeekGridProps = {
  dates: readonly string[]
  blocks: readonly WeekBlock[]
  zone: string
  /** Lower, and without times. */
  small: boolean
  /** The rule that is being edited. */
  own?: Entry | undefined
  onOpen: (block: WeekBlock) => void
}

const Block = ({
  block,
  small,
  own,
  onOpen,
}: Pick<WeekGridProps, 'small' | 'own' | 'onOpen'> & { block: WeekBlock }) => {
  const players = blockToPlayers(block, own)
  const height = ((block.until - block.from) / 1440) * 100
  const closed = block.loop === -1
  const words = closed
    ? t('week.blankShort')
    : players.length === 0
      ? t('week.cardShort')
      : listed(players.map(({ name }) => name))
  // As many lines as stand in it whole.
  const room = Math.floor(((height / 100) * (small ? SMALL_HEIGHT : HEIGHT) - 3) / LINE)
  const lines = [
    ...(small ? [] : [blockToTimes(block)]),
    ...(closed || players.length === 0 ? [words] : players.map(({ name }) => name)),
  ].slice(0, Math.max(0, room))
  return (
    <button
      type="button"
      class={`week-block${closed ? ' week-closed' : players.length === 0 ? ' week-nothing' : ''}`}
      style={{ top: `${(block.from / 1440) * 100}%`, height: `${height}%`, ...(players[0]?.tint ?? plainTint) }}
      title={`${blockToTimes(block)} ${words}`}
      aria-label={`${blockToTimes(block)} ${words}`}
      onClick={() => onOpen(block)}
    >
      {!closed && (
        <span class="week-bars" aria-hidden="true">
          {players.map(({ id, tint }) => (
            <span key={id} style={tint} />
          ))}
        </span>
      )}
      <span class="week-words">
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </button>
  )
}

export const WeekGrid = ({ dates, blocks, zone, small, own, onOpen }: WeekGridProps) => {
  const now = toCivil(slowNow.value, zone)
  const today = dates.indexOf(now.slice(0, 10))
  const [chosen, setChosen] = useState(Math.max(0, today))
  const minutes = Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16))
  return (
    <div class={`week week-day-${chosen}${small ? ' week-small' : ''}`}>
      <div class="week-head">
        <span />
        {dates.map((date, day) => {
          const at = Date.parse(`${date}T12:00:00Z`)
          return (
            <button
              key={date}
              type="button"
              class={`week-date${day === today ? ' week-today' : ''}`}
              aria-pressed={day === chosen}
              onClick={() => setChosen(day)}
            >
              <span>{formatWeekday(dateToWeekday(date), language.value, 'short')}</span>
              <span class="quiet small">
                {day === today
                  ? formatDay(at, at, language.value, 'UTC')
                  : `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`}
              </span>
            </button>
          )
        })}
      </div>
      <div class="week-body">
        <div class="week-hours" aria-hidden="true">
          {HOURS.map((hour) => (
            <span key={hour} class="tiny quiet figures" style={{ top: `${(hour / 24) * 100}%` }}>
              {minutesToClock(hour * 60)}
            </span>
          ))}
        </div>
        {dates.map((date, day) => (
          <div key={date} class={`week-column${date < now.slice(0, 10) ? ' week-past' : ''}`} data-day={day}>
            {blocks
              .filter((block) => block.day === day)
              .map((block) => (
                <Block key={block.from} block={block} small={small} own={own} onOpen={onOpen} />
              ))}
            {day === today && (
              <span class="week-now" style={{ top: `${(minutes / 1440) * 100}%` }} aria-hidden="true" />
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
