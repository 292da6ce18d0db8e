// The day as a line of 24 hours: ticks where something else begins to play, and a handle for the moment that is looked at.
import { formatClock } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import type { DaySpan } from './civil-day.ts'

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]
/** An arrow key moves this far, s. */
const STEP_S = 60

type SliderProps = {
  day: DaySpan
  at: number
  /** IANA zone of the site. */
  zone: string
  changes: readonly number[]
  onChange: (at: number) => void
}

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`

export const DaySlider = ({ day, at, zone, changes, onChange }: SliderProps) => {
  const length = day.until - day.from
  const toPart = (instant: number): string => percent((instant - day.from) / length)
  return (
    <div class="moment-day">
      <div class="moment-line">
        <div class="moment-ticks" aria-hidden="true">
          {changes.map((change) => (
            <span
              key={change}
              style={{ left: toPart(change) }}
              title={formatClock(change, language.value, zone, true)}
            />
          ))}
        </div>
        <input
          type="range"
          class="moment-slider"
          aria-label={t('moment.slider')}
          aria-valuetext={formatClock(at, language.value, zone, true)}
          min={0}
          max={Math.floor(length / 1000) - 1}
          step={STEP_S}
          value={Math.round((at - day.from) / 1000)}
          onInput={(event) => onChange(day.from + Number(event.currentTarget.value) * 1000)}
        />
      </div>
      <div class="moment-hours quiet tiny" aria-hidden="true">
        {HOURS.map((hour) => (
          <span key={hour} style={{ left: percent(hour / 24) }}>
            {hour}
          </span>
        ))}
      </div>
    </div>
  )
}
