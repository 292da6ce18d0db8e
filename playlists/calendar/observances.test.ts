import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ObservanceId } from '../model/ids.ts'
import { Observance } from '../model/observance.ts'
import { civilDateToDay, dayToCivil } from './day.ts'
import { findObservance, type KnownObservance, observanceInYear, observanceToList } from './observances.ts'
import { builtInObservances } from './observances-data.ts'

const id = (text: string) => v.parse(ObservanceId, text)

const monthAndDay = (day: number): string => {
  const civil = dayToCivil(day)
  return `${String(civil.month).padStart(2, '0')}-${String(civil.day).padStart(2, '0')}`
}

const known = (observance: KnownObservance | null): KnownObservance => {
  if (observance === null) throw new Error('It is not there.')
  return observance
}

/** Such as `09-14..09-20`, with `?` where the dates are nominal. */
const inYear = (observance: KnownObservance | null, year: number): string => {
  const { stretches, isNominal } = observanceInYear(known(observance), year)
  return stretches
    .map(({ first, last }) => `${monthAndDay(first)}..${monthAndDay(last)}${isNominal ? '?' : ''}`)
    .join(' ')
}

const own = (over: Partial<v.InferInput<typeof Observance>>): { [id: string]: Observance } => ({
  'o-1': v.parse(Observance, {
    id: 'o-1',
    version: 1,
    unit: 'county',
    name: '庙会',
    builtIn: null,
    rule: null,
    dates: [],
    ...over,
  }),
})

describe('a built-in observance falls on', () => {
  for (const [name, year, expected] of [
    ['science-month', 2026, '09-01..09-30'],
    ['science-month', 2024, ''],
    ['science-day', 2020, '09-19..09-25'],
    ['science-day', 2021, '09-11..09-17'],
    ['science-day', 2024, '09-15..09-25'],
    ['science-day', 2027, '09-18..09-19?'],
    ['science-week', 2025, '05-24..05-31'],
    ['science-week', 2027, '05-22..05-29?'],
    ['science-workers-day', 2027, '05-30..05-30'],
    ['science-workers-day', 2016, ''],
    ['disaster-prevention-day', 2027, '05-12..05-12'],
    ['disaster-prevention-day', 2008, ''],
    ['disaster-prevention-week', 2021, '05-08..05-14'],
    ['disaster-prevention-week', 2025, '05-12..05-18'],
    ['disaster-prevention-week', 2027, '05-10..05-16?'],
    ['space-day', 2027, '04-24..04-24'],
    ['national-security-day', 2027, '04-15..04-15'],
    ['environment-day', 2027, '06-05..06-05'],
    ['ecology-day', 2022, ''],
    ['ecology-day', 2023, '08-15..08-15'],
    ['arbor-day', 2027, '03-12..03-12'],
    ['world-water-day', 2027, '03-22..03-22'],
    ['world-meteorological-day', 2027, '03-23..03-23'],
    ['school-safety-day', 2024, '03-25..03-25'],
    ['school-safety-day', 2026, '03-30..03-30'],
    ['school-safety-day', 2027, '03-29..03-29'],
    ['eye-care-day', 2027, '06-06..06-06'],
    ['work-safety-month', 2027, '06-01..06-30'],
    ['cybersecurity-week', 2020, '09-14..09-20'],
    ['cybersecurity-week', 2023, '09-11..09-17'],
    ['cybersecurity-week', 2025, '09-15..09-21'],
    ['fire-prevention-day', 2027, '11-09..11-09'],
    ['fire-prevention-month', 2027, '11-01..11-30'],
  ] as const) {
    test(`${name} ${year}: ${expected === '' ? 'not kept yet' : expected}`, () => {
      expect(inYear(findObservance(id(name), {}), year)).toBe(expected)
    })
  }

  test('each has a name in both languages and an id of its own', () => {
    expect(new Set(builtInObservances.map((one) => one.id)).size).toBe(builtInObservances.length)
    expect(builtInObservances.filter(({ zh, en }) => zh === '' || en === '')).toEqual([])
  })
})

