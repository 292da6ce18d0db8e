import { describe, expect, test } from 'vitest'
import { sampleEntry } from '../../../../test/doubles/sample.ts'
import { civilDateToDay } from '../../../../playlists/calendar/day.ts'
import { hoursToPieces, toHoursBlocks, toRunBlocks } from './occurrences.ts'
import { toLanes } from './lanes.ts'

const MONDAY = civilDateToDay('2026-11-23')
const week = { first: MONDAY, last: MONDAY + 6 }
const surroundings = { zone: 'Asia/Shanghai', observances: {} }
const HOUR = 3600

describe('hours', () => {
  test('[S2] a daypart that passes midnight is one block in two pieces, also where its day is not seen', () => {
    const night = sampleEntry('n', 'p', {
      days: { kind: 'weekdays', weekdays: [7] },
      dayparts: [{ from: '22:00', until: '02:00' }],
    })
    const blocks = toHoursBlocks([night], week, surroundings, () => 0)
    const pieces = blocks.flatMap((block) => hoursToPieces(block, week))
    expect(pieces.map(({ day, from, until }) => [day - MONDAY, from / HOUR, until / HOUR])).toEqual([
      [0, 0, 2],
      [6, 22, 24],
    ])
    expect(blocks.map(({ hours }) => hours.day - MONDAY)).toEqual([-1, 6])
  })

  test('one that ends at midnight is not seen on the next day', () => {
    const late = sampleEntry('l', 'p', {
      dates: { from: '2026-11-22', until: '2026-11-22' },
      dayparts: [{ from: '22:00', until: '24:00' }],
    })
    expect(toHoursBlocks([late], week, surroundings, () => 0)).toEqual([])
  })

  test('an appointment is as long as its playlist', () => {
    const lecture = sampleEntry('a', 'p', { level: 'appointment', startsAt: '2026-11-24T15:00' })
    const [block] = toHoursBlocks([lecture], week, surroundings, () => 5_400_000)
    expect(block?.hours).toEqual({ day: MONDAY + 1, from: 15 * HOUR, until: 16.5 * HOUR })
  })
})

describe('runs', () => {
  test('days one after the other are one bar, whole beyond what is seen, open where it has no end', () => {
    const runs = (over: Parameters<typeof sampleEntry>[2]) =>
      toRunBlocks([sampleEntry('e', 'p', over)], week, surroundings).map(({ run }) => [
        run.first - MONDAY,
        run.last - MONDAY,
      ])
    expect(runs({ days: { kind: 'weekdays', weekdays: [1, 2, 5, 6, 7] } })).toEqual([
      [-3, 1],
      [4, 8],
    ])
    expect(runs({ dates: { from: '2026-11-20', until: null } })).toEqual([[-3, Infinity]])
    expect(runs({})).toEqual([[-Infinity, Infinity]])
    expect(runs({ dates: { from: '2026-12-20', until: null } })).toEqual([])
  })
})

test('what overlaps stands side by side, and what does not takes the room', () => {
  const lanes = toLanes(
    [
      [0, 4],
      [1, 2],
      [2, 3],
      [2, 3],
      [5, 6],
    ],
    ([from = 0]) => from,
    ([, until = 0]) => until,
  )
  expect(lanes.map(({ thing, lane, lanes: of, width }) => [...thing, lane, of, width])).toEqual([
    [0, 4, 0, 3, 1],
    [1, 2, 1, 3, 2],
    [2, 3, 1, 3, 1],
    [2, 3, 2, 3, 1],
    [5, 6, 0, 1, 1],
  ])
})
