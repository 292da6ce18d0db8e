// A week: its days as columns with the minutes going down, whole days as bars above. Every day of a civil week has 24 hours here,
// also where clocks change: rules speak of clocks (S3).
import { useRef } from 'preact/hooks'
import { DAY_SECONDS } from '../../../../../playlists/calendar/day.ts'
import { t } from '../../../words/words.ts'
import type { Run } from '../drag.ts'
import { lostParts } from '../findings.ts'
import { toLanes, toRows } from '../lanes.ts'
import { hoursToPieces, type CalendarBlock, type HoursBlock, type Piece, type RunBlock } from '../occurrences.ts'
import { toRank } from '../rank.ts'
import { Block, type Measure } from './block.tsx'
import { closedOn } from './closed.ts'
import { DayHead } from './day-head.tsx'
import type { CalendarModel } from './model.ts'
import { Strip } from './strip.tsx'
import { dayToWords, editToWords, runToWords, timesToWords } from './told.ts'
import type { Edits } from './use-edits.tsx'
import './week-view.css'

/** Strips that have room beside the blocks. */
const MOST_STRIPS = 3
const HOURS = Array.from({ length: 25 }, (_, hour) => hour)

type ViewProps = { model: CalendarModel; edits: Edits; onOpen: (block: CalendarBlock) => void }

const percent = (seconds: number): string => `${(seconds / DAY_SECONDS) * 100}%`

/** What ends before the week or after it is cut there. */
export const clip = ({ first, last }: Run, days: Run): Run => ({
  first: Math.max(first, days.first),
  last: Math.min(last, days.last),
})

export const runEdges = (run: Run, days: Run): ('start' | 'end')[] => [
  ...(run.first >= days.first ? (['start'] as const) : []),
  ...(run.last <= days.last ? (['end'] as const) : []),
]

/** What matters most first; what never ends is the ground that the others stand on. */
export const compareRuns = (a: RunBlock, b: RunBlock): number => {
  const endless = ({ run }: RunBlock): number => Number(!Number.isFinite(run.last - run.first))
  return endless(a) - endless(b) || toRank(b.entry) - toRank(a.entry) || a.run.first - b.run.first
}

const Bars = ({ model, edits, onOpen }: ViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const { days, runBlocks, findings } = model
  const never = new Set((findings ?? []).flatMap((one) => (one.type === 'never' ? [one.entry] : [])))
  const measure: Measure = (dx) => ({ days: Math.round(dx / ((host.current?.clientWidth ?? 7) / 7)), seconds: 0 })
  const rows = toRows(
    runBlocks.toSorted(compareRuns).map((block) => ({ block, ...clip(block.run, days) })),
    ({ first }) => first,
    ({ last }) => last + 1,
  )
  const held = edits.lifted.value
  const ghost = held?.block.kind === 'run' && held.edit.kind === 'run' ? clip(held.edit.after, days) : null
  const place = ({ first, last }: Run, row: number) => ({
    'grid-column': `${first - days.first + 1} / ${last - days.first + 2}`,
    'grid-row': String(row + 1),
  })
  const heldRow = rows.find(({ block }) => block.key === held?.block.key)?.row ?? 0
  return (
    <div class="cal-bars" ref={host}>
      {rows.map(({ block, first, last, row }) => (
        <Block
          key={block.key}
          block={block}
          edges={runEdges(block.run, days)}
          edits={edits}
          measure={measure}
          onOpen={onOpen}
          lost={never.has(block.entry.id)}
          label={runToWords(block.run)}
          style={place({ first, last }, row)}
        />
      ))}
      {held && ghost && ghost.first <= ghost.last && (
        <Block
          ghost
          block={held.block}
          edges={[]}
          edits={edits}
          measure={measure}
          onOpen={onOpen}
          label=""
          style={place(ghost, heldRow)}
        >
          {editToWords(held.edit)}
        </Block>
      )}
    </div>
  )
}

const edgesOf = ({ block: { part, hours }, day }: Piece): ('start' | 'end')[] => {
  if (part === null) return []
  const last = hours.until > DAY_SECONDS ? hours.day + 1 : hours.day
  return [...(day === hours.day ? (['start'] as const) : []), ...(day === last ? (['end'] as const) : [])]
}

