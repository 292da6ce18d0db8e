// China's working days: Monday to Friday, without the public holidays and with the make-up days that the State Council
// announces for a year, late in the year before. A year that is not announced is plain weekdays, and says so: never guessed.
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { civilDateToDay, dayToWeekday } from './day.ts'

const toDays = (dates: object): Set<number> => new Set(Object.keys(dates).map(civilDateToDay))

const holidays = toDays(announced.holidays)
const makeUpDays = toDays(announced.workdays)

/** National Day is a holiday in every announcement; New Year's Day may stand in that of the year before. */
const years: readonly number[] = Object.keys(announced.holidays)
  .filter((date) => date.endsWith('-10-01'))
  .map((date) => Number(date.slice(0, 4)))
  .sort((a, b) => a - b)

/** The years whose holidays and make-up days are known, ascending. */
export const announcedYears = (): readonly number[] => years

export const isWorkday = (day: number): boolean => makeUpDays.has(day) || (dayToWeekday(day) <= 5 && !holidays.has(day))
