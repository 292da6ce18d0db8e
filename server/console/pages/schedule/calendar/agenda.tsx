// Days below each other, as a phone shows them: what each is, what plays on it, and its rules in the order of their times.
import { DAY_SECONDS } from '../../../../../playlists/calendar/day.ts'
import { t } from '../../../words/words.ts'
import { entryToTint } from '../hues.ts'
import type { CalendarBlock, RunBlock } from '../occurrences.ts'
import { isAllDay } from '../occurrences.ts'
import { toRank } from '../rank.ts'
import { entryToName } from '../rule-list.tsx'
import { DayHead, dayNames, nameOf } from './day-head.tsx'
import type { CalendarModel } from './model.ts'
import { Strip } from './strip.tsx'
import { levelTag, timesToWords } from './told.ts'
import './agenda.css'

type OnOpen = (block: CalendarBlock) => void

const Row = ({ block, lost, onOpen }: { block: CalendarBlock; lost: boolean; onOpen: OnOpen }) => {
  const { entry } = block
  const tags = [levelTag(entry), lost ? t('calendar.lost') : null].filter(Boolean).join(' · ')
  return (
    <li>
      <button
        type="button"
        class={`cal-row cal-row-${entry.level}`}
        style={entryToTint(entry)}
        data-block={block.key}
        onClick={() => onOpen(block)}
      >
        <span class="cal-row-time figures small">
          {block.kind === 'run' ? t('calendar.allDay') : timesToWords(block.hours)}
        </span>
        <span class="one-line">{entryToName(entry)}</span>
        {tags !== '' && <span class="cal-tag">{tags}</span>}
      </button>
    </li>
  )
}

/** Hours first, then what is on all day; what passed midnight is told on the day on which it began (S2). */
const blocksOn = (
  day: number,
  { hoursBlocks, runBlocks }: CalendarModel,
  told: ReadonlySet<string>,
): CalendarBlock[] => {
  const hours = hoursBlocks
    .filter((block) => block.hours.day === day)
    .toSorted((a, b) => a.hours.from - b.hours.from || a.hours.until - b.hours.until)
  const runs = runBlocks
    .filter(({ entry, run }) => isAllDay(entry) && run.first <= day && day <= run.last && !told.has(entry.id))
    .toSorted((a, b) => toRank(b.entry) - toRank(a.entry))
  return [...hours, ...runs]
}

const Rows = ({
  blocks,
  model,
  onOpen,
}: {
  blocks: readonly CalendarBlock[]
  model: CalendarModel
  onOpen: OnOpen
}) => {
  const never = new Set((model.findings ?? []).flatMap((one) => (one.type === 'never' ? [one.entry] : [])))
  return (
    <ul class="cal-rows">
      {blocks.map((block) => (
        <Row key={block.key} block={block} lost={never.has(block.entry.id)} onOpen={onOpen} />
      ))}
    </ul>
  )
}

type DayProps = {
  day: number
  model: CalendarModel
  onOpen: OnOpen
  /** Ids of the entries that were told already, for all days together. */
  told?: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

export const DayRows = ({ day, model, onOpen, told = NONE }: DayProps) => {
  const blocks = blocksOn(day, model, told)
  if (blocks.length === 0 && told.size > 0) return null
  if (blocks.length === 0) return <p class="quiet small">{t('calendar.nothing')}</p>
  return <Rows blocks={blocks} model={model} onOpen={onOpen} />
}

const Day = ({ day, model, onOpen, told = NONE }: DayProps) => {
  const marks = model.marks.get(day)
  return (
    <section class={`cal-agenda-day${day < model.today ? ' cal-past' : ''}`} data-day={day}>
      <header>
        <DayHead day={day} today={model.today} marks={marks} />
        {marks && (
          <span class="quiet small">{[nameOf(marks.lunar), ...dayNames(marks, false).slice(2)].join(' · ')}</span>
        )}
      </header>
      {model.timelines.slice(0, 1).map((timeline) => (
        <span key={timeline.told.screen} class="cal-agenda-strip">
          <Strip timeline={timeline} day={day} model={model} across />
          {day === model.today && (
            <span class="cal-now-across" style={{ left: `${(model.second / DAY_SECONDS) * 100}%` }} />
          )}
        </span>
      ))}
      <DayRows day={day} model={model} onOpen={onOpen} told={told} />
    </section>
  )
}

/** On all of the days, from morning to night: said once. */
const alwaysOn = (days: readonly number[], { runBlocks }: CalendarModel): RunBlock[] => {
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  return runBlocks
    .filter(({ entry, run }) => isAllDay(entry) && run.first <= first && run.last >= last)
    .toSorted((a, b) => toRank(b.entry) - toRank(a.entry))
}

/** `days`: those to tell, in order. */
export const Agenda = ({ days, model, onOpen }: { days: readonly number[]; model: CalendarModel; onOpen: OnOpen }) => {
  const always = alwaysOn(days, model)
  const told = new Set(always.map(({ entry }) => entry.id))
  return (
    <div class="cal-agenda">
      {always.length > 0 && (
        <section class="cal-agenda-day">
          <h3>{t('calendar.always')}</h3>
          <Rows blocks={always} model={model} onOpen={onOpen} />
        </section>
      )}
      {days.map((day) => (
        <Day key={day} day={day} model={model} onOpen={onOpen} told={told} />
      ))}
    </div>
  )
}
