import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDateTimeToCivil, civilDateToDay, civilToDay, dayToWeekday } from './day.ts'
import { civilToInstant, instantToDay, offsetAtInstant, zoneOffsets, zoneToManifestOffsets } from './zone.ts'

const year = (zone: string, number = 2027) => zoneOffsets(zone, Date.UTC(number, 0, 1), Date.UTC(number + 1, 0, 1))

describe('[S3] a civil time becomes an instant', () => {
  for (const [zone, civil, instant, what] of [
    ['Asia/Shanghai', '2027-06-01T08:30:15', '2027-06-01T00:30:15Z', 'to the second, where clocks are never set'],
    ['Europe/Berlin', '2027-03-28T01:59:59', '2027-03-28T00:59:59Z', 'just before a gap'],
    ['Europe/Berlin', '2027-03-28T02:00', '2027-03-28T01:00:00Z', "at a gap's beginning: the gap's end"],
    ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:00:00Z', "within a gap: the gap's end"],
    ['Europe/Berlin', '2027-03-28T03:00', '2027-03-28T01:00:00Z', "at a gap's end"],
    ['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30:00Z', 'in an overlap: the first'],
    ['Europe/Berlin', '2027-10-31T03:00', '2027-10-31T02:00:00Z', 'after an overlap'],
    ['America/New_York', '2027-03-14T02:15', '2027-03-14T07:00:00Z', 'within a gap west of Greenwich'],
    ['America/New_York', '2027-11-07T01:15', '2027-11-07T05:15:00Z', 'in an overlap west of Greenwich'],
    ['Australia/Lord_Howe', '2027-10-03T02:10', '2027-10-02T15:30:00Z', 'within a gap of half an hour'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00Z', 'in an overlap of half an hour'],
    ['Africa/Cairo', '2027-04-30T00:00', '2027-04-29T22:00:00Z', 'at a midnight that is skipped'],
    ['Africa/Cairo', '2027-10-28T23:30', '2027-10-28T20:30:00Z', 'before a midnight that is put off'],
    ['Asia/Kathmandu', '2027-01-01T05:45', '2027-01-01T00:00:00Z', 'where the offset is no whole hour'],
  ] as const) {
    test(`${zone}: ${what}`, () => {
      expect(new Date(civilToInstant(year(zone), civilDateTimeToCivil(civil))).toISOString()).toBe(
        instant.replace('Z', '.000Z'),
      )
    })
  }

  test('in order: a later civil time is never an earlier instant', () => {
    const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Havana', 'Asia/Beirut'].map(
      (zone) => year(zone),
    )
    const civil = fc.integer({ min: Date.UTC(2027, 0, 2), max: Date.UTC(2027, 11, 30) })
    fc.assert(
      fc.property(fc.constantFrom(...zones), civil, fc.nat(3 * 3_600_000), (zone, from, more) => {
        expect(civilToInstant(zone, from + more)).toBeGreaterThanOrEqual(civilToInstant(zone, from))
      }),
    )
  })
})

test('offsets are those that the platform knows, at any instant of a year with several changes', () => {
  // In 2014 Egypt set its clocks four times, for Ramadan.
  const cairo = year('Africa/Cairo', 2014)
  expect(cairo.froms).toHaveLength(5)
  const format = new Intl.DateTimeFormat('en-US', { timeZone: 'Africa/Cairo', timeZoneName: 'longOffset' })
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2014, 0, 1), max: Date.UTC(2014, 11, 31) }), (instant) => {
      expect(format.format(instant)).toContain(`GMT+0${offsetAtInstant(cairo, instant) / 3_600_000}:00`)
    }),
  )
})

test('a manifest gets the offset at its beginning and each change within it', () => {
  const from = Date.UTC(2027, 2, 27)
  expect(zoneToManifestOffsets(year('Europe/Berlin'), from, Date.UTC(2027, 5, 1))).toEqual([0, 60, 25 * 3600, 120])
  expect(zoneToManifestOffsets(year('Asia/Shanghai'), from, Date.UTC(2027, 5, 1))).toEqual([0, 480])
})

describe('days', () => {
  test('are counted as the platform counts them, leap years and all', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        const date = new Date(day * 86_400_000)
        expect(civilToDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
        expect(dayToWeekday(day) % 7).toBe(date.getUTCDay())
      }),
    )
    expect(civilDateToDay('2028-03-01') - civilDateToDay('2028-02-28')).toBe(2)
  })

  test('begin at midnight of the zone, not of Greenwich', () => {
    const shanghai = year('Asia/Shanghai')
    const midnight = Date.parse('2027-06-01T00:00:00+08:00')
    expect(instantToDay(shanghai, midnight)).toBe(civilDateToDay('2027-06-01'))
    expect(instantToDay(shanghai, midnight - 1)).toBe(civilDateToDay('2027-05-31'))
  })
})
