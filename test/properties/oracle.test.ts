// Thousands of random schedules, played by the compiler and by the oracle: they must agree on every minute.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classOf } from '../../playlists/compile/classes.ts'
import { createCompiler } from '../../playlists/compile/compile.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import { evaluate } from './oracle.ts'
import { schedule } from './schedules.ts'
import { sampleContent, sampleScreen, sampleSite } from './sample.ts'

const MINUTE = 60_000

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

describe('[S1–S6, S8–S11] the compiler agrees with the rules evaluated minute by minute', () => {
  for (const [zone, date, what] of places) {
    test(`${zone}, ${date}: ${what}`, () => {
      const compiler = createCompiler()
      fc.assert(
        fc.property(schedule(date), fc.nat(2), ({ hours, ...lists }, daysBefore) => {
          const content = sampleContent(lists)
          const site = sampleSite('market', { zone, hours: [...hours] })
          const middle = Date.parse(`${date}T12:00:00Z`)
          const now = middle - daysBefore * 1440 * MINUTE
          const screenClass = classOf(sampleScreen('s', 'market'), { market: site }, content)
          const manifest = compiler.compile({ content, screenClass, fonts: [], now, number: 1, revision: 1 })
          const open = openManifest(manifest)
          const at = createShowing()
          const start = Math.max(manifest.from, middle - 1440 * MINUTE)
          evaluate(content, site, start, 3 * 1440).forEach((expected, minute) => {
            showing(open, 0, start + minute * MINUTE, at)
            const item = manifest.items[at.item]
            const told = at.blank ? { kind: 'blank' } : item?.kind === 'card' ? { kind: 'card' } : { kind: 'item' }
            expect(told.kind, `minute ${minute}`).toBe(expected.kind)
            if (expected.kind !== 'item' || expected.begun === null) return
            const seen = {
              item: item && 'id' in item ? item.id : '',
              entry: manifest.entries[at.entry],
              begun: at.begun,
            }
            if (seen.item === expected.item && seen.entry === expected.entry && seen.begun === expected.begun) return
            expect({ minute, ...seen }).toEqual({
              minute,
              item: expected.item,
              entry: expected.entry,
              begun: expected.begun,
            })
          })
        }),
        { numRuns: 100 },
      )
    })
  }
})
