// The calendars against the sky: every solar term and every lunar day from 2024 to 2035, and what almanacs print for them.
import { describe, expect, test } from 'vitest'
import { daysToAlmanac } from '../../playlists/calendar/almanac.ts'
import { civilDateToDay, dayToCivilDate } from '../../playlists/calendar/day.ts'
import { dayToLunar, lunarDayToDays, yearToLunarMonths } from '../../playlists/calendar/lunar.ts'
import { dayToTerm, solarTermToDay, yearToTermDays } from '../../playlists/calendar/solar-terms.ts'
import { lunarFestivals } from '../../playlists/model/lunar-day.ts'
import { solarTerms } from '../../playlists/model/solar-terms.ts'
import { fromMidnight, monthsFromSolstice, sunReaches } from './astronomy.ts'

const YEARS = Array.from({ length: 12 }, (_, index) => 2024 + index)

describe('solar terms', () => {
  for (const year of YEARS) {
    test(`${year}: all 24 fall on the day on which the sun is there`, () => {
      const told = yearToTermDays(year)
      expect(told).toHaveLength(24)
      solarTerms.forEach(({ id, zh }, index) => {
        // 小寒 is at 285°, and each next one 15° on.
        const minutes = sunReaches((285 + 15 * index) % 360, year)
        // Within a minute of midnight the two may differ by a day: then what is told counts.
        const day = fromMidnight(minutes) > 1 ? Math.floor(minutes / 1440) : told[index]!
        expect([zh, dayToCivilDate(told[index]!)]).toEqual([zh, dayToCivilDate(day)])
        expect(solarTermToDay(id, year)).toBe(told[index])
        expect(dayToTerm(told[index]!)).toBe(index)
        expect(dayToTerm(told[index]! + 1)).toBeNull()
      })
    })
  }

  for (const [term, date, what] of [
    ['dongzhi', '2021-12-21', '23:59:19 in China, a minute before the next day'],
    ['lichun', '2021-02-03', 'the first on 3 February since 1897'],
    ['lichun', '2025-02-03', ''],
    ['lichun', '2027-02-04', ''],
    ['qingming', '2024-04-04', ''],
    ['qingming', '2027-04-05', ''],
    ['guyu', '2027-04-20', ''],
    ['xiazhi', '2028-06-21', ''],
    ['dongzhi', '2027-12-22', ''],
  ] as const) {
    test(`${term} of ${date.slice(0, 4)} is ${date} ${what}`, () => {
      expect(dayToCivilDate(solarTermToDay(term, Number(date.slice(0, 4))))).toBe(date)
    })
  }
})

