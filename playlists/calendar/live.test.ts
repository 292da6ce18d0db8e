import { describe, expect, test } from 'vitest'
import { sampleEntry } from '../../test/doubles/sample.ts'
import { civilDateToDay } from './day.ts'
import { createLive } from './live.ts'
import { entryToRule, hoursToRules } from './rule.ts'

type Over = Parameters<typeof sampleEntry>[2]

const SURROUNDINGS = { zone: 'Asia/Shanghai', observances: {} }

/** 2027-06-07 is a Monday. */
const MONDAY = civilDateToDay('2027-06-07')

const clock = (second: number): string =>
  [second / 3600, (second / 60) % 60, second % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')

/** A day as text, such as `00:00:00 – | 08:00:00 0 1`: from when on which rules are on. */
const dayToText = (rules: Over[], day: number): string => {
  const live = createLive(rules.map((over) => entryToRule(sampleEntry('e', 'p', over), SURROUNDINGS)))
  const { seconds, sets } = live.onDay(day)
  return seconds.map((second, piece) => [clock(second), ...live.members(sets[piece]!)].join(' ')).join(' | ')
}

type Case = readonly [what: string, over: Over, day: number, expected: string]

describe('[S2] an entry is on', () => {
  const cases: readonly Case[] = [
    ['the whole day without dayparts', {}, 0, '00:00:00 0'],
    [
      'in a daypart, half-open [S1]',
      { dayparts: [{ from: '08:00', until: '09:30' }] },
      0,
      '00:00:00 | 08:00:00 0 | 09:30:00',
    ],
    ['to the second', { dayparts: [{ from: '08:00:05', until: '08:00:06' }] }, 0, '00:00:00 | 08:00:05 0 | 08:00:06'],
    ['until 24:00', { dayparts: [{ from: '22:00', until: '24:00' }] }, 0, '00:00:00 | 22:00:00 0'],
    ['from 00:00', { dayparts: [{ from: '00:00', until: '01:00' }] }, 0, '00:00:00 0 | 01:00:00'],
    [
      'in two dayparts that touch, as in one',
      {
        dayparts: [
          { from: '09:00', until: '10:00' },
          { from: '08:00', until: '09:00' },
        ],
      },
      0,
      '00:00:00 | 08:00:00 0 | 10:00:00',
    ],
    [
      'past midnight, on the day it begins',
      { days: { kind: 'weekdays', weekdays: [1] }, dayparts: [{ from: '22:00', until: '02:00' }] },
      0,
      '00:00:00 | 22:00:00 0',
    ],
    [
      'past midnight, on the day after',
      { days: { kind: 'weekdays', weekdays: [1] }, dayparts: [{ from: '22:00', until: '02:00' }] },
      1,
      '00:00:00 0 | 02:00:00',
    ],
    [
      'past midnight, also where its dates end on the day it begins',
      { dates: { from: null, until: '2027-06-07' }, dayparts: [{ from: '22:00', until: '02:00' }] },
      1,
      '00:00:00 0 | 02:00:00',
    ],
    [
      'past midnight, not in the small hours of its first date',
      { dates: { from: '2027-06-07', until: null }, dayparts: [{ from: '22:00', until: '02:00' }] },
      0,
      '00:00:00 | 22:00:00 0',
    ],
    [
      'all day but for one second',
      { dayparts: [{ from: '12:00', until: '11:59:59' }] },
      0,
      '00:00:00 0 | 11:59:59 | 12:00:00 0',
    ],
    ['not on another weekday', { days: { kind: 'weekdays', weekdays: [2, 7] } }, 0, '00:00:00'],
    ['on its first date', { dates: { from: '2027-06-07', until: '2027-06-07' } }, 0, '00:00:00 0'],
    ['not the day before', { dates: { from: '2027-06-07', until: null } }, -1, '00:00:00'],
    ['not the day after', { dates: { from: null, until: '2027-06-07' } }, 1, '00:00:00'],
  ]
  test.each(cases)('%s', (_, over, day, expected) => {
    expect(dayToText([over], MONDAY + day)).toBe(expected)
  })

  test('beside others, however many', () => {
    const rules = Array.from({ length: 70 }, (_, index): Over =>
      index % 35 === 3 ? {} : { dates: { from: '2030-01-01', until: null } },
    )
    expect(dayToText(rules, MONDAY)).toBe('00:00:00 3 38')
  })
})

test('[S11] opening hours differ by weekday, and none at all are always open', () => {
  const hours = hoursToRules([
    { weekdays: [1, 2, 3, 4, 5], hours: { from: '06:30', until: '20:00' } },
    { weekdays: [6, 7], hours: { from: '08:00', until: '01:00' } },
  ])
  const live = createLive(hours)
  const open = (day: number) => live.onDay(MONDAY + day).seconds.map(clock)
  expect(open(0)).toEqual(['00:00:00', '01:00:00', '06:30:00', '20:00:00'])
  expect(open(1)).toEqual(['00:00:00', '06:30:00', '20:00:00'])
  expect(open(5)).toEqual(['00:00:00', '08:00:00'])
  const always = createLive(hoursToRules([])).onDay(MONDAY)
  expect(always.seconds).toEqual([0])
})
