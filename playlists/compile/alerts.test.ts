// Broadcasts over whatever would play otherwise.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  sampleBroadcast,
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleLayout,
  sampleMedia,
  samplePlaces,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import { Manifest } from '../manifest.ts'
import type { Broadcast } from '../model/broadcast.ts'
import { Sha256 } from '../model/ids.ts'
import { createShowing, openManifest, showing } from '../showing.ts'
import { groupByClass } from './classes.ts'
import { compareManifests } from './compare.ts'
import { createCompiler } from './compile.ts'

const MINUTE = 60_000
const at = (text: string): number => Date.parse(`2027-06-${text}+08:00`)
const NOW = at('07T12:00')

const broadcast = (id: string, over: Parameters<typeof sampleBroadcast>[2] = {}): Broadcast =>
  sampleBroadcast(id, { from: at('07T12:00:30.500'), until: at('07T12:30') }, over)

const content = sampleContent({
  items: ['a', 'b', 'c', 'n'].map((id) => sampleBulletin(id)),
  playlists: [samplePlaylist('p', ['a', ['b', 7_000], 'c']), samplePlaylist('n', ['n'])],
  entries: [
    sampleEntry('e', 'p', { level: 'override', priority: 9 }),
    sampleEntry('notice', 'n', { level: 'notice', perHour: 12 }),
  ],
  layouts: [
    sampleLayout('two', [
      { id: 'main', x: 0, y: 0, width: 70, height: 100 },
      { id: 'beside', x: 70, y: 0, width: 30, height: 100 },
    ]),
  ],
})
const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '08:00', until: '12:10' } }]
const site = sampleSite('market', { hours })

type Over = { layout?: string; media?: ReturnType<typeof sampleMedia>[]; now?: number }

const compiler = createCompiler()
const manifestOf = (broadcasts: readonly Broadcast[], { layout = 'full', media = [], now = NOW }: Over = {}) => {
  const places = {
    ...samplePlaces([site], [sampleScreen('s', 'market', { layout })]),
    broadcasts: Object.fromEntries(broadcasts.map((one) => [one.id, one])),
    media: Object.fromEntries(media.map((one) => [one.id, one])),
  }
  const [group] = groupByClass(places, content, now).values()
  return compiler.compile({ content, screenClass: group!.screenClass, fonts: [], now, number: 1, revision: 1 })
}

const look = (manifest: Manifest, instant: number, zone = 0) => {
  const out = showing(openManifest(manifest), zone, instant, createShowing())
  const item = manifest.items[out.item]
  return { ...out, name: out.blank ? 'blank' : item && 'id' in item ? item.id : 'card' }
}

