// What holds of every schedule, whatever staff enter.
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile, createCompiler } from '../../playlists/compile/compile.ts'
import { Manifest } from '../../playlists/manifest.ts'
import type { Content } from '../../playlists/model/catalogue.ts'
import { createShowing, loopOf, openManifest, showing } from '../../playlists/showing.ts'
import { ask, playing, seen } from './looking.ts'
import { sampleContent, sampleEntry, sampleScreen, sampleSite } from '../doubles/sample.ts'
import { type Schedule, schedule } from './schedules.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const WEEK = 7 * DAY

/** Clocks are set in the night after it. */
const DATE = '2027-03-27'
const NOW = Date.parse(`${DATE}T12:00:00Z`)
const schedules = schedule(DATE)

const toInput = ({ hours, ...lists }: Schedule, now = NOW, zone = 'Europe/Berlin') => {
  const content = sampleContent(lists)
  const site = sampleSite('market', { zone, hours: [...hours] })
  const screenClass = classOf(sampleScreen('s', 'market'), { market: site }, content)
  return { content, screenClass, fonts: [], now, number: 1, revision: 1 }
}

/** An instant of the first ten days, where the random rules are, or of any other. */
const instants = fc.oneof(fc.integer({ min: 0, max: 10 * DAY }), fc.integer({ min: 0, max: 399 * DAY }))

