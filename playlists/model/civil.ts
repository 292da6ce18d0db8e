// Civil dates and times as staff write them, without a zone: the zone is the site's (S3).
import * as v from 'valibot'

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const isRealDate = (text: string): boolean => {
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  return year >= 1970 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** `YYYY-MM-DD`, a day that exists, 1970 to 2199. */
export const CivilDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'date-form'),
  v.check(isRealDate, 'date-unreal'),
)
export type CivilDate = v.InferOutput<typeof CivilDate>

/** `HH:MM` or `HH:MM:SS`, 00:00 to 24:00 (S2). */
export const CivilTime = v.pipe(
  v.string(),
  v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00(?::00)?)$/, 'time-form'),
)
export type CivilTime = v.InferOutput<typeof CivilTime>

/** `YYYY-MM-DDTHH:MM[:SS]`, 00:00 to 23:59:59. */
export const CivilDateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, 'date-time-form'),
  v.check((text) => isRealDate(text.slice(0, 10)), 'date-unreal'),
)
export type CivilDateTime = v.InferOutput<typeof CivilDateTime>

/** ISO weekday, 1 is Monday and 7 is Sunday. */
export const Weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))
export type Weekday = v.InferOutput<typeof Weekday>

/** Seconds since 00:00 of a civil time, 0 to 86,400. */
export const civilTimeToSeconds = (time: CivilTime): number =>
  Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8) || '0')

/**
 * A part of the day. One that ends before it starts passes midnight and belongs to the day on which it starts (S2);
 * one that ends where it starts would be empty or a whole day, nobody can tell which, and is refused.
 */
export const Daypart = v.pipe(
  v.strictObject({ from: CivilTime, until: CivilTime }),
  v.check(({ from }) => civilTimeToSeconds(from) < 86_400, 'daypart-start'),
  v.check(({ from, until }) => civilTimeToSeconds(from) !== civilTimeToSeconds(until), 'daypart-empty'),
)
export type Daypart = v.InferOutput<typeof Daypart>
