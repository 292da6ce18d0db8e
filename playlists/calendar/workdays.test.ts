import { describe, expect, test } from 'vitest'
import { civilDateToDay, dayToCivil } from './day.ts'
import { announcedYears, isWorkday } from './workdays.ts'

/** The notices of the State Council: days off from Monday to Friday, and make-up days at weekends. */
const notices = {
  2025: {
    off: '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    makeUp: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    makeUp: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
}

const monthAndDay = (day: number): string => {
  const civil = dayToCivil(day)
  return `${String(civil.month).padStart(2, '0')}-${String(civil.day).padStart(2, '0')}`
}

const daysOf = (year: number): number[] => {
  const first = civilDateToDay(`${year}-01-01`)
  const next = civilDateToDay(`${year + 1}-01-01`)
  return Array.from({ length: next - first }, (_, index) => first + index)
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => (day + 4) % 7 === 0 || (day + 4) % 7 === 6

describe("China's working days", () => {
  for (const [year, { off, makeUp }] of Object.entries(notices)) {
    test(`${year}: as announced, make-up days included`, () => {
      const days = daysOf(Number(year))
      expect(
        days
          .filter((day) => !isWeekend(day) && !isWorkday(day))
          .map(monthAndDay)
          .join(' '),
      ).toBe(off)
      expect(
        days
          .filter((day) => isWeekend(day) && isWorkday(day))
          .map(monthAndDay)
          .join(' '),
      ).toBe(makeUp)
    })
  }

  test('a year that is not announced is plain weekdays, and is said not to be announced', () => {
    const unknown = announcedYears().at(-1)! + 1
    expect(daysOf(unknown).filter((day) => isWorkday(day) === isWeekend(day))).toEqual([])
    expect(announcedYears()).toContain(2026)
  })

  test('announced years follow each other without a gap', () => {
    const [first = 0] = announcedYears()
    expect(announcedYears()).toEqual(announcedYears().map((_, index) => first + index))
  })
})
