// Thousands of random schedules, played by the compiler and by the oracle: they must agree on every minute.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupByClass } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import { type Broadcast, broadcastToEnd } from '../../playlists/model/broadcast.ts'
import { createShowing, type OpenManifest, openManifest, showing } from '../../playlists/showing.ts'
import { evaluate, type Expected } from './oracle.ts'
import { findFault, type Seen } from './oracle-notices.ts'
import { schedule } from './schedules.ts'
import { sampleContent, samplePlaces, sampleScreen, sampleSite } from '../doubles/sample.ts'
import { type WholeSchedule, wholeSchedule } from './whole-schedules.ts'

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

type Compared = Omit<WholeSchedule, 'broadcasts'> & { readonly broadcasts?: readonly Broadcast[] }

const open = ({ hours, broadcasts = [], ...lists }: Compared, zone: string, now: number) => {
  const content = sampleContent(lists)
  const site = sampleSite('market', { zone, hours: [...hours] })
  const places = {
    ...samplePlaces([site], [sampleScreen('s', 'market')]),
    broadcasts: Object.fromEntries(broadcasts.map((one) => [one.id, one])),
  }
  const [group] = groupByClass(places, content).values()
  const manifest = compile({ content, screenClass: group!.screenClass, fonts: [], now, number: 1, revision: 1 })
  return { content, site, opened: openManifest(manifest) }
}

const at = createShowing()

const look = (opened: OpenManifest, instant: number) => {
  showing(opened, 0, instant, at)
  const item = opened.manifest.items[at.item]
  const isItem = item !== undefined && 'id' in item
  return {
    kind: at.blank ? 'blank' : isItem ? 'item' : 'card',
    item: isItem ? item.id : '',
    entry: opened.manifest.entries[at.entry],
    begun: at.begun,
  }
}

const agrees = (told: ReturnType<typeof look>, expected: Expected): boolean => {
  switch (expected.kind) {
    case 'notices': {
      const { winners, notices } = expected
      if (told.kind === 'card') return winners.length === 0
      return told.kind === 'item' && [...winners, ...notices].some(({ entry }) => entry.id === told.entry)
    }
    case 'item':
      return (
        told.kind === 'item' &&
        (expected.begun === null ||
          (told.item === expected.item && told.entry === expected.entry && told.begun === expected.begun))
      )
    default:
      return told.kind === expected.kind
  }
}

/** Of a stretch, so many hours: as a notice that comes once an hour needs some of them to be counted. */
const SEEN_MS = 4 * 60 * MINUTE

/** All slots from `since` on until something else changes. */
const seeAll = (opened: OpenManifest, since: number): Seen[] => {
  const seen: Seen[] = []
  const until = Math.min(showing(opened, 0, since, at).segmentUntil, since + SEEN_MS)
  let loop = 0
  for (let instant = since; ;) {
    const { entry, item, begun } = look(opened, instant)
    if (at.slot === 0 && seen.length > 0) loop++
    // One that the end cuts short says nothing of how long it is.
    if (at.until > until || at.until === at.segmentUntil) return seen
    seen.push({ entry, item, begun, until: at.until, loop })
    instant = at.until
  }
}

/** The first of three days' minutes, from a day before `middle`, on which the two do not agree; null where there is none. */
const firstDisagreement = (random: Compared, zone: string, middle: number, now: number) => {
  const { content, site, opened } = open(random, zone, now)
  // What was over before the day began has left no trace in it.
  const broadcasts = (random.broadcasts ?? []).filter((one) => broadcastToEnd(one) > opened.from)
  const start = Math.max(opened.from, middle - DAY)
  /** Without what lies over it, so that every slot can be seen. */
  const bare = open(
    { ...random, broadcasts: [], entries: random.entries.filter(({ level }) => level !== 'appointment') },
    zone,
    now,
  ).opened
  let checked = 0
  for (const [minute, expected] of evaluate(content, site, start, 3 * 1440, broadcasts).entries()) {
    const told = look(opened, start + minute * MINUTE)
    if (!agrees(told, expected)) return { minute, told, expected }
    if (expected.kind !== 'notices' || expected.since === null || expected.since === checked) continue
    checked = expected.since
    const fault = findFault(expected, seeAll(bare, expected.since))
    if (fault !== null) return { minute, fault }
  }
  return null
}

/** Two cores may be shared by many: what is slow there is not wrong. */
const patient = { timeout: 300_000 }

describe('[S1–S6, S8–S11] the compiler agrees with the rules evaluated minute by minute', patient, () => {
  for (const [zone, date, what] of places) {
    test(`${zone}, ${date}: ${what}`, () => {
      const middle = Date.parse(`${date}T12:00:00Z`)
      fc.assert(
        fc.property(schedule(date), fc.nat(2), (random, daysBefore) => {
          expect(firstDisagreement(random, zone, middle, middle - daysBefore * DAY)).toBeNull()
        }),
        { numRuns: 100 },
      )
    })
  }
})

describe(
  '[S1–S11] so it does with lists in lists, shuffled or so many at a time, notices, appointments and broadcasts',
  patient,
  () => {
    for (const [zone, date, what] of places) {
      test(`${zone}, ${date}: ${what}`, () => {
        const middle = Date.parse(`${date}T12:00:00Z`)
        fc.assert(
          fc.property(wholeSchedule(date), fc.nat(2), (random, daysBefore) => {
            expect(firstDisagreement(random, zone, middle, middle - daysBefore * DAY)).toBeNull()
          }),
          { numRuns: 100 },
        )
      })
    }
  },
)