describe('staff', () => {
  test("set a year's announced dates of a built-in one, which is then no longer nominal", () => {
    const mine = own({ builtIn: 'science-day', dates: [{ from: '2027-09-17', until: '2027-09-25' }] })
    expect(inYear(findObservance(id('science-day'), mine), 2027)).toBe('09-17..09-25')
    expect(inYear(findObservance(id('science-day'), mine), 2028)).toBe('09-16..09-17?')
    expect(inYear(findObservance(id('science-day'), mine), 2024)).toBe('09-15..09-25')
  })

  test('correct dates that the project ships', () => {
    const mine = own({ builtIn: 'science-day', dates: [{ from: '2024-09-14', until: '2024-09-20' }] })
    expect(inYear(findObservance(id('science-day'), mine), 2024)).toBe('09-14..09-20')
  })

  test('name dates in two stretches of a year', () => {
    const dates = [
      { from: '2027-10-01', until: '2027-10-02' },
      { from: '2027-03-01', until: '2027-03-02' },
    ]
    expect(inYear(findObservance(id('o-1'), own({ dates })), 2027)).toBe('03-01..03-02 10-01..10-02')
  })

  for (const [what, rule, year, expected] of [
    [
      'over the turn of the year',
      { kind: 'yearly', from: { month: 12, day: 25 }, until: { month: 1, day: 5 } },
      2027,
      '12-25..01-05',
    ],
    [
      'on 29 February, in leap years',
      { kind: 'yearly', from: { month: 2, day: 29 }, until: { month: 2, day: 29 } },
      2028,
      '02-29..02-29',
    ],
    [
      'on 29 February, not in others',
      { kind: 'yearly', from: { month: 2, day: 29 }, until: { month: 2, day: 29 } },
      2027,
      '',
    ],
    ['in December', { kind: 'month', month: 12 }, 2027, '12-01..12-31'],
    ['in February of a leap year', { kind: 'month', month: 2 }, 2028, '02-01..02-29'],
    ['on the first Sunday', { kind: 'nth-weekday', month: 8, nth: 1, weekday: 7, length: 1 }, 2027, '08-01..08-01'],
    [
      'on the last Sunday of December for 10 days',
      { kind: 'nth-weekday', month: 12, nth: -1, weekday: 7, length: 10 },
      2027,
      '12-26..01-04',
    ],
    ['in the week of 1 January', { kind: 'week-of', on: { month: 1, day: 1 } }, 2027, '12-28..01-03'],
    [
      'in the first week of a month that begins on Monday',
      { kind: 'nth-week', month: 2, nth: 1 },
      2027,
      '02-01..02-07',
    ],
    ['on 三月三 for 3 days', { kind: 'lunar', month: 3, day: 3, leap: 'first', length: 3 }, 2027, '04-09..04-11'],
    ['on 秋分', { kind: 'solar-term', term: 'qiufen', length: 1 }, 2027, '09-23..09-23'],
  ] as const) {
    test(`keep one of their own ${what}`, () => {
      expect(inYear(findObservance(id('o-1'), own({ rule })), year)).toBe(expected)
    })
  }

  test('of one that is removed nothing is left', () => {
    expect(findObservance(id('o-1'), {})).toBeNull()
  })
})

describe('days around an observance', () => {
  const days = (
    observance: KnownObservance | null,
    before: number,
    after: number,
    from: string,
    until: string,
  ): string =>
    observanceToList(
      known(observance),
      before,
      after,
    )(civilDateToDay(from), civilDateToDay(until))
      .map(monthAndDay)
      .join(' ')

  test('防灾减灾日, from 4 days before to 3 after', () => {
    const observance = findObservance(id('disaster-prevention-day'), {})
    expect(days(observance, 4, 3, '2027-01-01', '2028-01-01')).toBe('05-08 05-09 05-10 05-11 05-12 05-13 05-14 05-15')
  })

  test('reach over the turn of the year', () => {
    const observance = findObservance(
      id('o-1'),
      own({ rule: { kind: 'yearly', from: { month: 1, day: 2 }, until: { month: 1, day: 2 } } }),
    )
    expect(days(observance, 3, 0, '2026-12-01', '2027-02-01')).toBe('12-30 12-31 01-01 01-02')
  })

  test('are told once where two stretches meet', () => {
    const dates = [
      { from: '2027-03-01', until: '2027-03-02' },
      { from: '2027-03-04', until: '2027-03-04' },
    ]
    expect(days(findObservance(id('o-1'), own({ dates })), 1, 1, '2027-01-01', '2028-01-01')).toBe(
      '02-28 03-01 03-02 03-03 03-04 03-05',
    )
  })
})
