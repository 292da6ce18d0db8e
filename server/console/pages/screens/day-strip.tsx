// The day as a strip of 24 hours. Each state has a pattern as well as a colour, and a line in the legend that sums it up;
// an hour can be chosen, to see only what was on then.
import type { ScreenDay } from '../../../routes/history.ts'
import { formatClock, formatLength } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { sumStates, toHours, toPlace, type DayState } from './day.ts'

export type Hour = { from: number; until: number }

/** Hours that are written below the strip. */
const EVERY = 6

const Swatch = ({ state }: { state: DayState }) => <span class={`strip-swatch strip-${state}`} />

type DayStripProps = { day: ScreenDay; hour: Hour | null; onPick: (hour: Hour | null) => void }

export const DayStrip = ({ day, hour, onPick }: DayStripProps) => {
  const clock = (at: number): string => formatClock(at, language.value, day.zone)
  const hours = toHours(day)
  return (
    <div class="strip">
      <fieldset class="strip-bar" aria-label={t('day.strip')}>
        {day.states.map(({ from, until, state }) => {
          const { left, width } = toPlace({ from, until }, day)
          return (
            <span key={from} class={`strip-part strip-${state}`} style={{ left: `${left}%`, width: `${width}%` }} />
          )
        })}
        {hours.map((one) => {
          const { left, width } = toPlace(one, day)
          const isPicked = hour?.from === one.from
          const here = day.states.filter(({ from, until }) => from < one.until && until > one.from)
          const range = { from: clock(one.from), until: clock(one.until) }
          const how = here.map(({ from, until, state }) => `${clock(from)}–${clock(until)} ${t(`state.${state}`)}`)
          return (
            <button
              key={one.from}
              type="button"
              class="strip-hour"
              style={{ left: `${left}%`, width: `${width}%` }}
              aria-pressed={isPicked}
              disabled={here.length === 0}
              title={how.join('\n')}
              aria-label={`${t('day.pick', range)}; ${how.join('; ')}`}
              onClick={() => onPick(isPicked ? null : one)}
            />
          )
        })}
      </fieldset>
      <div class="strip-scale quiet tiny" aria-hidden="true">
        {[...hours.filter((_, index) => index % EVERY === 0).map(({ from }) => from), day.until].map((at) => (
          <span key={at} style={{ left: `${toPlace({ from: at, until: at }, day).left}%` }}>
            {at === day.until ? '24:00' : clock(at)}
          </span>
        ))}
      </div>
      <ul class="strip-legend small">
        {sumStates(day.states).map(({ state, ms }) => (
          <li key={state}>
            <Swatch state={state} />
            {t(`state.${state}`)}
            <span class="quiet">{formatLength(ms, language.value)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