describe('the lunar calendar', () => {
  test('its months are those of the new moons, with leap months where no 中气 falls, from 2024 to 2035', () => {
    const expected = YEARS.flatMap((year) => monthsFromSolstice(year - 1))
    const told = [2022, 2023, ...YEARS].flatMap(yearToLunarMonths)
    const begin = told.findIndex(({ first }) => first === expected[0]!.first)
    expect(told.slice(begin, begin + expected.length)).toEqual(expected)
  })

  test('every day from 2024 to 2035 is the next day of the same month, or the first of the next', () => {
    const until = civilDateToDay('2036-01-01')
    let before = dayToLunar(civilDateToDay('2023-12-31'))
    for (let day = civilDateToDay('2024-01-01'); day < until; day++) {
      const now = dayToLunar(day)
      const next = before.day < before.length ? { ...before, day: before.day + 1 } : { first: day, day: 1 }
      expect(now).toMatchObject(next)
      before = now
    }
  })

  for (const [year, month] of [
    [2023, 2],
    [2025, 6],
    [2028, 5],
    [2031, 3],
    [2033, 11],
  ] as const) {
    test(`${year} has its ${month}th month twice`, () => {
      expect(yearToLunarMonths(year).filter(({ isLeap }) => isLeap)).toMatchObject([{ month }])
    })
  }

  test('no other year from 2023 to 2035 has a leap month', () => {
    const leapYears = [2023, ...YEARS].filter((year) => yearToLunarMonths(year).some(({ isLeap }) => isLeap))
    expect(leapYears).toEqual([2023, 2025, 2028, 2031, 2033])
  })

  /** From printed almanacs. */
  const printed = {
    'spring-festival':
      '2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08',
    lantern: '2024-02-24 2025-02-12 2026-03-03 2027-02-20 2028-02-09',
    'dragon-boat': '2024-06-10 2025-05-31 2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05',
    qixi: '2024-08-10 2025-08-29 2026-08-19 2027-08-08',
    'mid-autumn': '2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12',
    chongyang: '2024-10-11 2025-10-29 2026-10-18 2027-10-08',
    laba: '2025-01-07 2026-01-26 2027-01-15',
    'new-years-eve': '2025-01-28 2026-02-16 2027-02-05 2028-01-25 2029-02-12 2030-02-02',
  }

  for (const [id, dates] of Object.entries(printed)) {
    const festival = lunarFestivals.find((one) => one.id === id)!
    test(`${festival.zh} falls on ${dates}`, () => {
      // 腊八 and 除夕 of a lunar year fall into the next year by the sun.
      const shift = festival.month === 12 ? 1 : 0
      const told = dates.split(' ').map((date) => {
        const year = Number(date.slice(0, 4)) - shift
        return lunarDayToDays({ month: festival.month, day: festival.day, leap: 'first' }, year)
          .map(dayToCivilDate)
          .join()
      })
      expect(told.join(' ')).toBe(dates)
    })
  }

  test('every festival of every year from 2024 to 2035 is on the day that the new moons say', () => {
    const months = [...YEARS, 2036].flatMap((year) => monthsFromSolstice(year - 1)).filter(({ isLeap }) => !isLeap)
    for (const { zh, month, day } of lunarFestivals) {
      const expected = months
        .filter((one) => one.month === month)
        .map(({ first, length }) => first + (day === 'last' ? length : day) - 1)
      const told = [2022, 2023, ...YEARS, 2036].flatMap((year) => lunarDayToDays({ month, day, leap: 'first' }, year))
      expect(expected.length).toBeGreaterThan(11)
      expect([zh, ...told]).toEqual(expect.arrayContaining([zh, ...expected]))
    }
  })

  test('除夕 is the day before 春节, whether the month has 29 days or 30', () => {
    for (const year of YEARS) {
      const [eve] = lunarDayToDays({ month: 12, day: 'last', leap: 'first' }, year - 1)
      const [festival] = lunarDayToDays({ month: 1, day: 1, leap: 'first' }, year)
      expect(festival).toBe(eve! + 1)
    }
  })
})

describe('the almanac', () => {
  const at = (date: string) => daysToAlmanac(civilDateToDay(date), 1)[0]

  for (const [date, lunar, term] of [
    ['2026-11-12', '十月初四', null],
    ['2027-02-04', '腊月廿八', '立春'],
    ['2027-02-05', '腊月廿九', null],
    ['2027-02-06', '正月初一', null],
    ['2027-02-15', '正月初十', null],
    ['2027-02-25', '正月二十', null],
    ['2027-02-26', '正月廿一', null],
    ['2025-07-24', '六月三十', null],
    ['2025-07-25', '闰六月初一', null],
    ['2025-08-07', '闰六月十四', '立秋'],
    ['2033-12-21', '冬月三十', '冬至'],
    ['2033-12-22', '闰冬月初一', null],
  ] as const) {
    test(`${date} is ${lunar}${term === null ? '' : `, ${term}`}`, () => {
      expect(at(date)).toEqual({ lunar, term })
    })
  }

  test('a table of 400 days says each day what it says alone, with 26 or 27 terms', () => {
    const from = civilDateToDay('2026-11-18')
    const table = daysToAlmanac(from, 400)
    expect(table.map((_, index) => daysToAlmanac(from + index, 1)[0])).toEqual(table)
    const terms = table.filter(({ term }) => term !== null).length
    expect(terms === 26 || terms === 27).toBe(true)
  })
})
