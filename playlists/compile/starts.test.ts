import { expect, test } from 'vitest'
import { sampleEntry } from '../../test/doubles/sample.ts'
import { zoneOffsets } from '../calendar/zone.ts'
import { createStarts } from './starts.ts'

/** Monday 23 November 2026, 00:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 10, 22, 16)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const zone = 'Asia/Shanghai'
const offsets = zoneOffsets(zone, MONDAY - 400 * DAY_MS, MONDAY + 400 * DAY_MS)

test('each entry is named by its first beginning inside the stretch, and not by one at its edges', () => {
  const starts = createStarts(
    [
      sampleEntry('noon', 'p', { dayparts: [{ from: '11:00', until: '13:00' }] }),
      sampleEntry('night', 'p', { dayparts: [{ from: '22:00', until: '02:00' }] }),
      sampleEntry('tuesday', 'p', { days: { kind: 'weekdays', weekdays: [2] } }),
      sampleEntry('always', 'p'),
      sampleEntry('lecture', 'p', { level: 'appointment', startsAt: '2026-11-23T15:00' }),
    ],
    { zone, observances: {} },
    offsets,
  )
  const hours = (from: number, until: number) =>
    starts(MONDAY + from * HOUR_MS, MONDAY + until * HOUR_MS).map((start) => (start - MONDAY) / HOUR_MS)
  expect(hours(8, 20)).toEqual([11, 15])
  expect(hours(11, 13)).toEqual([])
  expect(hours(20, 24)).toEqual([22])
  expect(hours(12, 48)).toEqual([15, 22, 24, 35])
})