describe('every schedule', () => {
  test('[S4] slot follows slot without gap or overlap, and [S1] each is there from its first to before its last moment', () => {
    fc.assert(
      fc.property(schedules, instants, (random, start) => {
        const manifest = compile(toInput(random))
        const open = openManifest(manifest)
        let at = ask(open, manifest.from + start)
        for (let step = 0; step < 200; step++) {
          const next = ask(open, at.until)
          expect(next.from).toBe(at.until)
          expect(next.until).toBeGreaterThan(next.from)
          const last = ask(open, next.until - 1)
          expect(last).toEqual(next)
          expect(ask(open, (next.from + next.until) / 2)).toEqual(next)
          at = next
        }
      }),
      { numRuns: 60 },
    )
  })

  test('[S5] an override hides what rotates, and what rotates hides a fallback', () => {
    const rank = { notice: 0, fallback: 1, rotate: 2, override: 3, appointment: 4 }
    fc.assert(
      fc.property(schedules, instants, (random, offset) => {
        const input = toInput(random)
        const open = openManifest(compile(input))
        const instant = open.manifest.from + offset
        const { entry } = ask(open, instant)
        const winner = input.content.entries[open.manifest.entries[entry] ?? '']
        if (winner === undefined) return
        // Without all that is weaker, the same is on.
        const entries = Object.values(input.content.entries).filter(({ level }) => rank[level] >= rank[winner.level])
        const stronger = openManifest(compile(toInput({ ...random, entries })))
        expect(playing(stronger, instant)).toBe(playing(open, instant))
      }),
      { numRuns: 100 },
    )
  })

  test('[S8] what is on depends on the instant alone, not on what was asked before', () => {
    fc.assert(
      fc.property(schedules, fc.array(instants, { minLength: 2, maxLength: 20 }), (random, offsets) => {
        const manifest = compile(toInput(random))
        const open = openManifest(manifest)
        const reused = createShowing()
        for (const offset of offsets) {
          const fresh = ask(openManifest(manifest), manifest.from + offset)
          expect(showing(open, 0, manifest.from + offset, reused)).toEqual(fresh)
        }
      }),
      { numRuns: 60 },
    )
  })

  test("[S8] the next day's manifest agrees on every instant that both cover", () => {
    fc.assert(
      fc.property(
        schedules,
        fc.constantFrom(1, 2, 7, 8, 9, 30, 200),
        fc.array(instants, { minLength: 20 }),
        (random, days, offsets) => {
          const today = openManifest(compile(toInput(random)))
          const later = openManifest(compile(toInput(random, NOW + days * DAY)))
          for (const offset of offsets) {
            const instant = Math.min(later.from + offset, today.until - 1)
            const { what, begun } = seen(today, instant)
            expect(seen(later, instant)).toMatchObject({ what, begun })
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  test('[S9] an item is on only within its own validity', () => {
    // In a zone without clock changes, a civil time is an instant by plain subtraction.
    const civilToInstant = (text: string) => Date.parse(`${text}Z`) - 8 * 60 * MINUTE
    fc.assert(
      fc.property(schedules, (random) => {
        const input = toInput(random, NOW - 2 * DAY, 'Asia/Shanghai')
        const manifest = compile(input)
        const open = openManifest(manifest)
        for (let at = ask(open, manifest.from), step = 0; step < 400; step++, at = ask(open, at.until)) {
          const shown = manifest.items[at.item]
          const item = shown && 'id' in shown ? input.content.items[shown.id] : undefined
          const { from = null, until = null } = item?.validity ?? {}
          expect(at.from).toBeGreaterThanOrEqual(from === null ? -Infinity : civilToInstant(from))
          expect(at.until).toBeLessThanOrEqual(until === null ? Infinity : civilToInstant(until))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('[S11] closing hours blank what would be on, and nothing else does', () => {
    fc.assert(
      fc.property(schedules, instants, (random, offset) => {
        const open = openManifest(compile(toInput(random)))
        const always = openManifest(compile(toInput({ ...random, hours: [] })))
        const instant = open.from + offset
        expect(playing(always, instant)).not.toBe('blank')
        expect([playing(always, instant), 'blank']).toContain(playing(open, instant))
      }),
      { numRuns: 100 },
    )
  })

  test('[S12] the same input gives the same bytes, in whatever order documents lie, whatever was compiled before', () => {
    const reversed = <D>(documents: { readonly [id: string]: D }) =>
      Object.fromEntries(Object.entries(documents).toReversed())
    const compiler = createCompiler()
    fc.assert(
      fc.property(schedules, (random) => {
        const input = toInput(random)
        const bytes = JSON.stringify(compile(input))
        const content: Content = {
          ...input.content,
          items: reversed(input.content.items),
          playlists: reversed(input.content.playlists),
          entries: reversed(input.content.entries),
        }
        const site = sampleSite('market', { zone: 'Europe/Berlin', hours: [...random.hours] })
        const screenClass = classOf(sampleScreen('s', 'market'), { market: site }, content)
        expect(JSON.stringify(compile({ ...input, content, screenClass }))).toBe(bytes)
        expect(JSON.stringify(compiler.compile(input))).toBe(bytes)
        expect(JSON.stringify(compiler.compile(input))).toBe(bytes)
      }),
      { numRuns: 100 },
    )
  })

  test('[S12] a manifest is what its schema says, and survives being written and read', () => {
    fc.assert(
      fc.property(schedules, (random) => {
        const manifest = compile(toInput(random))
        expect(v.parse(Manifest, manifest)).toEqual(manifest)
        expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest)
        expect(manifest.until - manifest.from).toBe(400 * DAY)
      }),
      { numRuns: 60 },
    )
  })

  test('[S13] after the horizon its last week repeats for ever, and before it the first', () => {
    fc.assert(
      fc.property(schedules, fc.nat(WEEK - 1), fc.integer({ min: 1, max: 500 }), (random, offset, weeks) => {
        const manifest = compile(toInput(random))
        const open = openManifest(manifest)
        const after = manifest.until + offset
        expect(playing(open, after)).toBe(playing(open, after - WEEK))
        const { what, from, until } = seen(open, after)
        expect(seen(open, after + weeks * WEEK)).toMatchObject({
          what,
          from: from + weeks * WEEK,
          until: until + weeks * WEEK,
        })
        const before = manifest.from - WEEK + offset
        expect(playing(open, before)).toBe(playing(open, before + WEEK))
        const early = seen(open, before)
        expect(seen(open, before - weeks * WEEK)).toMatchObject({ what: early.what, from: early.from - weeks * WEEK })
      }),
      { numRuns: 100 },
    )
  })

  test('[S4] [S13] where weeks begin to repeat, slot still follows slot', () => {
    fc.assert(
      fc.property(schedules, fc.nat(300), (random, weeks) => {
        const open = openManifest(compile(toInput(random)))
        // At the very beginning of the horizon a slot may have begun before it, in the manifest of the day before.
        for (const edge of [open.until + weeks * WEEK, open.from - (weeks + 1) * WEEK]) {
          expect(ask(open, edge - 1)).toMatchObject({ until: edge, segmentUntil: edge })
          expect(ask(open, edge).from).toBe(ask(open, edge - 1).until)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('[S14] every number and every zone is answered, and the answer holds the instant', () => {
    const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, 8.64e15, -8.64e15))
    fc.assert(
      fc.property(schedules, fc.array(anyNumber, { minLength: 20 }), fc.integer(), (random, numbers, zone) => {
        const open = openManifest(compile(toInput(random)))
        for (const instant of numbers) {
          const at = ask(open, instant)
          expect(at.until).toBeGreaterThan(at.from)
          const meant = Number.isNaN(instant) ? open.from : Math.max(-8.64e15, Math.min(8.64e15, instant))
          expect(at.from).toBeLessThanOrEqual(meant)
          expect(at.until).toBeGreaterThan(meant)
          expect(ask(open, instant, zone === 0 ? 1 : zone).blank).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('an entry that is added', () => {
  test('for other screens changes not a byte', () => {
    fc.assert(
      fc.property(schedules, (random) => {
        const elsewhere = sampleEntry('elsewhere', 'p0', {
          level: 'override',
          targets: { kind: 'some', screens: ['t'], sites: ['hall'], tags: ['other'] },
        })
        const before = compile(toInput(random))
        const after = compile(toInput({ ...random, entries: [...random.entries, elsewhere] }))
        expect(JSON.stringify(after)).toBe(JSON.stringify(before))
      }),
      { numRuns: 60 },
    )
  })

  test('for another day changes nothing before it, and not who takes turns after it', () => {
    fc.assert(
      fc.property(schedules, fc.array(instants, { minLength: 20 }), (random, offsets) => {
        const oneDay = sampleEntry('one-day', 'p0', {
          level: 'override',
          priority: 9,
          dates: { from: '2027-04-02', until: '2027-04-02' },
        })
        const begins = Date.parse('2027-04-01T22:00:00Z')
        const before = openManifest(compile(toInput(random)))
        const after = openManifest(compile(toInput({ ...random, entries: [...random.entries, oneDay] })))
        for (const offset of offsets) {
          const earlier = Math.min(before.from + offset, begins - 1)
          expect(seen(after, earlier).what).toBe(seen(before, earlier).what)
          const later = Math.max(before.from + offset, begins + DAY)
          expect(playing(after, later)).toBe(playing(before, later))
        }
      }),
      { numRuns: 100 },
    )
  })
})

test('[S14] loops that a damaged manifest makes odd are still answered', () => {
  const numbers = fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 })), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(numbers), fc.array(numbers), fc.double(), (turns, slots, instant) => {
      const manifest = compile(toInput({ items: [], playlists: [], entries: [], hours: [] }))
      const odd: Manifest = {
        ...manifest,
        loops: turns.map((list) => ({ turns: list })),
        lists: slots.map((list) => ({ entry: -1, slots: list })),
      }
      const open = openManifest(odd)
      expect(ask(open, instant).until).toBeGreaterThan(ask(open, instant).from)
      expect(loopOf(open, -1)).toBeUndefined()
    }),
  )
})
