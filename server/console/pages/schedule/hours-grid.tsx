// Days as columns with the hours going down: a scale beside them, and a line where it is now. Every day of a civil week has 24
// hours here, also where clocks change: rules speak of clocks (S3).
import type { ComponentChildren, Ref } from 'preact'
import { DAY_SECONDS } from '../../../../playlists/calendar/day.ts'
import { secondsToTime } from './drag.ts'
import './hours-grid.css'

type HoursGridProps = {
  columns: readonly { key: string | number; class?: string; content: ComponentChildren }[]
  /** Hours between two lines. */
  step: 1 | 3
  /** Where it is now, seconds from the column's midnight; null in another week. */
  now: { column: number; second: number } | null
  /** The columns, without the scale. */
  host?: Ref<HTMLDivElement>
}

const percent = (seconds: number): string => `${(seconds / DAY_SECONDS) * 100}%`

/** What lasts from one second of a day until another. */
export const toHeight = (from: number, until: number) => ({ top: percent(from), height: percent(until - from) })

export const HoursGrid = ({ columns, step, now, host = null }: HoursGridProps) => {
  const lines = Array.from({ length: 24 / step + 1 }, (_, index) => index * step * 3600)
  return (
    <div class="clock" style={{ '--lines': String(lines.length - 1) }}>
      <div class="clock-scale" aria-hidden="true">
        {lines.map((second) => (
          <span key={second} style={{ top: percent(second) }}>
            {secondsToTime(second)}
          </span>
        ))}
      </div>
      <div class="clock-columns" ref={host}>
        {columns.map(({ key, class: own = '', content }, at) => (
          <div key={key} class={`clock-column ${own}`} data-day={at}>
            {content}
            {now?.column === at && <span class="clock-now" style={{ top: percent(now.second) }} aria-hidden="true" />}
          </div>
        ))}
      </div>
    </div>
  )
}
