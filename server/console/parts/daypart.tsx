// From when until when, on one day. An end before the start means the next day (S2), and says so.
import { t } from '../words/words.ts'
import './daypart.css'

export type DaypartValue = { from: string; until: string }

type DaypartFieldProps = { value: DaypartValue; onChange: (value: DaypartValue) => void; error?: string | undefined }

/** A time field cannot say 24:00; midnight at the end of a day is what staff mean by 00:00 there. */
const toInput = (time: string): string => (time.startsWith('24:00') ? '00:00' : time)
const toUntil = (typed: string): string => (typed === '00:00' ? '24:00' : typed)

export const DaypartField = ({ value, onChange, error }: DaypartFieldProps) => (
  <span class="daypart">
    <input
      type="time"
      class="input"
      aria-label={t('days.from')}
      aria-invalid={error !== undefined}
      value={toInput(value.from)}
      onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
    />
    <span class="quiet">–</span>
    <input
      type="time"
      class="input"
      aria-label={t('days.until')}
      aria-invalid={error !== undefined}
      value={toInput(value.until)}
      onChange={(event) => onChange({ ...value, until: toUntil(event.currentTarget.value) })}
    />
    {value.until !== '' && value.until < value.from && <span class="quiet small">{t('days.nextDay')}</span>}
  </span>
)

/** What is wrong with it, in words; `undefined` when nothing is. */
export const daypartProblem = ({ from, until }: DaypartValue): string | undefined =>
  from === '' || until === '' ? t('days.incomplete') : from === until ? t('days.sameTimes') : undefined
