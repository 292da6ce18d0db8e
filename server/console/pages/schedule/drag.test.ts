import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleEntry } from '../../../../test/doubles/sample.ts'
import { civilDateToDay } from '../../../../playlists/calendar/day.ts'
import { entryToRule, whenToTest } from '../../../../playlists/calendar/rule.ts'
import { applyEdit, isRecurring, shiftRule, type Edit, type Hours, type Outcome, type Rule, type Run } from './drag.ts'
import { entryToDraft } from './entry-draft.ts'

const HOUR = 3600
const surroundings = { zone: 'Asia/Shanghai', observances: {} }
/** A Monday. */
const MONDAY = civilDateToDay('2026-11-23')

const rule = (over: Parameters<typeof sampleEntry>[2] = {}): Rule => entryToDraft(sampleEntry('e', 'p', over))
const hours = (from: number, until: number, day = MONDAY): Hours => ({ day, from: from * HOUR, until: until * HOUR })
const edit = (before: Hours, after: Hours, part: number | null = 0): Edit => ({ kind: 'hours', part, before, after })
const run = (first: number, last: number): Run => ({ first: MONDAY + first, last: MONDAY + last })
const runEdit = (before: Run, after: Run): Edit => ({ kind: 'run', before, after })

const changedRule = (outcome: Outcome): Rule => {
  if (outcome.type !== 'changed') throw new Error(`not changed: ${JSON.stringify(outcome)}`)
  return outcome.rule
}

/** Every second of a week's days on which rules are on, as texts `day from until`. */
const toOn = (rules: readonly Rule[], first: number, last: number): string[] =>
  rules
    .flatMap((one) => {
      const { isOn, spans } = entryToRule(one, surroundings)
      const days = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(isOn)
      return days.flatMap((day) => spans.map(({ from, until }) => `${day} ${from} ${until}`))
    })
    .toSorted()

describe('the whole series', () => {
  const morning = rule({ dayparts: [{ from: '09:00', until: '11:30' }] })

  test('an hour later is the same daypart an hour later, and nothing else', () => {
    const outcome = applyEdit(morning, edit(hours(9, 11.5), hours(10, 12.5)), 'series')
    expect(outcome).toEqual({
      type: 'changed',
      rule: { ...morning, dayparts: [{ from: '10:00', until: '12:30' }] },
      made: [],
    })
  })

  test.each<[string, Hours, { from: string; until: string }]>([
    ['until midnight', hours(9, 24), { from: '09:00', until: '24:00' }],
    ['past midnight', hours(22, 26), { from: '22:00', until: '02:00' }],
    ['for the whole day', hours(0, 24), { from: '00:00', until: '24:00' }],
    ['to the second', { ...hours(9, 10), until: 10 * HOUR + 5 }, { from: '09:00', until: '10:00:05' }],
  ])('[S2] stretched %s', (_, after, daypart) => {
    expect(changedRule(applyEdit(morning, edit(hours(9, 11.5), after), 'series')).dayparts).toEqual([daypart])
  })

  test.each<[string, Hours]>([
    ['to nothing', hours(9, 9)],
    ['over a day', hours(9, 33)],
  ])('stretched %s is refused', (_, after) => {
    expect(applyEdit(morning, edit(hours(9, 11.5), after), 'series')).toEqual({ type: 'refused', why: 'length' })
  })

  test('[S2] moved past midnight it begins on the next day', () => {
    const weekdays = rule({
      days: { kind: 'weekdays', weekdays: [1, 7] },
      dayparts: [{ from: '22:00', until: '23:00' }],
    })
    const after = changedRule(applyEdit(weekdays, edit(hours(22, 23), hours(25, 26)), 'series'))
    expect(after.days).toEqual({ kind: 'weekdays', weekdays: [1, 2] })
    expect(after.dayparts).toEqual([{ from: '01:00', until: '02:00' }])
  })

  test('of two dayparts only the one that was held moves, and not into the other, also over midnight', () => {
    const two = rule({
      dayparts: [
        { from: '08:00', until: '10:00' },
        { from: '22:00', until: '02:00' },
      ],
    })
    const moved = changedRule(applyEdit(two, edit(hours(8, 10), hours(9, 11)), 'series'))
    expect(moved.dayparts).toEqual([
      { from: '09:00', until: '11:00' },
      { from: '22:00', until: '02:00' },
    ])
    expect(applyEdit(two, edit(hours(8, 10), hours(1, 3)), 'series')).toEqual({
      type: 'refused',
      why: 'hours-overlap',
    })
  })

  test.each<[string, Rule, string]>([
    ['every day without a limit', rule(), 'every-day'],
    ['working days', rule({ days: { kind: 'workdays' } }), 'days-fixed'],
    ['a recurrence', rule({ days: { kind: 'rrule', rule: 'FREQ=DAILY' } }), 'days-fixed'],
    [
      'a festival',
      rule({ days: { kind: 'lunar', month: 8, day: 15, leap: 'first', daysBefore: 0, daysAfter: 0 } }),
      'days-fixed',
    ],
  ])('%s cannot be moved to other days', (_, one, why) => {
    expect(shiftRule(one, 1)).toEqual({ type: 'refused', why })
  })

  test('shifted by any days it is on exactly where it was on, so many days later', () => {
    const when = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      limits: fc.option(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), { nil: null }),
      days: fc.integer({ min: -30, max: 30 }).filter((days) => days !== 0),
    })
    fc.assert(
      fc.property(when, ({ weekdays, limits, days }) => {
        const one = rule({
          days: { kind: 'weekdays', weekdays },
          ...(limits && {
            dates: { from: '2026-11-02', until: `2026-12-${String(1 + limits[0]).padStart(2, '0')}` },
          }),
        })
        const isOn = whenToTest(one, surroundings)
        const isOnThen = whenToTest(changedRule(shiftRule(one, days)), surroundings)
        for (let day = MONDAY - 60; day < MONDAY + 60; day++) expect(isOnThen(day + days)).toBe(isOn(day))
      }),
    )
  })
})

