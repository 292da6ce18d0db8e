// On which days of its dates an entry plays. Each kind is a form of its own: what the form needs stands with it.
// A day is the civil day on which a daypart starts (S2), in the site's zone (S3).
import * as v from 'valibot'
import { CivilDate, Weekday } from './civil.ts'
import { ObservanceId } from './ids.ts'
import { lunarDayEntries } from './lunar-day.ts'
import { RecurrenceText } from './recurrence-text.ts'
import { SolarTerm } from './solar-terms.ts'

const dayCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90, 'days-too-many'))

/** How many more days before the first and after the last. */
const around = { daysBefore: dayCount, daysAfter: dayCount }

export const Days = v.variant('kind', [
  v.strictObject({ kind: v.literal('every') }),
  v.strictObject({
    kind: v.literal('weekdays'),
    weekdays: v.pipe(v.array(Weekday), v.minLength(1, 'weekdays-none'), v.maxLength(7)),
  }),
  /**
   * Lines RRULE, EXDATE, RDATE, DTSTART (RFC 5545), or a bare `FREQ=…`. Without DTSTART it counts from the entry's first
   * date; a form should ask for that date, since "every second week" means nothing without it (see `entryToWarnings`).
   * `readRecurrence` says line and part of what cannot be read while staff type; offer the common ones ("every second
   * Monday", "the last Friday of a month") as choices that write the text.
   */
  v.strictObject({ kind: v.literal('rrule'), rule: RecurrenceText }),
  /**
   * China's working days: Monday to Friday without public holidays, and the make-up days at weekends. Years that are not
   * announced yet are plain weekdays: say so beside the choice (`announcedYears`, and the warning `years-not-announced`).
   */
  v.strictObject({ kind: v.literal('workdays') }),
  /** All other days: public holidays and weekends, without make-up days. */
  v.strictObject({ kind: v.literal('holidays') }),
  /** A form lists `builtInObservances` and the staff's own, and shows this year's and next year's dates as it is edited. */
  v.strictObject({ kind: v.literal('observance'), observance: ObservanceId, ...around }),
  /** Names are in `solarTerms`. `until-next` ends on the day before the next term. */
  v.strictObject({
    kind: v.literal('solar-term'),
    term: SolarTerm,
    span: v.variant('kind', [
      v.strictObject({ kind: v.literal('until-next') }),
      v.strictObject({ kind: v.literal('around'), ...around }),
    ]),
  }),
  /** A form offers `lunarFestivals` by name, and month and day for any other; ask about leap months only for those. */
  v.strictObject({ kind: v.literal('lunar'), ...lunarDayEntries, ...around }),
])
export type Days = v.InferOutput<typeof Days>

/** Days on which an entry never plays, whatever its rule says; both ends inclusive. */
export const Exceptions = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({ from: CivilDate, until: CivilDate }),
      v.check(({ from, until }) => from <= until, 'dates-reversed'),
    ),
  ),
  v.maxLength(100),
)
export type Exceptions = v.InferOutput<typeof Exceptions>
