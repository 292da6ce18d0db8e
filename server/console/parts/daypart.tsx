// From when until when, on one day. An end before the start means the next day (S2), and says so.
import { useEffect, useState } from 'preact/hooks'
import { t } from '../words/words.ts'
import { shiftTime, typedToTime } from './clock-time.ts'
import './daypart.css'

type TimeFieldProps = { label: string; value: string; onChange: (time: string) => void; invalid?: boolean }

const STEP_MINUTES = 15

/** A time of day, 24 hours, typed as one likes; the arrow keys move it by a quarter of an hour. */
export const TimeField = ({ label, value, onChange, invalid = false }: TimeFieldProps) => {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const time = typedToTime(typed)
  const leave = (): void => {
    if (time === null) onChange('')
    else {
      setTyped(time)
      if (time !== value) onChange(time)
    }
  }
  return (
    <input
      class="input time-field"
      inputMode="numeric"
      autocomplete="off"
      maxLength={5}
      placeholder="00:00"
      aria-label={label}
      aria-invalid={invalid || (typed !== '' && time === null)}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => {
        setTyped(event.currentTarget.value)
        const whole = /^\d{2}:\d{2}$/.test(event.currentTarget.value) ? typedToTime(event.currentTarget.value) : null
        if (whole !== null) onChange(whole)
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        const step = { ArrowUp: STEP_MINUTES, ArrowDown: -STEP_MINUTES }[event.key]
        if (event.key === 'Enter') leave()
        if (step === undefined) return
        event.preventDefault()
        onChange(shiftTime(time ?? '00:00', step))
      }}
    />
  )
}

export type DaypartValue = { from: string; until: string }

type DaypartFieldProps = { value: DaypartValue; onChange: (value: DaypartValue) => void; error?: string | undefined }

export const DaypartField = ({ value, onChange, error }: DaypartFieldProps) => (
  <span class="daypart">
    <TimeField
      label={t('days.from')}
      invalid={error !== undefined}
      value={value.from.slice(0, 5)}
      onChange={(from) => onChange({ ...value, from })}
    />
    <span class="quiet">–</span>
    <TimeField
      label={t('days.until')}
      invalid={error !== undefined}
      value={value.until.slice(0, 5)}
      onChange={(until) => onChange({ ...value, until: until === '00:00' ? '24:00' : until })}
    />
    {value.until !== '' && value.until < value.from && <span class="quiet small">{t('days.nextDay')}</span>}
  </span>
)

/** What is wrong with it, in words; `undefined` when nothing is. */
export const daypartProblem = ({ from, until }: DaypartValue): string | undefined =>
  from === '' || until === ''
    ? t('days.incomplete')
    : from === until
      ? t('days.sameTimes')
      : from === '24:00'
        ? t('rule.daypart-start')
        : undefined