describe('one day only', () => {
  const two = rule({
    dayparts: [
      { from: '08:00', until: '10:00' },
      { from: '15:00', until: '17:00' },
    ],
  })

  test.each<[string, Rule, Edit, string[], string[]]>([
    ['later that day', two, edit(hours(8, 10), hours(9, 11)), [`${MONDAY} 28800 36000`], [`${MONDAY} 32400 39600`]],
    [
      'on another day',
      two,
      edit(hours(15, 17), hours(15, 17, MONDAY + 2), 1),
      [`${MONDAY} 54000 61200`],
      [`${MONDAY + 2} 54000 61200`],
    ],
    ['past midnight', two, edit(hours(15, 17), hours(23, 25), 1), [`${MONDAY} 54000 61200`], [`${MONDAY} 82800 90000`]],
  ])('%s: all other hours of all days stay as they were', (_, before, one, gone, come) => {
    const outcome = applyEdit(before, one, 'only')
    if (outcome.type !== 'changed') throw new Error(JSON.stringify(outcome))
    const expected = [...toOn([before], MONDAY - 7, MONDAY + 7).filter((text) => !gone.includes(text)), ...come]
    expect(toOn([outcome.rule, ...outcome.made], MONDAY - 7, MONDAY + 7)).toEqual(expected.toSorted())
    expect(outcome.rule).toEqual({ ...before, exceptions: [{ from: '2026-11-23', until: '2026-11-23' }] })
  })

  test('whatever is moved wherever, nothing else of the rule changes', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 })
    const moves = fc.record({
      cuts,
      weekdays: fc.uniqueArray(fc.integer({ min: 2, max: 7 })),
      part: fc.nat(),
      days: fc.integer({ min: -5, max: 5 }),
      from: fc.integer({ min: 0, max: 95 }),
      length: fc.integer({ min: 1, max: 90 }),
    })
    fc.assert(
      fc.property(moves, ({ cuts: times, weekdays, part: any, days, from, length }) => {
        const sorted = times.toSorted((a, b) => a - b).slice(0, times.length - (times.length % 2))
        const spans = Array.from({ length: sorted.length / 2 }, (_, at) => ({
          from: (sorted[2 * at] ?? 0) / 4,
          until: (sorted[2 * at + 1] ?? 0) / 4,
        }))
        const clock = (hour: number): string =>
          `${String(Math.floor(hour)).padStart(2, '0')}:${String((hour % 1) * 60).padStart(2, '0')}`
        const before = rule({
          days: { kind: 'weekdays', weekdays: [1, ...weekdays] },
          dayparts: spans.map((span) => ({ from: clock(span.from), until: clock(span.until) })),
        })
        const part = any % spans.length
        const { from: start = 0, until: end = 1 } = spans[part] ?? {}
        const one = edit(hours(start, end), hours(from / 4, (from + length) / 4, MONDAY + days), part)
        const outcome = applyEdit(before, one, 'only')
        if (outcome.type !== 'changed') return
        const gone = `${MONDAY} ${start * HOUR} ${end * HOUR}`
        const come = `${MONDAY + days} ${from * 900} ${(from + length) * 900}`
        const expected = [...toOn([before], MONDAY - 9, MONDAY + 9).filter((text) => text !== gone), come]
        expect(toOn([outcome.rule, ...outcome.made], MONDAY - 9, MONDAY + 9)).toEqual(expected.toSorted())
      }),
    )
  })

  test('exceptions that touch become one; a hundred that do not are the bound', () => {
    const left = rule({
      dayparts: two.dayparts,
      exceptions: [
        { from: '2026-11-20', until: '2026-11-22' },
        { from: '2026-11-25', until: '2026-11-25' },
      ],
    })
    const moved = changedRule(applyEdit(left, edit(hours(8, 10), hours(9, 11)), 'only'))
    expect(moved.exceptions).toEqual([
      { from: '2026-11-20', until: '2026-11-23' },
      { from: '2026-11-25', until: '2026-11-25' },
    ])
    const many = Array.from({ length: 100 }, (_, at) => ({ from: `${2030 + at}-01-01`, until: `${2030 + at}-01-01` }))
    const full = rule({ dayparts: two.dayparts, exceptions: many })
    expect(applyEdit(full, edit(hours(8, 10), hours(9, 11)), 'only')).toEqual({
      type: 'refused',
      why: 'exceptions-full',
    })
  })

  test('a run of days moves as a whole', () => {
    const week = rule({ days: { kind: 'weekdays', weekdays: [1, 2, 3] } })
    const outcome = applyEdit(week, runEdit(run(0, 2), run(2, 4)), 'only')
    expect(outcome).toMatchObject({
      rule: { exceptions: [{ from: '2026-11-23', until: '2026-11-25' }] },
      made: [{ dates: { from: '2026-11-25', until: '2026-11-27' }, days: { kind: 'every' }, exceptions: [] }],
    })
  })
})

