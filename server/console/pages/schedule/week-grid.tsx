// What a screen plays in a week: one block for each stretch in which the same plays, on a phone one day at a time.
import { useState } from 'preact/hooks'
import { civilDateToDay, DAY_SECONDS, dayToWeekday } from '../../../../playlists/calendar/day.ts'
import type { Entry } from '../../../../playlists/model/entry.ts'
import { slowNow } from '../../api/clock.ts'
import { find } from '../../api/collections.ts'
import { toCivil } from '../../items/validity.ts'
import { formatDay, formatWeekday } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { listed, t } from '../../words/words.ts'
import { secondsToTime } from './drag.ts'
import { HoursGrid, toHeight } from './hours-grid.tsx'
import { entryToTint, plainTint, type Tint } from './hues.ts'
import { entryToName } from './rule-list.tsx'
import type { WeekBlock } from './week-layout.ts'
import './week-grid.css'

/** Height of the grid and of a line of words in it, px; see the CSS. */
const HEIGHT = 320
const LINE = 16

type Player = { id: string; name: string; tint: Tint }

/** What plays in a block, each playlist once. `own`: the rule that is being edited, which stands for the saved one. */
const blockToPlayers = (block: WeekBlock, own: Entry): Player[] => {
  const players = new Map<string, Player>()
  for (const id of block.entries) {
    const entry = own.id === id ? own : find('entries', id)
    if (!entry) players.set(id, { id, name: t('week.unknown'), tint: plainTint })
    else if (!players.has(entry.playlist))
      players.set(entry.playlist, { id, name: entryToName(entry), tint: entryToTint(entry) })
  }
  return [...players.values()]
}

const toClock = (second: number): string => secondsToTime(second - (second % 60))

export const blockToTimes = ({ from, until }: WeekBlock): string => `${toClock(from)}–${toClock(until)}`

type WeekGridProps = {
  dates: readonly string[]
  blocks: readonly WeekBlock[]
  zone: string
  /** The rule that is being edited. */
  own: Entry
  onOpen: (block: WeekBlock) => void
}

const Block = ({ block, own, onOpen }: Pick<WeekGridProps, 'own' | 'onOpen'> & { block: WeekBlock }) => {
  const players = blockToPlayers(block, own)
  const closed = block.loop === -1
  const words = closed
    ? t('week.blankShort')
    : players.length === 0
      ? t('week.cardShort')
      : listed(players.map(({ name }) => name))
  // As many lines as stand in it whole.
  const room = Math.floor((((block.until - block.from) / DAY_SECONDS) * HEIGHT - 3) / LINE)
  const lines = closed || players.length === 0 ? [words] : players.map(({ name }) => name)
  return (
    <button
      type="button"
      class={`week-block${closed ? ' week-closed' : players.length === 0 ? ' week-nothing' : ''}`}
      style={{ ...toHeight(block.from, block.until), ...(players[0]?.tint ?? plainTint) }}
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
        {lines.slice(0, Math.max(0, room)).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </button>
  )
}

export const WeekGrid = ({ dates, blocks, zone, own, onOpen }: WeekGridProps) => {
  const now = toCivil(slowNow.value, zone)
  const date = now.slice(0, 10)
  const today = dates.indexOf(date)
  const [chosen, setChosen] = useState(Math.max(0, today))
  const second = Number(now.slice(11, 13)) * 3600 + Number(now.slice(14, 16)) * 60
  return (
    <div class={`week week-day-${chosen}`}>
      <div class="week-head">
        <span />
        {dates.map((one, day) => {
          const at = Date.parse(`${one}T12:00:00Z`)
          return (
            <button
              key={one}
              type="button"
              class={`week-date${day === today ? ' week-today' : ''}`}
              aria-pressed={day === chosen}
              onClick={() => setChosen(day)}
            >
              <span>{formatWeekday(dayToWeekday(civilDateToDay(one)), language.value, 'short')}</span>
              <span class="quiet small">
                {day === today
                  ? formatDay(at, at, language.value, 'UTC')
                  : `${Number(one.slice(5, 7))}/${Number(one.slice(8, 10))}`}
              </span>
            </button>
          )
        })}
      </div>
      <HoursGrid
        step={3}
        now={today === -1 ? null : { column: today, second }}
        columns={dates.map((one, day) => ({
          key: one,
          class: one < date ? 'week-past' : '',
          content: blocks
            .filter((block) => block.day === day)
            .map((block) => <Block key={block.from} block={block} own={own} onOpen={onOpen} />),
        }))}
      />
    </div>
  )
}
