import { expect, test } from 'vitest'
import { sampleEntry } from '../../test/doubles/sample.ts'
import { byDays, byYears, isDated, shiftEntry } from './shift.ts'

test.each([
  ['2026-05-12', 1, '2027-05-12'],
  ['2028-02-29', 1, '2029-02-28'],
  ['2028-02-29', 4, '2032-02-29'],
  ['2026-12-31', -1, '2025-12-31'],
])('%s, %i years on, is %s', (date, years, moved) => {
  expect(byYears(years)(date)).toBe(moved)
})

test('every date that an entry names is moved, and nothing else', () => {
  const entry = sampleEntry('e', 'p', {
    dates: { from: '2026-05-08', until: '2026-05-15' },
    days: {
      kind: 'rrule',
      rule: 'DTSTART:20260508T080000\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20260515\nEXDATE:20260509,20260510T080000Z',
    },
    exceptions: [{ from: '2026-05-10', until: '2026-05-11' }],
    startsAt: '2026-05-12T15:00',
    dayparts: [{ from: '08:00', until: '10:00' }],
  })
  expect(shiftEntry(entry, byDays(364))).toEqual({
    ...entry,
    dates: { from: '2027-05-07', until: '2027-05-14' },
    days: {
      kind: 'rrule',
      rule: 'DTSTART:20270507T080000\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270514\nEXDATE:20270508,20270509T080000Z',
    },
    exceptions: [{ from: '2027-05-09', until: '2027-05-10' }],
    startsAt: '2027-05-11T15:00',
  })
})

test('what has no bounds comes again by itself', () => {
  expect(isDated(sampleEntry('e', 'p', { days: { kind: 'workdays' } }))).toBe(false)
  expect(isDated(sampleEntry('e', 'p', { dates: { from: null, until: '2026-12-31' } }))).toBe(true)
  expect(isDated(sampleEntry('e', 'p', { level: 'appointment', startsAt: '2026-05-12T15:00' }))).toBe(true)
})