describe('days', () => {
  const limited = rule({ dates: { from: '2026-11-23', until: '2026-11-27' } })

  test('a bar moved or stretched is other dates', () => {
    expect(changedRule(applyEdit(limited, runEdit(run(0, 4), run(1, 5)), 'series')).dates).toEqual({
      from: '2026-11-24',
      until: '2026-11-28',
    })
    expect(changedRule(applyEdit(limited, runEdit(run(0, 4), run(0, 9)), 'series')).dates).toEqual({
      from: '2026-11-23',
      until: '2026-12-02',
    })
  })

  test('weekdays are gained and lost at the end that is stretched', () => {
    const week = rule({ days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] } })
    const weekdays = (after: Run) => changedRule(applyEdit(week, runEdit(run(0, 4), after), 'series')).days
    expect(weekdays(run(0, 5))).toEqual({ kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6] })
    expect(weekdays(run(2, 4))).toEqual({ kind: 'weekdays', weekdays: [3, 4, 5] })
    expect(weekdays(run(-1, 4))).toEqual({ kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 7] })
  })

  test('around a festival, more days before and after; not fewer than its own', () => {
    const around = rule({ days: { kind: 'lunar', month: 8, day: 15, leap: 'first', daysBefore: 1, daysAfter: 0 } })
    const stretch = (after: Run) => applyEdit(around, runEdit(run(0, 1), after), 'series')
    expect(changedRule(stretch(run(-2, 3))).days).toMatchObject({ daysBefore: 3, daysAfter: 2 })
    expect(stretch(run(0, 0))).toEqual({ type: 'refused', why: 'days-fixed' })
    expect(stretch(run(-91, 1))).toEqual({ type: 'refused', why: 'too-far' })
  })

  test('an end that no limit holds cannot be stretched where the days follow a calendar', () => {
    const work = rule({ days: { kind: 'workdays' } })
    expect(applyEdit(work, runEdit(run(0, 4), run(0, 5)), 'series')).toEqual({ type: 'refused', why: 'days-fixed' })
    expect(applyEdit(rule(), runEdit({ first: -Infinity, last: Infinity }, run(0, 5)), 'only')).toEqual({
      type: 'refused',
      why: 'every-day',
    })
  })
})

test('an appointment begins elsewhere, and lasts as long as its playlist', () => {
  const lecture = rule({ level: 'appointment', startsAt: '2026-11-23T15:00:30' })
  const at = { day: MONDAY, from: 15 * HOUR + 30, until: 16 * HOUR }
  const later = { ...at, from: at.from + 10 * HOUR, until: at.until + 10 * HOUR }
  expect(changedRule(applyEdit(lecture, edit(at, later, null), 'series')).startsAt).toBe('2026-11-24T01:00:30')
  expect(applyEdit(lecture, edit(at, { ...at, until: at.until + HOUR }, null), 'series')).toEqual({
    type: 'refused',
    why: 'appointment-length',
  })
  expect(isRecurring(lecture, edit(at, later, null))).toBe(false)
})

test('what plays on one day, or in one run of days, is not asked about', () => {
  const day = rule({
    dates: { from: '2026-11-23', until: '2026-11-23' },
    dayparts: [{ from: '08:00', until: '09:00' }],
  })
  expect(isRecurring(day, edit(hours(8, 9), hours(9, 10)))).toBe(false)
  const week = rule({ dates: { from: '2026-11-23', until: '2026-11-27' } })
  expect(isRecurring(week, runEdit(run(0, 4), run(1, 5)))).toBe(false)
  expect(isRecurring(week, edit(hours(8, 9), hours(9, 10)))).toBe(true)
})
