import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { sampleEntry } from '../../test/doubles/sample.ts'
import { Days } from '../model/days.ts'
import { civilDateToDay, dayToCivilDate } from './day.ts'
import { whenToTest } from './rule.ts'

type Over = Parameters<typeof sampleEntry>[2]

/** Runs of days from `from` on, such as `2027-04-20..2027-05-05`. */
const runs = (over: Over, from: string, until: string): string => {
  const isOn = whenToTest(sampleEntry('e', 'p', over), { zone: 'Asia/Shanghai', observances: {} })
  const found: [number, number][] = []
  for (let day = civilDateToDay(from); day < civilDateToDay(until); day++) {
    if (!isOn(day)) continue
    const last = found.at(-1)
    if (last !== undefined && last[1] === day - 1) last[1] = day
    else found.push([day, day])
  }
  return found
    .map(([first, last]) =>
      first === last ? dayToCivilDate(first) : `${dayToCivilDate(first)}..${dayToCivilDate(last)}`,
    )
    .join(' ')
}

describe('an entry is on', () => {
  for (const [what, over, from, until, expected] of [
    [
      'from 谷雨 until the next term',
      { days: { kind: 'solar-term', term: 'guyu', span: { kind: 'until-next' } } },
      '2027-01-01',
      '2028-01-01',
      '2027-04-20..2027-05-05',
    ],
    [
      'from 冬至 until 小寒, over the turn of the year',
      { days: { kind: 'solar-term', term: 'dongzhi', span: { kind: 'until-next' } } },
      '2027-02-01',
      '2028-02-01',
      '2027-12-22..2028-01-05',
    ],
    [
      'around 小寒, over the turn of the year',
      { days: { kind: 'solar-term', term: 'xiaohan', span: { kind: 'around', daysBefore: 6, daysAfter: 1 } } },
      '2026-12-01',
      '2027-02-01',
      '2026-12-30..2027-01-06',
    ],
    [
      'around 冬至, over the turn of the year',
      { days: { kind: 'solar-term', term: 'dongzhi', span: { kind: 'around', daysBefore: 0, daysAfter: 12 } } },
      '2026-12-01',
      '2027-02-01',
      '2026-12-22..2027-01-03',
    ],
    [
      'from 7 days before 春节 to 15 after',
      { days: { kind: 'lunar', month: 1, day: 1, leap: 'first', daysBefore: 7, daysAfter: 15 } },
      '2027-01-01',
      '2028-01-01',
      '2027-01-30..2027-02-21',
    ],
    [
      'on 除夕',
      { days: { kind: 'lunar', month: 12, day: 'last', leap: 'first', daysBefore: 0, daysAfter: 0 } },
      '2026-11-01',
      '2029-03-01',
      '2027-02-05 2028-01-25 2029-02-12',
    ],
    [
      'on 五月初五 where the year has the month twice',
      { days: { kind: 'lunar', month: 5, day: 5, leap: 'first', daysBefore: 0, daysAfter: 0 } },
      '2028-01-01',
      '2029-01-01',
      '2028-05-28',
    ],
    [
      'and in the leap month too',
      { days: { kind: 'lunar', month: 5, day: 5, leap: 'both', daysBefore: 0, daysAfter: 0 } },
      '2028-01-01',
      '2029-01-01',
      '2028-05-28 2028-06-27',
    ],
    [
      'or in the leap month alone',
      { days: { kind: 'lunar', month: 5, day: 5, leap: 'leap', daysBefore: 0, daysAfter: 0 } },
      '2027-01-01',
      '2030-01-01',
      '2028-06-27',
    ],
    [
      'on the 30th of months that have one',
      { days: { kind: 'lunar', month: 12, day: 30, leap: 'first', daysBefore: 0, daysAfter: 0 } },
      '2026-11-01',
      '2030-03-01',
      '2030-02-02',
    ],
    [
      'on working days, with make-up days',
      { days: { kind: 'workdays' } },
      '2026-09-14',
      '2026-10-13',
      '2026-09-14..2026-09-18 2026-09-20..2026-09-24 2026-09-28..2026-09-30 2026-10-08..2026-10-10 2026-10-12',
    ],
    [
      'on all others',
      { days: { kind: 'holidays' } },
      '2026-09-14',
      '2026-10-13',
      '2026-09-19 2026-09-25..2026-09-27 2026-10-01..2026-10-07 2026-10-11',
    ],
    [
      'on an observance and the days around it',
      { days: { kind: 'observance', observance: 'disaster-prevention-day', daysBefore: 4, daysAfter: 3 } },
      '2027-01-01',
      '2028-01-01',
      '2027-05-08..2027-05-15',
    ],
    [
      'never on an observance that is gone',
      { days: { kind: 'observance', observance: 'o-9', daysBefore: 4, daysAfter: 3 } },
      '2027-01-01',
      '2028-01-01',
      '',
    ],
    [
      'by a recurrence within its dates',
      { dates: { from: '2027-03-01', until: '2027-03-20' }, days: { kind: 'rrule', rule: 'FREQ=WEEKLY;BYDAY=MO' } },
      '2027-01-01',
      '2028-01-01',
      '2027-03-01 2027-03-08 2027-03-15',
    ],
    [
      'every day but exceptions',
      {
        exceptions: [
          { from: '2027-03-03', until: '2027-03-04' },
          { from: '2027-03-06', until: '2027-03-06' },
        ],
      },
      '2027-03-01',
      '2027-03-09',
      '2027-03-01..2027-03-02 2027-03-05 2027-03-07..2027-03-08',
    ],
    [
      'never on an exception, even where a rule names the day',
      {
        days: { kind: 'rrule', rule: 'RDATE:20270301,20270302' },
        exceptions: [{ from: '2027-03-02', until: '2027-03-02' }],
      },
      '2027-01-01',
      '2028-01-01',
      '2027-03-01',
    ],
  ] as const satisfies readonly (readonly [string, Over, string, string, string])[]) {
    test(`${what}`, () => {
      expect(runs(over, from, until)).toBe(expected)
    })
  }
})

describe('days are refused', () => {
  const rules = (days: unknown): string[] => (v.safeParse(Days, days).issues ?? []).map(({ message }) => message)

  for (const [what, days] of [
    ['with lunar month 13', { kind: 'lunar', month: 13, day: 1, leap: 'first', daysBefore: 0, daysAfter: 0 }],
    ['with lunar day 31', { kind: 'lunar', month: 1, day: 31, leap: 'first', daysBefore: 0, daysAfter: 0 }],
    ['with a term that is none', { kind: 'solar-term', term: 'spring', span: { kind: 'until-next' } }],
    ['with 91 days before', { kind: 'observance', observance: 'arbor-day', daysBefore: 91, daysAfter: 0 }],
    ['of a kind that is none', { kind: 'sometimes' }],
    ['with more than their kind has', { kind: 'workdays', weekdays: [1] }],
  ] as const) {
    test(`${what}`, () => {
      expect(rules(days)).not.toEqual([])
    })
  }
})
