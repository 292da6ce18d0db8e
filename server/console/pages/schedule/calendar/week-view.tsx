// A week: its days as columns with the minutes going down, whole days as bars above. Every day of a civil week has 24 hours here,
// also where clocks change: rules speak of clocks (S3).
import { useRef } from 'preact/hooks'
import { DAY_SECONDS } from '../../../../../playlists/calendar/day.ts'
import { t } from '../../../words/words.ts'
import { lostParts } from '../findings.ts'
import { HoursGrid, toHeight } from '../hours-grid.tsx'
import { toLanes } from '../lanes.ts'
import { hoursToPieces, type CalendarBlock, type HoursBlock, type Piece } from '../occurrences.ts'
import { toRank } from '../rank.ts'
import { toBars } from './bars.ts'
import { Block, Ghost, type Measure } from './block.tsx'
import { closedOn } from './closed.ts'
import { DayHead } from './day-head.tsx'
import type { CalendarModel } from './model.ts'
import { Strip } from './strip.tsx'
import { RunBars } from './run-bars.tsx'
import { dayToWords, timesToWords } from './told.ts'
import type { Edits } from './use-edits.tsx'
import './week-view.css'

/** Strips that have room beside the blocks. */
const MOST_STRIPS = 3

type ViewProps = { model: CalendarModel; edits: Edits; onOpen: (block: CalendarBlock) => void }

const AllDay = ({ model, edits, onOpen }: ViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const { days, runBlocks } = model
  const measure: Measure = (dx) => ({ days: Math.round(dx / ((host.current?.clientWidth ?? 7) / 7)), seconds: 0 })
  return (
    <div class="cal-bars" ref={host}>
      <RunBars
        bars={toBars(runBlocks, days)}
        days={days}
        line={1}
        model={model}
        edits={edits}
        measure={measure}
        onOpen={onOpen}
      />
    </div>
  )
}

const edgesOf = ({ block: { part, hours }, day }: Piece): ('start' | 'end')[] => {
  if (part === null) return []
  const last = hours.until > DAY_SECONDS ? hours.day + 1 : hours.day
  return [...(day === hours.day ? (['start'] as const) : []), ...(day === last ? (['end'] as const) : [])]
}

const Column = ({ day, model, edits, onOpen, measure }: ViewProps & { day: number; measure: Measure }) => {
  const { hoursBlocks, days, timelines, place, toInstant } = model
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
    <>
      {closedOn(day, place.site.hours).map(({ from, until }) => (
        <span key={from} class="cal-closed" style={toHeight(from, until)} title={t('week.blank')} />
      ))}
      <span class="cal-strips">
        {strips.map((timeline) => (
          <Strip key={timeline.told.screen} timeline={timeline} day={day} model={model} />
        ))}
      </span>
      <div class="cal-pieces" style={{ '--strips': String(strips.length) }}>
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
                ...toHeight(from, until),
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
            <Ghost key={from} block={held.block} style={{ ...toHeight(from, until), left: '0', width: '100%' }}>
              {timesToWords(moved.hours)}
            </Ghost>
          ))}
      </div>
    </>
  )
}

export const WeekView = ({ model, edits, onOpen }: ViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const { days, dayList, today, second, marks, runBlocks } = model
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
          <AllDay model={model} edits={edits} onOpen={onOpen} />
        </div>
      )}
      <HoursGrid
        host={host}
        step={1}
        now={today >= days.first && today <= days.last ? { column: today - days.first, second } : null}
        columns={dayList.map((day) => ({
          key: day,
          class: day < today ? 'cal-past' : '',
          content: <Column day={day} model={model} edits={edits} onOpen={onOpen} measure={measure} />,
        }))}
      />
    </div>
  )
}
