// Random schedules with broadcasts, appointments and notices over them: what lies over a timeline changes nothing beside it.
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { groupByClass } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import { Manifest } from '../../playlists/manifest.ts'
import { type Broadcast, broadcastToEnd } from '../../playlists/model/broadcast.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import { createShowing, loopOf, openManifest, showing } from '../../playlists/showing.ts'
import {
  sampleBroadcast,
  sampleBulletin,
  sampleContent,
  sampleEntry,
  samplePlaces,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../doubles/sample.ts'
import { schedule } from './schedules.ts'

const DATE = '2027-06-07'
const NOON = Date.parse(`${DATE}T12:00:00+08:00`)
const HOUR = 3_600_000
const DAY = 24 * HOUR

type Lists = Parameters<typeof sampleContent>[0]

const open = (lists: Lists, hours: Parameters<typeof sampleSite>[1], broadcasts: readonly Broadcast[] = []) => {
  const content = sampleContent(lists)
  const places = {
    ...samplePlaces([sampleSite('market', hours)], [sampleScreen('s', 'market')]),
    broadcasts: Object.fromEntries(broadcasts.map((one) => [one.id, one])),
  }
  const [group] = groupByClass(places, content).values()
  const manifest = compile({ content, screenClass: group!.screenClass, fonts: [], now: NOON, number: 1, revision: 1 })
  return openManifest(v.parse(Manifest, JSON.parse(JSON.stringify(manifest))))
}

const look = (opened: ReturnType<typeof open>, instant: number) => {
  const { item, entry, ...at } = showing(opened, 0, instant, createShowing())
  const shown = opened.manifest.items[item]
  const what = at.blank ? 'blank' : shown && 'id' in shown ? shown.id : 'card'
  return { what, entry: opened.manifest.entries[entry] ?? null, ...at }
}

/** Milliseconds from noon, up to two days on either side. */
const offset = fc.integer({ min: -2 * DAY, max: 2 * DAY })

const broadcasts = fc
  .array(
    fc.record({ from: offset, length: fc.integer({ min: 1, max: 6 * HOUR }), cancelled: fc.option(fc.nat(6 * HOUR)) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((list) =>
    list.map(({ from, length, cancelled }, index) =>
      sampleBroadcast(
        `b${index}`,
        { from: NOON + from, until: NOON + from + length },
        {
          level: index % 2 === 0 ? 'red' : 'blue',
          cancelledAt: cancelled === null ? null : NOON + from + cancelled,
        },
      ),
    ),
  )

const notice = fc.record({ perHour: fc.integer({ min: 1, max: 60 }), playlist: fc.constantFrom('p0', 'p1', 'p2') })
const withNotices = (entries: readonly Entry[], notices: readonly { perHour: number; playlist: string }[]): Entry[] => [
  ...entries,
  ...notices.map(({ perHour, playlist }, index) => sampleEntry(`n${index}`, playlist, { level: 'notice', perHour })),
]

const instants = fc.array(offset, { minLength: 20, maxLength: 20 })

describe('[S5] [S8] broadcasts', () => {
  test('are on exactly in their time, and beside it all is as it would be without them', () => {
    fc.assert(
      fc.property(
        schedule(DATE),
        broadcasts,
        fc.array(notice, { maxLength: 2 }),
        instants,
        (random, over, more, at) => {
          const { hours, entries, ...lists } = random
          const all = { ...lists, entries: withNotices(entries, more) }
          const site = { hours: [...hours] }
          const [without, opened] = [open(all, site), open(all, site, over)]
          const edges = over.flatMap((one) => [one.from, broadcastToEnd(one)]).flatMap((edge) => [edge - 1, edge])
          for (const instant of [...edges, ...at.map((one) => NOON + one)]) {
            if (instant < without.from) continue
            const found = look(opened, instant)
            const on = over.filter((one) => one.from <= instant && instant < broadcastToEnd(one)).map(({ id }) => id)
            const [expected, cut] = [look(without, instant), found.from <= instant && instant < found.until]
            expect(cut).toBe(true)
            expect(on.length > 0 ? on.some((id) => id === found.what) : found.what === expected.what).toBe(true)
            expect(on.length > 0 || found.begun === expected.begun || found.blank).toBe(true)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('[S7] notices', () => {
  test('play as often as asked in any hour of what stays on, and are silent while the site is closed', () => {
    const items = ['a', 'b', 'c'].map((id) => sampleBulletin(id))
    const lists = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 2_000, max: 25_000 })), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(
        fc.tuple(lists, lists),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: 8 * HOUR }),
        ([first, second], asked, start) => {
          const playlists = [
            samplePlaylist('p', first),
            samplePlaylist('q', second),
            samplePlaylist('n', [['c', 5_000]]),
          ]
          const entries = [
            sampleEntry('e', 'p', { weight: 2 }),
            sampleEntry('f', 'q'),
            ...asked.map((perHour, index) => sampleEntry(`n${index}`, 'n', { level: 'notice', perHour })),
          ]
          const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '08:00', until: '20:00' } }]
          const opened = open({ items, playlists, entries }, { hours })
          const from = NOON - 4 * HOUR + start
          const counts = new Map<string | null, number>()
          let last = look(opened, from)
          if (last.begun < from) last = look(opened, last.until)
          for (let at = last; at.begun < from + HOUR; at = look(opened, at.until)) {
            counts.set(at.entry, (counts.get(at.entry) ?? 0) + 1)
          }
          asked.forEach((perHour, index) => {
            expect(Math.abs((counts.get(`n${index}`) ?? 0) - perHour)).toBeLessThanOrEqual(1)
          })
          expect(look(opened, NOON + 10 * HOUR).what).toBe('blank')
          const loop = loopOf(opened, last.loop)
          expect(loop?.items.length).toBeLessThanOrEqual(2048)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('are beside the built-in card too, where nothing else plays', () => {
    const lists = {
      items: [sampleBulletin('a')],
      playlists: [samplePlaylist('n', ['a'])],
      entries: [sampleEntry('n0', 'n', { level: 'notice', perHour: 6 })],
    }
    const opened = open(lists, {})
    const seen = new Set(Array.from({ length: 360 }, (_, step) => look(opened, NOON + step * 10_000).what))
    expect(seen).toEqual(new Set(['card', 'a']))
  })
})
