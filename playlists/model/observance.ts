// Days of the year that campaigns hang on: awareness days, weeks and months. The built-in ones stand in
// `calendar/observances-data.ts`; staff add their own, and set the dates of those that are announced year by year.
import * as v from 'valibot'
import { CivilDate, Weekday } from './civil.ts'
import { ObservanceId, UnitId } from './ids.ts'
import { lunarDayEntries } from './lunar-day.ts'
import { SolarTerm } from './solar-terms.ts'
import { requiredText } from './text.ts'

const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))
const MOST_DAYS = 92

/** How many days it lasts. */
const length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_DAYS))

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day of each year; 29 February in leap years only. */
const DayOfYear = v.pipe(
  v.strictObject({ month, day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)) }),
  v.check(({ month, day }) => day <= (LONGEST_MONTHS[month - 1] ?? 0), 'date-unreal'),
)

/** Each kind is a small form of its own. */
export const ObservanceRule = v.variant('kind', [
  /** The same days each year, from the first to the last; a last one that is earlier lies in the next year. */
  v.strictObject({ kind: v.literal('yearly'), from: DayOfYear, until: DayOfYear }),
  /** The whole month. */
  v.strictObject({ kind: v.literal('month'), month }),
  /** The nth such weekday of a month, or the last, and the days that follow it: the third Saturday for 2 days. */
  v.strictObject({
    kind: v.literal('nth-weekday'),
    month,
    nth: v.picklist([1, 2, 3, 4, -1]),
    weekday: Weekday,
    length,
  }),
  /** The nth week, Monday to Sunday, that has days of the month; a partial first week counts. */
  v.strictObject({ kind: v.literal('nth-week'), month, nth: v.picklist([1, 2, 3, 4, 5]) }),
  /** The week, Monday to Sunday, that holds this day of each year. */
  v.strictObject({ kind: v.literal('week-of'), on: DayOfYear }),
  v.strictObject({ kind: v.literal('lunar'), ...lunarDayEntries, length }),
  v.strictObject({ kind: v.literal('solar-term'), term: SolarTerm, length }),
])
export type ObservanceRule = v.InferOutput<typeof ObservanceRule>

/** Both ends inclusive. They count for the year in which they begin, and there stand in place of the rule. */
export const AnnouncedDates = v.pipe(
  v.strictObject({ from: CivilDate, until: CivilDate }),
  v.check(({ from, until }) => from <= until, 'dates-reversed'),
)
export type AnnouncedDates = v.InferOutput<typeof AnnouncedDates>

/** One of the staff's. With `builtIn` it adds dates to that built-in one, and its own rule and name do not count. */
export const Observance = v.strictObject({
  id: ObservanceId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  name: requiredText(40),
  builtIn: v.nullable(ObservanceId),
  /** null: only on the dates below. */
  rule: v.nullable(ObservanceRule),
  dates: v.pipe(v.array(AnnouncedDates), v.maxLength(100)),
})
export type Observance = v.InferOutput<typeof Observance>
