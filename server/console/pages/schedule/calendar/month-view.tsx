// A month: weeks below each other, a bar for each run of days. What has no room in a week is counted, and opens with a click.
import { useRef } from 'preact/hooks'
import { dayToCivil } from '../../../../../playlists/calendar/day.ts'
import { openDialog } from '../../../shell/dialogs.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { formatWeekday } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import type { CalendarBlock, Days, RunBlock } from '../occurrences.ts'
import { DayRows } from './agenda.tsx'
import { toBars } from './bars.ts'
import type { Measure } from './block.tsx'
import { DayHead } from './day-head.tsx'
import { isWeekend, type CalendarModel } from './model.ts'
import { placeDays, RunBars } from './run-bars.tsx'
import { dayToWords } from './told.ts'
import type { Edits } from './use-edits.tsx'
import './month-view.css'

/** Bars that have room in a week. */
const MOST_ROWS = 4
/** Below the heads of its days. */
const FIRST_LINE = 2
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

type ViewProps = { model: CalendarModel; edits: Edits; onOpen: (block: CalendarBlock) => void }

const openDay = (day: number, model: CalendarModel, onOpen: (block: CalendarBlock) => void): void => {
  openDialog((close) => (
    <Dialog title={t('calendar.day', { day: dayToWords(day) })} onClose={close}>
      <DayRows
        day={day}
        model={model}
        onOpen={(block) => {
          close()
          onOpen(block)
        }}
      />
    </Dialog>
  ))
}

/** Times stand before the name, so that a bar says as much as a block does. */
const Times = ({ block: { entry } }: { block: RunBlock }) => {
  const time = entry.level === 'appointment' ? entry.startsAt?.slice(11, 16) : entry.dayparts[0]?.from.slice(0, 5)
  return time === undefined ? null : <span class="cal-time">{time}</span>
}

const Week = ({
  week,
  model,
  edits,
  onOpen,
  measure,
  month,
}: ViewProps & { week: Days; measure: Measure; month: number }) => {
  const { runBlocks, marks, today } = model
  const bars = toBars(runBlocks, week)
  const days = Array.from({ length: 7 }, (_, at) => week.first + at)
  return (
    <div class="cal-month-week">
      {days.map((day, at) => (
        <span
          key={day}
          class={`cal-cell${dayToCivil(day).month === month ? '' : ' cal-other'}${day < today ? ' cal-past' : ''}${isWeekend(day) ? ' cal-weekend' : ''}`}
          style={{ 'grid-column': String(at + 1) }}
          data-day={day}
        >
          <DayHead day={day} today={today} marks={marks.get(day)} number />
        </span>
      ))}
      <RunBars
        bars={bars.filter(({ row }) => row < MOST_ROWS)}
        days={week}
        line={FIRST_LINE}
        model={model}
        edits={edits}
        measure={measure}
        onOpen={onOpen}
        begin={(block) => <Times block={block} />}
      />
      {days.map((day) => {
        const more = bars.filter(({ row, first, last }) => row >= MOST_ROWS && first <= day && day <= last).length
        return (
          more > 0 && (
            <button
              key={day}
              type="button"
              class="cal-more"
              style={placeDays(day, day, week, FIRST_LINE + MOST_ROWS)}
              onClick={() => openDay(day, model, onOpen)}
            >
              {t('calendar.more', { count: more })}
            </button>
          )
        )
      })}
    </div>
  )
}

/** `month`: 1 to 12, the one that is meant; days of others are quiet. */
export const MonthView = ({ model, edits, onOpen, month }: ViewProps & { month: number }) => {
  const host = useRef<HTMLDivElement>(null)
  const { days } = model
  const count = (days.last - days.first + 1) / 7
  const measure: Measure = (dx, dy) => {
    const { width = 7, height = 1 } = host.current?.getBoundingClientRect() ?? {}
    return { days: Math.round(dx / (width / 7)) + 7 * Math.round(dy / (height / count)), seconds: 0 }
  }
  return (
    <>
      <div class="cal-weekdays" aria-hidden="true">
        {WEEKDAYS.map((weekday) => (
          <span key={weekday}>{formatWeekday(weekday, language.value, 'short')}</span>
        ))}
      </div>
      <div class="cal-month" ref={host}>
        {Array.from({ length: count }, (_, at) => {
          const first = days.first + 7 * at
          return (
            <Week
              key={first}
              week={{ first, last: first + 6 }}
              model={model}
              edits={edits}
              onOpen={onOpen}
              measure={measure}
              month={month}
            />
          )
        })}
      </div>
    </>
  )
}
