// What stands above a day: weekday and date, its lunar date or solar term, what it is known for, and whether China rests or works.
import { dayToCivil, dayToWeekday } from '../../../../../playlists/calendar/day.ts'
import type { DayMarks, DayName } from '../day-marks.ts'
import { formatWeekday } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import './day-head.css'

const MOST_NAMES = 2
/** What lasts longer is said where it begins. */
const SHORT_DAYS = 7

export const nameOf = ({ zh, en }: DayName): string => (language.value === 'en' ? en : zh)

export const Unlike = ({ marks }: { marks: DayMarks | undefined }) =>
  marks?.unlike ? (
    <span class={`cal-unlike cal-${marks.unlike}`} title={t(`calendar.${marks.unlike}Title`)}>
      {t(`calendar.${marks.unlike}`)}
    </span>
  ) : null

/** Solar term, festivals and observances; `short`: at most two, and long ones only where they begin. */
export const dayNames = (marks: DayMarks | undefined, short: boolean): string[] => {
  if (marks === undefined) return []
  const names = short ? marks.names.filter(({ begins, days }) => begins || days <= SHORT_DAYS) : marks.names
  const all = [...(marks.term ? [marks.term] : []), ...names].map(nameOf)
  return short ? all.slice(0, MOST_NAMES) : all
}

export const DayMarksLine = ({ marks }: { marks: DayMarks | undefined }) => {
  if (marks === undefined) return null
  const names = dayNames(marks, true)
  return (
    <span class="cal-marks" title={[nameOf(marks.lunar), ...dayNames(marks, false)].join(' · ')}>
      <span class="quiet">{nameOf(marks.lunarShort)}</span>
      {names.map((name) => (
        <span key={name} class={marks.term && nameOf(marks.term) === name ? 'cal-term' : 'cal-known'}>
          {name}
        </span>
      ))}
    </span>
  )
}

/** `number`: only the day of the month, with the month where one begins. */
export const DayHead = ({
  day,
  today,
  marks,
  number = false,
}: {
  day: number
  today: number
  marks: DayMarks | undefined
  number?: boolean
}) => {
  const { month, day: date } = dayToCivil(day)
  return (
    <span class={`cal-head${day === today ? ' cal-today' : ''}`}>
      <span class="cal-date">
        {!number && <span>{formatWeekday(dayToWeekday(day), language.value, 'short')}</span>}
        <strong>{number && date !== 1 ? date : `${month}/${date}`}</strong>
        <Unlike marks={marks} />
      </span>
      <DayMarksLine marks={marks} />
    </span>
  )
}
