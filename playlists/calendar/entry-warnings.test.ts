import { describe, expect, test } from 'vitest'
import { sampleEntry } from '../../test/doubles/sample.ts'
import { civilDateToDay } from './day.ts'
import { entryToRefusal, entryToWarnings } from './entry-warnings.ts'

const TODAY = civilDateToDay('2026-11-18')

type Over = Parameters<typeof sampleEntry>[2]

const warn = (over: Over) =>
  entryToWarnings(sampleEntry('e', 'p', over), TODAY, { zone: 'Asia/Shanghai', observances: {} }).map(
    ({ type, ...facts }) => [type, ...Object.values(facts).flat()].join(' '),
  )

describe('of an entry staff are told', () => {
  for (const [what, over, expected] of [
    ['nothing where all is well', {}, []],
    ['nothing of one to come', { dates: { from: '2029-01-01', until: '2029-01-02' } }, []],
    ['that it is over', { dates: { from: '2026-01-01', until: '2026-11-17' } }, ['over']],
    ['nothing on its last day', { dates: { from: '2026-01-01', until: '2026-11-18' } }, []],
    [
      'that no such weekday is in its dates',
      { dates: { from: '2026-11-23', until: '2026-11-24' }, days: { kind: 'weekdays', weekdays: [7] } },
      ['never'],
    ],
    [
      'that 30 February never comes',
      { days: { kind: 'rrule', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' } },
      ['never'],
    ],
    ['nothing of a leap day 2 years on', { days: { kind: 'rrule', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' } }, []],
    ['that its recurrence has ended', { days: { kind: 'rrule', rule: 'FREQ=DAILY;UNTIL=20260101' } }, ['never']],
    [
      'that exceptions leave nothing',
      { dates: { from: '2026-12-01', until: '2026-12-02' }, exceptions: [{ from: '2026-11-30', until: '2026-12-05' }] },
      ['never'],
    ],
    ['that a year is not announced', { days: { kind: 'workdays' } }, ['years-not-announced 2027']],
    [
      'nothing of holidays in announced years',
      { dates: { from: null, until: '2026-12-31' }, days: { kind: 'holidays' } },
      [],
    ],
    [
      'that dates are nominal',
      { days: { kind: 'observance', observance: 'science-day', daysBefore: 0, daysAfter: 0 } },
      ['observance-nominal 2026 2027'],
    ],
    [
      'nothing of an observance by law',
      { days: { kind: 'observance', observance: 'science-month', daysBefore: 0, daysAfter: 0 } },
      [],
    ],
    [
      'that its observance is gone',
      { days: { kind: 'observance', observance: 'o-9', daysBefore: 0, daysAfter: 0 } },
      ['observance-gone o-9'],
    ],
    [
      'that nobody said which week is the first',
      { days: { kind: 'rrule', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } },
      ['rrule-without-start'],
    ],
    [
      'nothing where a first date says it',
      { dates: { from: '2026-11-23', until: null }, days: { kind: 'rrule', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } },
      [],
    ],
    [
      'nothing where the rule says it',
      { days: { kind: 'rrule', rule: 'DTSTART:20261123\nFREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } },
      [],
    ],
  ] as const satisfies readonly (readonly [string, Over, readonly string[]])[]) {
    test(`${what}`, () => {
      expect(warn(over)).toEqual(expected)
    })
  }
})

test('a rule of minutes is refused with its bound', () => {
  expect(entryToRefusal(sampleEntry('e', 'p', { days: { kind: 'rrule', rule: 'FREQ=MINUTELY' } }))).toEqual({
    type: 'rrule-too-many',
    bound: 10_000,
  })
  expect(entryToRefusal(sampleEntry('e', 'p', { days: { kind: 'rrule', rule: 'FREQ=HOURLY' } }))).toBeNull()
  expect(entryToRefusal(sampleEntry('e', 'p'))).toBeNull()
})
