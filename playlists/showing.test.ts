import { describe, expect, test } from 'vitest'
import { BLANK, type Manifest } from './manifest.ts'
import { createShowing, offsetAt, openManifest, showing } from './showing.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const FROM = Date.UTC(2027, 5, 7)

/**
 * Eight days. All night the card; from 08:00 loop 1: items 1 and 2 for 10 s each and, every third turn, item 3 for 5 s;
 * from 20:00 blank. The last day is blank throughout.
 */
const manifest: Manifest = {
  schema: 1,
  number: 1,
  revision: 1,
  zone: 'UTC',
  from: FROM,
  until: FROM + 8 * DAY,
  offsets: [0, 60, 2 * 86_400, 120],
  zones: [
    {
      id: 'main',
      rect: [0, 0, 100, 100],
      origin: FROM - 3 * HOUR,
      patterns: [
        [0, 0, 8 * 3600, 1, 20 * 3600, BLANK],
        [0, BLANK],
      ],
      blocks: [0, 7, 1, 1],
    },
  ],
  loops: [{ turns: [0, 1] }, { turns: [1, 2, 2, 1], order: '010' }],
  lists: [
    { entry: -1, slots: [0, 20_000] },
    { entry: 0, slots: [1, 10_000, 2, 10_000] },
    { entry: 1, slots: [3, 5_000] },
  ],
  entries: ['poster', 'tip'],
  items: [{ kind: 'card' }],
  media: [],
  fonts: [],
}
const open = openManifest(manifest)
const ask = (instant: number, zone = 0) => showing(open, zone, instant, createShowing())

describe('showing', () => {
  test('[S1] [S8] says the slot, the entry, and since when, counted from the beginning of the segment', () => {
    const eight = FROM + 8 * HOUR
    expect(ask(eight)).toMatchObject({ item: 1, entry: 0, slot: 0, from: eight, until: eight + 10_000, begun: eight })
    expect(ask(eight + 9_999)).toMatchObject({ item: 1, slot: 0 })
    expect(ask(eight + 10_000)).toMatchObject({ item: 3, entry: 1, slot: 1, until: eight + 15_000 })
    expect(ask(eight + 15_000)).toMatchObject({ item: 2, entry: 0, slot: 2 })
    expect(ask(eight + 25_000)).toMatchObject({ item: 1, slot: 0, segmentFrom: eight, segmentUntil: FROM + 20 * HOUR })
  })

  test('[S8] counts the first segment from its origin, before the horizon', () => {
    expect(ask(FROM + 5_000)).toMatchObject({ item: 0, entry: -1, begun: FROM, segmentFrom: FROM - 3 * HOUR })
  })

  test('[S1] cuts a slot where its segment ends, and says where it would have begun', () => {
    const nine = {
      ...manifest,
      zones: [{ ...manifest.zones[0]!, patterns: [[0, 1, 7, 0]], blocks: [0, 8], origin: FROM }],
    }
    const at = showing(openManifest(nine), 0, FROM + 6_999, createShowing())
    expect(at).toMatchObject({ item: 1, from: FROM, until: FROM + 7_000 })
  })

  test('[S11] tells blank from everything else', () => {
    const twenty = FROM + 20 * HOUR
    expect(ask(twenty)).toMatchObject({ blank: true, item: -1, entry: -1, from: twenty, until: FROM + DAY })
    expect(ask(twenty - 1).blank).toBe(false)
  })

  test('[S13] repeats the last week, which is blank on its last day, for ever', () => {
    const late = FROM + 8 * DAY + 8 * HOUR
    expect(ask(late)).toMatchObject({ item: 1, from: late })
    expect(ask(late + 6 * DAY).blank).toBe(true)
    expect(ask(late + 700 * DAY)).toMatchObject({ item: 1, from: late + 700 * DAY })
    expect(ask(FROM - DAY + 8 * HOUR)).toMatchObject({ item: 1 })
    expect(ask(FROM - 1).segmentUntil).toBe(FROM)
  })

  test('[S14] answers for a zone that is not there, and for no number at all', () => {
    expect(ask(FROM, 1).blank).toBe(true)
    expect(ask(Number.NaN)).toEqual(ask(FROM))
    expect(ask(Infinity).blank).toBeTypeOf('boolean')
  })

  test('writes into what it is given', () => {
    const out = createShowing()
    expect(showing(open, 0, FROM, out)).toBe(out)
  })
})

test('clocks on screen follow the offsets, and keep the last one after the horizon', () => {
  expect(offsetAt(manifest, FROM - DAY)).toBe(60)
  expect(offsetAt(manifest, FROM + 2 * DAY - 1)).toBe(60)
  expect(offsetAt(manifest, FROM + 2 * DAY)).toBe(120)
  expect(offsetAt(manifest, FROM + 900 * DAY)).toBe(120)
})
