// Days of the week, each a toggle; one click for the usual sets.
import { formatWeekday } from '../words/format.ts'
import { language } from '../words/language.ts'
import './weekdays.css'

const all = [1, 2, 3, 4, 5, 6, 7] as const

type WeekdaysProps = { label: string; value: readonly number[]; onChange: (weekdays: number[]) => void }

/** ISO weekdays, 1 is Monday. */
export const Weekdays = ({ label, value, onChange }: WeekdaysProps) => (
  <fieldset class="weekdays" aria-label={label}>
    {all.map((weekday) => (
      <button
        key={weekday}
        type="button"
        class="weekday"
        aria-pressed={value.includes(weekday)}
        aria-label={formatWeekday(weekday, language.value, 'short')}
        onClick={() => onChange(all.filter((one) => (one === weekday ? !value.includes(one) : value.includes(one))))}
      >
        {formatWeekday(weekday, language.value)}
      </button>
    ))}
  </fieldset>
)