describe('[S5] a broadcast', () => {
  const one = broadcast('flood')
  const manifest = manifestOf([one])

  test('is above an override of priority 9, to the millisecond', () => {
    expect(look(manifest, one.from - 1).name).not.toBe('flood')
    expect(look(manifest, one.from)).toMatchObject({ name: 'flood', from: one.from, until: one.until })
    expect(look(manifest, one.until - 1)).toMatchObject({ name: 'flood', begun: one.from })
    expect(look(manifest, one.from - 1).until).toBe(one.from)
  })

  test('[S11] is on while the site is closed, which is blank again afterwards', () => {
    expect(look(manifest, at('07T12:20')).name).toBe('flood')
    expect(look(manifest, one.until).name).toBe('blank')
    expect(look(manifest, one.until).from).toBe(one.until)
  })

  test('[S8] leaves the schedule as if nothing had been, in what plays and where in it', () => {
    const brief = broadcast('flood', { until: at('07T12:03:07.300') })
    const [without, after] = [manifestOf([]), manifestOf([brief])]
    for (let instant = brief.until; instant < at('09T12:00'); instant += 61_700) {
      const [expected, found] = [look(without, instant), look(after, instant)]
      expect([found.name, found.begun, found.slot]).toEqual([expected.name, expected.begun, expected.slot])
    }
  })

  test('ends when it is cancelled, and was never on if that was before it began', () => {
    const cancelledAt = at('07T12:05')
    expect(look(manifestOf([broadcast('flood', { cancelledAt })]), cancelledAt).name).not.toBe('flood')
    expect(look(manifestOf([broadcast('flood', { cancelledAt })]), cancelledAt - 1).name).toBe('flood')
    const never = manifestOf([broadcast('flood', { cancelledAt: one.from - 1 })])
    expect(never).toEqual(manifestOf([]))
  })

  test('takes the whole screen: beside it there is nothing', () => {
    const two = manifestOf([one], { layout: 'two' })
    expect([look(two, one.from).name, look(two, one.from, 1).name]).toEqual(['flood', 'blank'])
    expect(look(two, one.from - 1, 1).name).toBe('card')
  })

  test('carries all that its drawing needs, and the picture as it is now, published or not', () => {
    const hash = v.parse(Sha256, 'ab'.repeat(32))
    const file = { use: '1920x1080', hash, type: 'image/webp', bytes: 900, width: 1920, height: 1080 } as const
    const pictured = manifestOf([broadcast('flood', { picture: 'm-map', drill: true })], {
      media: [sampleMedia('m-map', [file])],
    })
    const shown = pictured.items.find(({ kind }) => kind === 'alert')
    expect(shown).toMatchObject({ title: '暴雨红色预警', level: 'red', sound: true, drill: true })
    expect(pictured.media[shown?.kind === 'alert' ? (shown.picture ?? -1) : -1]?.[0]).toBe(hash)
    expect(v.parse(Manifest, JSON.parse(JSON.stringify(pictured)))).toEqual(pictured)
  })

  test('whose picture is not there goes without it', () => {
    const shown = manifestOf([broadcast('flood', { picture: 'm-gone' })]).items.at(-1)
    expect(shown).toMatchObject({ kind: 'alert', picture: null })
  })

  test('changes nothing that was listed before it, and is no more in the manifest of a later day', () => {
    const [before, after] = [manifestOf([]), manifestOf([one])]
    expect(after.items.slice(0, before.items.length)).toEqual(before.items)
    expect(after.zones[0]?.blocks).toBe(before.zones[0]?.blocks)
    const now = at('08T12:00')
    expect(manifestOf([one], { now })).toEqual(manifestOf([], { now }))
  })

  test('is what a comparison finds, for as long as it is on', () => {
    const comparison = compareManifests(manifestOf([]), manifest, { now: NOW, days: 14 })
    expect(comparison.firstChange).toBe(one.from)
    expect(comparison.spans.at(-1)?.until).toBe(one.until)
    expect(comparison.spans[0]?.after).toEqual(['flood'])
  })
})

test('[S5] several broadcasts take turns of 15 s, the gravest first, and each ends at its own time', () => {
  const from = at('07T12:00')
  const manifest = manifestOf([
    broadcast('a-heat', { level: 'yellow', from, until: from + 10 * MINUTE }),
    broadcast('flood', { from: from + MINUTE, until: from + 5 * MINUTE }),
  ])
  const names = [0, MINUTE, MINUTE + 14_999, MINUTE + 15_000, MINUTE + 30_000, 5 * MINUTE, 10 * MINUTE - 1]
  expect(names.map((offset) => look(manifest, from + offset).name)).toEqual([
    'a-heat',
    'flood',
    'flood',
    'a-heat',
    'flood',
    'a-heat',
    'a-heat',
  ])
})

test('a broadcast reaches the screens that its targets name, and no others', () => {
  const screens = [sampleScreen('here', 'market', { tags: ['flood-plain'] }), sampleScreen('there', 'market')]
  const one = broadcast('flood', { targets: { kind: 'some', screens: [], sites: [], tags: ['flood-plain'] } })
  const places = { ...samplePlaces([site], screens), broadcasts: { flood: one } }
  const reached = Array.from(groupByClass(places, content, NOW).values(), (group) => [
    group.screens[0]?.id,
    group.screenClass.alerts.length,
  ])
  expect(reached).toEqual([
    ['here', 1],
    ['there', 0],
  ])
  expect(groupByClass(places, content, one.until + 3 * 86_400_000).size).toBe(1)
})
