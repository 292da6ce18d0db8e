import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Days } from './days.ts'
import { readRecurrence } from './recurrence-text.ts'

const refusal = (text: string): string => {
  const reading = readRecurrence(text)
  return reading.type === 'read' ? 'read' : `${reading.rule} ${reading.line} ${reading.part}`.trim()
}

describe('a recurrence is refused with the line and part that cannot be read', () => {
  for (const [what, text, expected] of [
    ['nothing', '', 'rrule-empty 1'],
    ['only a start', 'DTSTART:20270101', 'rrule-empty 1'],
    ['no FREQ', 'RRULE:INTERVAL=2', 'rrule-freq 1 INTERVAL=2'],
    ['no such FREQ', 'FREQ=FORTNIGHTLY', 'rrule-value 1 FREQ=FORTNIGHTLY'],
    ['no such weekday', 'FREQ=WEEKLY;BYDAY=MO,XX', 'rrule-value 1 BYDAY=MO,XX'],
    ['a weekday counted from 0', 'FREQ=MONTHLY;BYDAY=0MO', 'rrule-value 1 BYDAY=0MO'],
    ['a weekday with a sign alone', 'FREQ=MONTHLY;BYDAY=-MO', 'rrule-value 1 BYDAY=-MO'],
    ['month 13', 'FREQ=YEARLY;BYMONTH=13', 'rrule-value 1 BYMONTH=13'],
    ['a month from the end', 'FREQ=YEARLY;BYMONTH=-1', 'rrule-value 1 BYMONTH=-1'],
    ['day 32', 'FREQ=MONTHLY;BYMONTHDAY=32', 'rrule-value 1 BYMONTHDAY=32'],
    ['day 0', 'FREQ=MONTHLY;BYMONTHDAY=0', 'rrule-value 1 BYMONTHDAY=0'],
    ['hour 25', 'FREQ=DAILY;BYHOUR=25', 'rrule-value 1 BYHOUR=25'],
    ['every 0 weeks', 'FREQ=WEEKLY;INTERVAL=0', 'rrule-value 1 INTERVAL=0'],
    ['an unreal last day', 'FREQ=DAILY;UNTIL=20270230', 'rrule-value 1 UNTIL=20270230'],
    ['a part without a value', 'FREQ=DAILY;COUNT', 'rrule-value 1 COUNT='],
    ['an unknown part', 'FREQ=DAILY;EVERY=2', 'rrule-part 1 EVERY=2'],
    ["the platform's Chinese calendar", 'RSCALE=CHINESE;FREQ=YEARLY', 'rrule-part 1 RSCALE=CHINESE'],
    ['a part given twice', 'FREQ=DAILY;FREQ=WEEKLY', 'rrule-twice 1 FREQ=WEEKLY'],
    ['two rules', 'FREQ=DAILY\nRRULE:FREQ=WEEKLY', 'rrule-twice 2 RRULE:FREQ=WEEKLY'],
    ['COUNT and UNTIL', 'FREQ=DAILY;COUNT=3;UNTIL=20270101', 'rrule-conflict 1 COUNT=3'],
    ['week numbers in a month', 'FREQ=MONTHLY;BYWEEKNO=20', 'rrule-conflict 1 BYWEEKNO=20'],
    ['month days in a week', 'FREQ=WEEKLY;BYMONTHDAY=1', 'rrule-conflict 1 BYMONTHDAY=1'],
    ['year days in a month', 'FREQ=MONTHLY;BYYEARDAY=100', 'rrule-conflict 1 BYYEARDAY=100'],
    ['days of the year that must be Mondays', 'FREQ=YEARLY;BYYEARDAY=1;BYDAY=MO', 'rrule-conflict 1 BYYEARDAY=1'],
    ['the second Monday of a week', 'FREQ=WEEKLY;BYDAY=2MO', 'rrule-conflict 1 BYDAY=2MO'],
    ['positions of nothing', 'FREQ=MONTHLY;BYSETPOS=-1', 'rrule-conflict 1 BYSETPOS=-1'],
    ['over 10,000 times', 'FREQ=DAILY;COUNT=10001', 'rrule-too-many 1 COUNT=10001'],
    ['a line that is none', 'RRULE:FREQ=DAILY\n\nEXRULE:FREQ=WEEKLY', 'rrule-line 3 EXRULE:FREQ=WEEKLY'],
    ['words', 'every second Monday', 'rrule-line 1 EVERY SECOND MONDAY'],
    ['a date that is none', 'FREQ=DAILY\nEXDATE:2027-01-01', 'rrule-value 2 EXDATE:2027-01-01'],
    ['a start at 25:00', 'DTSTART:20270101T250000\nFREQ=DAILY', 'rrule-value 1 DTSTART:20270101T250000'],
  ] as const) {
    test(`${what}`, () => {
      expect(refusal(text)).toBe(expected)
    })
  }
})

describe('a recurrence is read', () => {
  for (const [what, text] of [
    ['without its name', 'FREQ=DAILY'],
    ['in lower case', 'rrule:freq=weekly;byday=mo'],
    [
      'with lines from a calendar',
      'DTSTART;TZID=Asia/Shanghai:20270104T090000\r\nRRULE:FREQ=DAILY\r\nEXDATE;VALUE=DATE:20270105\r\n',
    ],
    ['of single dates', 'RDATE;VALUE=DATE:20270501,20270504'],
    ['of periods', 'RDATE;VALUE=PERIOD:20270501T090000/PT2H'],
    ['for ever, as some write it', 'FREQ=DAILY;UNTIL=99991231T235959Z'],
    ['with signs', 'FREQ=MONTHLY;BYDAY=+1MO,-1FR;BYSETPOS=+1'],
  ] as const) {
    test(`${what}`, () => {
      expect(refusal(text)).toBe('read')
    })
  }

  test('across a folded line', () => {
    const folded = readRecurrence('RRULE:FREQ=WEEKLY;BYD\r\n AY=MO')
    expect(folded).toMatchObject({ recurrence: { rule: { freq: 'WEEKLY', byDay: ['MO'] } } })
  })

  test('and one that is refused after a folded line names the line it stands on', () => {
    expect(refusal('RRULE:FREQ=WEEKLY;BYD\n AY=MO\nEXDATE:soon')).toBe('rrule-value 3 EXDATE:SOON')
  })
})

test('the schema says where: line and part go on the path', () => {
  const result = v.safeParse(Days, { kind: 'rrule', rule: 'DTSTART:20270101\nRRULE:FREQ=DAILY;BYDAY=XX' })
  expect(result.success).toBe(false)
  const [issue] = result.issues ?? []
  expect(issue?.message).toBe('rrule-value')
  expect(issue?.path?.map(({ key }) => key)).toEqual(['rule', '2', 'BYDAY=XX'])
})
