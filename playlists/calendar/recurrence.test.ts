import { describe, expect, test } from 'vitest'
import { readRecurrence } from '../model/recurrence-text.ts'
import { civilDateToDay, dayToCivilDate } from './day.ts'
import { isTooMuch, needsStart, recurrenceToList } from './recurrence.ts'

const read = (text: string) => {
  const reading = readRecurrence(text)
  if (reading.type !== 'read') throw new Error(JSON.stringify(reading))
  return reading.recurrence
}

type Range = { first?: string | null; zone?: string; from?: string; until?: string; most?: number }

/** Its first days from 2027 on, ten years far. */
const list = (
  text: string,
  { first = null, zone = 'Asia/Shanghai', from = '2027-01-01', until = '2037-01-01', most = 6 }: Range = {},
): string =>
  recurrenceToList(
    read(text),
    first,
    zone,
  )(civilDateToDay(from), civilDateToDay(until))
    .slice(0, most)
    .map(dayToCivilDate)
    .join(' ')

describe('a recurrence gives the days that RFC 5545 says', () => {
  for (const [what, text, first, expected] of [
    [
      'every second day from the first date',
      'FREQ=DAILY;INTERVAL=2',
      '2027-01-02',
      '2027-01-02 2027-01-04 2027-01-06 2027-01-08 2027-01-10 2027-01-12',
    ],
    [
      'from its own start, not the first date',
      'DTSTART:20270103\nFREQ=DAILY;COUNT=2',
      '2027-01-01',
      '2027-01-03 2027-01-04',
    ],
    ['each 29 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-01-01', '2028-02-29 2032-02-29 2036-02-29'],
    ['each year from 29 February', 'FREQ=YEARLY', '2024-02-29', '2028-02-29 2032-02-29 2036-02-29'],
    [
      'each 31st leaves shorter months out',
      'FREQ=MONTHLY',
      '2027-01-31',
      '2027-01-31 2027-03-31 2027-05-31 2027-07-31 2027-08-31 2027-10-31',
    ],
    [
      'the last day of a month',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      '2027-12-01',
      '2027-12-31 2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31',
    ],
    [
      'the last Friday of a month',
      'FREQ=MONTHLY;BYDAY=-1FR',
      '2027-01-01',
      '2027-01-29 2027-02-26 2027-03-26 2027-04-30 2027-05-28 2027-06-25',
    ],
    [
      'the first and third Monday',
      'FREQ=MONTHLY;BYDAY=1MO,3MO',
      '2027-01-01',
      '2027-01-04 2027-01-18 2027-02-01 2027-02-15 2027-03-01 2027-03-15',
    ],
    [
      'the last working day of a month, by position',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2027-01-01',
      '2027-01-29 2027-02-26 2027-03-31 2027-04-30 2027-05-31 2027-06-30',
    ],
    [
      'the second working day of a month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2',
      '2027-01-01',
      '2027-01-04 2027-02-02 2027-03-02 2027-04-02 2027-05-04 2027-06-02',
    ],
    [
      'Friday the 13th',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      '2027-01-01',
      '2027-08-13 2028-10-13 2029-04-13 2029-07-13 2030-09-13 2030-12-13',
    ],
    [
      'the 100th day of a year',
      'FREQ=YEARLY;BYYEARDAY=100',
      '2027-01-01',
      '2027-04-10 2028-04-09 2029-04-10 2030-04-10 2031-04-10 2032-04-09',
    ],
    [
      'the last day of a year by number',
      'FREQ=YEARLY;BYYEARDAY=-1',
      '2027-01-01',
      '2027-12-31 2028-12-31 2029-12-31 2030-12-31 2031-12-31 2032-12-31',
    ],
    [
      'Monday of week 20',
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
      '2027-01-01',
      '2027-05-17 2028-05-15 2029-05-14 2030-05-13 2031-05-12 2032-05-10',
    ],
    [
      'the weekday of the first date, where a week is named without a day, in each year',
      'FREQ=YEARLY;BYWEEKNO=-1',
      '2024-01-01',
      '2027-12-27 2028-12-25 2029-12-24 2030-12-23 2031-12-22 2032-12-27',
    ],
    [
      'Thursdays in March',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      '2027-01-01',
      '2027-03-04 2027-03-11 2027-03-18 2027-03-25 2028-03-02 2028-03-09',
    ],
    [
      'every second week that begins on Monday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '2027-01-05',
      '2027-01-05 2027-01-10 2027-01-19 2027-01-24',
    ],
    [
      'every second week that begins on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '2027-01-05',
      '2027-01-05 2027-01-17 2027-01-19 2027-01-31',
    ],
    [
      'COUNT counts what EXDATE takes away',
      'FREQ=DAILY;COUNT=4\nEXDATE:20270102',
      '2027-01-01',
      '2027-01-01 2027-01-03 2027-01-04',
    ],
    [
      'COUNT does not count RDATE',
      'FREQ=DAILY;COUNT=2\nRDATE:20270110',
      '2027-01-01',
      '2027-01-01 2027-01-02 2027-01-10',
    ],
    ['EXDATE wins over RDATE', 'FREQ=DAILY;COUNT=1\nRDATE:20270110\nEXDATE:20270110', '2027-01-01', '2027-01-01'],
    [
      'an EXDATE with a time takes its day',
      'FREQ=DAILY;COUNT=3\nEXDATE:20270102T090000',
      '2027-01-01',
      '2027-01-01 2027-01-03',
    ],
    ['two times a day are one day', 'FREQ=DAILY;BYHOUR=9,17;COUNT=5', '2027-01-01', '2027-01-01 2027-01-02 2027-01-03'],
    [
      'every eighth hour is every day',
      'FREQ=HOURLY;INTERVAL=8;COUNT=7',
      '2027-01-01',
      '2027-01-01 2027-01-02 2027-01-03',
    ],
    ['UNTIL as a date is inclusive', 'FREQ=DAILY;UNTIL=20270103', '2027-01-01', '2027-01-01 2027-01-02 2027-01-03'],
    ['a start after UNTIL: never', 'FREQ=DAILY;UNTIL=20261231', '2027-01-01', ''],
    ['30 February: never', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2027-01-01', ''],
    [
      'without any start it counts from 2024-01-01',
      'FREQ=WEEKLY;INTERVAL=2',
      null,
      '2027-01-11 2027-01-25 2027-02-08 2027-02-22 2027-03-08 2027-03-22',
    ],
  ] as const) {
    test(`${what}`, () => {
      expect(list(text, { first })).toBe(expected)
    })
  }

  test('the same days whichever range is asked for', () => {
    const days = recurrenceToList(read('FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3'), '2026-11-01', 'UTC')
    const from = civilDateToDay('2026-06-01')
    const whole = days(from, from + 1500)
    const parts = Array.from({ length: 150 }, (_, index) => days(from + index * 10, from + index * 10 + 10)).flat()
    expect(parts).toEqual(whole)
    expect(whole.length).toBeGreaterThan(10)
  })
})

describe("times in UTC are brought to the site's clock before they name a day", () => {
  // 2027-01-05 18:00 UTC.
  for (const [zone, expected] of [
    ['Asia/Shanghai', '2027-01-04 2027-01-05 2027-01-06'],
    ['Europe/London', '2027-01-04 2027-01-05'],
    ['America/New_York', '2027-01-04 2027-01-05'],
    ['Pacific/Kiritimati', '2027-01-04 2027-01-05 2027-01-06'],
  ] as const) {
    test(`UNTIL in ${zone}`, () => {
      expect(list('FREQ=DAILY;UNTIL=20270105T180000Z', { first: '2027-01-04', zone })).toBe(expected)
    })
  }

  // 2027-07-01 04:30 UTC is 00:30 in New York, where clocks are then an hour ahead of January's.
  test('UNTIL in summer time', () => {
    const zone = 'America/New_York'
    expect(list('FREQ=DAILY;UNTIL=20270701T043000Z', { first: '2027-06-30', zone })).toBe('2027-06-30 2027-07-01')
    expect(list('FREQ=DAILY;UNTIL=20270701T033000Z', { first: '2027-06-30', zone })).toBe('2027-06-30')
  })

  for (const [zone, expected] of [
    ['Asia/Shanghai', '2027-01-06 2027-01-07'],
    ['America/New_York', '2027-01-05 2027-01-06'],
  ] as const) {
    test(`DTSTART, EXDATE and RDATE in ${zone}`, () => {
      expect(list('DTSTART:20270105T180000Z\nFREQ=DAILY;COUNT=2', { zone })).toBe(expected)
      expect(list('RDATE:20270105T180000Z,20270106T180000Z', { zone })).toBe(expected)
      expect(list('FREQ=DAILY;COUNT=9\nEXDATE:20270105T180000Z', { first: '2027-01-01', zone, most: 9 })).not.toContain(
        expected.slice(0, 10),
      )
    })
  }

  test('UNTIL before the time of DTSTART on the last day leaves that day out', () => {
    expect(list('DTSTART:20270101T090000\nFREQ=DAILY;UNTIL=20270103T085959')).toBe('2027-01-01 2027-01-02')
    expect(list('DTSTART:20270101T090000\nFREQ=DAILY;UNTIL=20270103T090000')).toBe('2027-01-01 2027-01-02 2027-01-03')
  })

  for (const [zone, date] of [
    ['Europe/Berlin', '20270328'],
    ['America/New_York', '20270314'],
    ['Africa/Cairo', '20270430'],
    ['Australia/Lord_Howe', '20271003'],
  ] as const) {
    test(`a day on which ${zone} skips the time of DTSTART is still a day of the rule [S3]`, () => {
      const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
      const time = zone === 'Africa/Cairo' ? '003000' : '021500'
      expect(list(`DTSTART:${date.slice(0, 6)}01T${time}\nFREQ=DAILY`, { zone, from: day, most: 1 })).toBe(day)
    })
  }
})

describe('the work is bounded', () => {
  for (const [text, expected] of [
    ['FREQ=MINUTELY', true],
    ['FREQ=SECONDLY;INTERVAL=2', true],
    ['FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3,4,5,6,7,8,9', true],
    // A hundred years of Junes: counted only as far as is asked.
    ['FREQ=DAILY;BYMONTH=6;COUNT=3000', false],
    ['FREQ=DAILY;BYMONTH=6;COUNT=100', false],
    ['FREQ=HOURLY', false],
    ['FREQ=MINUTELY;COUNT=10000', false],
    ['FREQ=DAILY', false],
    ['FREQ=SECONDLY;INTERVAL=86400', false],
  ] as const) {
    test(`${text} is ${expected ? 'too much' : 'not too much'}`, () => {
      expect(isTooMuch(read(text), '2027-01-01')).toBe(expected)
    })
  }

  test('one that is too much has no days, and answers at once', () => {
    expect(list('FREQ=SECONDLY', { from: '2027-01-01', until: '2027-04-01' })).toBe('')
  })

  test('a day so rare that its last occurrence lies decades off is found all the same', () => {
    const rare = 'FREQ=DAILY;COUNT=5;BYMONTH=7;BYDAY=TH;BYMONTHDAY=16'
    expect(list(rare, { first: '2025-01-01', from: '2026-01-01', until: '2028-01-01' })).toBe('2026-07-16')
  })

  test('every hour is every day, over more days than the bound counts hours', () => {
    expect(list('FREQ=HOURLY', { first: '2020-01-01', until: '2029-01-01', most: 9999 }).split(' ')).toHaveLength(731)
  })
})

describe('another first day makes other days of', () => {
  for (const [text, expected] of [
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', true],
    ['FREQ=DAILY;COUNT=5', true],
    ['FREQ=MONTHLY', true],
    ['FREQ=YEARLY;BYWEEKNO=20', true],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', false],
    ['FREQ=WEEKLY;BYDAY=MO', false],
    ['FREQ=MONTHLY;BYMONTHDAY=1', false],
    ['FREQ=DAILY', false],
    ['DTSTART:20270101\nFREQ=MONTHLY', false],
    ['RDATE:20270101', false],
  ] as const) {
    test(`${text.replace('\n', ' ')}: ${expected ? 'yes' : 'no'}`, () => {
      expect(needsStart(read(text))).toBe(expected)
    })
  }
})
