// What "why this?" says and what screens play come from two readings of the same rules; here they are held to one answer.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { zoneOffsets } from '../../playlists/calendar/zone.ts'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import { createWhy } from '../../playlists/compile/why.ts'
import { createShowing, loopOf, openManifest, showing } from '../../playlists/showing.ts'
import { sampleContent, sampleScreen, sampleSite } from '../doubles/sample.ts'
import { schedule } from './schedules.ts'

const DAY_MS = 86_400_000

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']
/** Clocks are set in some of the zones around these. */
const DATES = ['2026-03-29', '2026-11-01', '2027-04-04', '2027-02-28']

test('the entries that are said to play are those that take turns on the screen, at any instant', () => {
  const drawn = fc.constantFrom(...DATES).chain((date) =>
    fc.record({
      date: fc.constant(date),
      zone: fc.constantFrom(...ZONES),
      made: schedule(date),
      moments: fc.array(fc.integer({ min: -2 * 24 * 60, max: 5 * 24 * 60 }), { minLength: 8, maxLength: 8 }),
    }),
  )
  fc.assert(
    fc.property(drawn, ({ date, zone, made, moments }) => {
      const { hours, ...lists } = made
      const now = Date.parse(`${date}T12:00:00Z`)
      const site = sampleSite('site', { zone, hours: [...(hours ?? [])] })
      const screen = sampleScreen('s', 'site')
      const content = sampleContent(lists)
      const screenClass = classOf(screen, { site }, content)
      const open = openManifest(compile({ content, screenClass, fonts: [], now, number: 1, revision: 1 }))
      const offsets = zoneOffsets(zone, now - 500 * DAY_MS, now + 500 * DAY_MS)
      const why = createWhy({ content, screen, site, broadcasts: [], offsets })
      for (const minute of moments) {
        const at = Math.max(open.from, now + minute * 60_000)
        const shown = showing(open, 0, at, createShowing())
        const loop = loopOf(open, shown.loop)
        const names = new Set(Array.from(loop?.entries ?? [], (entry) => open.manifest.entries[entry]))
        names.delete(undefined)
        const { verdicts, closed } = why('main', at)
        expect(verdicts.flatMap(({ entry, plays }) => (plays ? [entry] : [])).sort()).toEqual([...names].sort())
        expect(closed).toBe(shown.blank)
      }
    }),
    { numRuns: 100 },
  )
})