const Column = ({ day, model, edits, onOpen, measure }: ViewProps & { day: number; measure: Measure }) => {
  const { hoursBlocks, days, timelines, place, today, second, toInstant } = model
  const strips = timelines.slice(0, MOST_STRIPS)
  const pieces = hoursBlocks.flatMap((block) => hoursToPieces(block, days)).filter((piece) => piece.day === day)
  const lanes = toLanes(
    pieces.toSorted((a, b) => toRank(b.block.entry) - toRank(a.block.entry)),
    ({ from }) => from,
    ({ until }) => until,
  )
  const held = edits.lifted.value
  const moved: HoursBlock | null =
    held?.block.kind === 'hours' && held.edit.kind === 'hours' ? { ...held.block, hours: held.edit.after } : null
  return (
    <div
      class={`cal-column${day < today ? ' cal-past' : ''}`}
      style={{ '--strips': String(strips.length) }}
      data-day={day - days.first}
    >
      {closedOn(day, place.site.hours).map(({ from, until }) => (
        <span
          key={from}
          class="cal-closed"
          style={{ top: percent(from), height: percent(until - from) }}
          title={t('week.blank')}
        />
      ))}
      <span class="cal-strips">
        {strips.map((timeline) => (
          <Strip key={timeline.told.screen} timeline={timeline} day={day} model={model} />
        ))}
      </span>
      <div class="cal-pieces">
        {lanes.map(({ thing: piece, lane, lanes: of, width }) => {
          const { block, from, until } = piece
          const [begins, ends] = [toInstant(day, from), toInstant(day, until)]
          const lost = lostParts(
            block.entry.id,
            begins,
            ends,
            timelines.map(({ told }) => told),
          )
          const isLost = lost[0]?.from === begins && lost[0].until === ends
          return (
            <Block
              key={`${block.key} ${day}`}
              block={block}
              edges={edgesOf(piece)}
              edits={edits}
              measure={measure}
              onOpen={onOpen}
              lost={isLost}
              label={`${dayToWords(block.hours.day)} ${timesToWords(block.hours)}`}
              style={{
                top: percent(from),
                height: percent(until - from),
                left: `${(lane / of) * 100}%`,
                width: `${(width / of) * 100}%`,
              }}
            >
              {!isLost &&
                lost.map((part) => (
                  <span
                    key={part.from}
                    class="cal-lost-part"
                    title={t('calendar.lost')}
                    style={{
                      top: `${((part.from - begins) / (ends - begins)) * 100}%`,
                      height: `${((part.until - part.from) / (ends - begins)) * 100}%`,
                    }}
                  />
                ))}
            </Block>
          )
        })}
        {held &&
          moved &&
          hoursToPieces(moved, { first: day, last: day }).map(({ from, until }) => (
            <Block
              key={from}
              ghost
              block={held.block}
              edges={[]}
              edits={edits}
              measure={measure}
              onOpen={onOpen}
              label=""
              style={{ top: percent(from), height: percent(until - from), left: '0', width: '100%' }}
            >
              {timesToWords(moved.hours)}
            </Block>
          ))}
      </div>
      {day === today && <span class="cal-now" style={{ top: percent(second) }} aria-hidden="true" />}
    </div>
  )
}

export const WeekView = ({ model, edits, onOpen }: ViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const { dayList, today, marks, runBlocks } = model
  const measure: Measure = (dx, dy) => {
    const { width = 7, height = 1 } = host.current?.getBoundingClientRect() ?? {}
    return { days: Math.round(dx / (width / 7)), seconds: (dy / height) * DAY_SECONDS }
  }
  return (
    <div class="cal-week">
      <div class="cal-heads">
        <span />
        {dayList.map((day) => (
          <DayHead key={day} day={day} today={today} marks={marks.get(day)} />
        ))}
      </div>
      {runBlocks.length > 0 && (
        <div class="cal-all-day">
          <span class="cal-aside">{t('calendar.allDay')}</span>
          <Bars model={model} edits={edits} onOpen={onOpen} />
        </div>
      )}
      <div class="cal-body">
        <div class="cal-hours" aria-hidden="true">
          {HOURS.map((hour) => (
            <span key={hour} style={{ top: percent(hour * 3600) }}>
              {String(hour).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        <div class="cal-columns" ref={host}>
          {dayList.map((day) => (
            <Column key={day} day={day} model={model} edits={edits} onOpen={onOpen} measure={measure} />
          ))}
        </div>
      </div>
    </div>
  )
}
