// Thousands of random schedules, played by the compiler and by the oracle: they must agree on every minute.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import { evaluate } from './oracle.ts'
import { type Schedule, schedule } from './schedules.ts'
import { sampleContent, sampleScreen, sampleSite } from './sample.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** Days around which clocks are set, and plain ones: the leap day, the turn of the year. */
const places = [
  ['Europe/Berlin', '2027-03-27', 'the gap at 02:00'],
  ['Europe/Berlin', '2027-10-30', 'the overlap at 03:00'],
  ['America/New_York', '2027-03-13', 'the gap at 02:00'],
  ['America/New_York', '2027-11-06', 'the overlap at 02:00'],
  ['Australia/Lord_Howe', '2027-04-03', 'an overlap of half an hour'],
  ['Australia/Lord_Howe', '2027-10-02', 'a gap of half an hour'],
  ['Africa/Cairo', '2027-04-29', 'the gap at midnight'],
  ['Africa/Cairo', '2027-10-28', 'the overlap before midnight'],
  ['Asia/Beirut', '2027-03-27', 'the gap at midnight'],
  ['Asia/Shanghai', '2028-02-28', 'the leap day'],
  ['Asia/Shanghai', '2026-12-31', 'the turn of the year'],
] as const

/** The first of three days' minutes, from a day before `middle`, on which the two do not agree; null where there is none. */
const firstDisagreement = ({ hours, ...lists }: Schedule, zone: string, middle: number, now: number) => {
  const content = sampleContent(lists)
  const site = sampleSite('market', { zone, hours: [...hours] })
  const screenClass = classOf(sampleScreen('s', 'market'), { market: site }, content)
  const manifest = compile({ content, screenClass, fonts: [], now, number: 1, revision: 1 })
  const open = openManifest(manifest)
  const at = createShowing()
  const start = Math.max(manifest.from, middle - DAY)
  for (const [minute, expected] of evaluate(content, site, start, 3 * 1440).entries()) {
    showing(open, 0, start + minute * MINUTE, at)
    const item = manifest.items[at.item]
    const isItem = item !== undefined && 'id' in item
    const told = {
      kind: at.blank ? 'blank' : isItem ? 'item' : 'card',
      item: isItem ? item.id : '',
      entry: manifest.entries[at.entry],
      begun: at.begun,
    }
    const agrees =
      told.kind === expected.kind &&
      (expected.kind !== 'item' ||
        expected.begun === null ||
        (told.item === expected.item && told.entry === expected.entry && told.begun === expected.begun))
    if (!agrees) return { minute, told, expected }
  }
  return null
}

describe('[S1–S6, S8–S11] the compiler agrees with the rules evaluated minute by minute', () => {
  for (const [zone, date, what] of places) {
    test(`${zone}, ${date}: ${what}`, () => {
      const middle = Date.parse(`${date}T12:00:00Z`)
      fc.assert(
        fc.property(schedule(date), fc.nat(2), (random, daysBefore) => {
          expect(firstDisagreement(random, zone, middle, middle - daysBefore * DAY)).toBeNull()
        }),
        { numRuns: 150 },
      )
    })
  }
})
