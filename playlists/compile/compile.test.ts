import { describe, expect, test } from 'vitest'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleLayout,
  sampleMedia,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import type { Manifest } from '../manifest.ts'
import type { Content } from '../model/catalogue.ts'
import { createShowing, openManifest, showing } from '../showing.ts'
import { classOf } from './classes.ts'
import { compile, createCompiler } from './compile.ts'
import type { FontSlice } from './fonts.ts'

/** Monday noon. */
const NOW = Date.parse('2027-06-07T12:00:00+08:00')
const HOUR = 3_600_000
const DAY = 24 * HOUR

const items = ['a', 'b', 'c'].map((id) => sampleBulletin(id))
const playlists = [
  ...items.map(({ id }) => samplePlaylist(id, [id])),
  samplePlaylist('empty', []),
  samplePlaylist('gone', ['gone']),
]

const NO_FONTS: FontSlice[] = []

type Site = Parameters<typeof sampleSite>[1]
type Entries = ReturnType<typeof sampleEntry>[]

const toInput = (content: Content, site: Site = {}, screen: Parameters<typeof sampleScreen>[2] = {}) => ({
  content,
  screenClass: classOf(sampleScreen('s', 'market', screen), { market: sampleSite('market', site) }, content),
  fonts: NO_FONTS,
  now: NOW,
  number: 7,
  revision: 3,
})
const compileEntries = (entries: Entries, site: Site = {}) =>
  compile(toInput(sampleContent({ items, playlists, entries }), site))

/** What takes turns on the main zone, such as `a b`, at a time of Monday 2027-06-07, or of that many days later. */
const on = (manifest: Manifest, time: string, days = 0): string => {
  const at = showing(openManifest(manifest), 0, Date.parse(`2027-06-07T${time}+08:00`) + days * DAY, createShowing())
  if (at.blank) return 'blank'
  const { turns } = manifest.loops[at.loop]!
  return turns
    .filter((_, place) => place % 2 === 0)
    .flatMap((list) => manifest.lists[list]!.slots.filter((_, place) => place % 2 === 0))
    .map((item) => manifest.items[item])
    .map((item) => (item && 'id' in item ? item.id : 'card'))
    .join(' ')
}

describe('[S4] a zone always has something to show', () => {
  test('the built-in card where nothing is scheduled', () => {
    const manifest = compileEntries([])
    expect(manifest.zones).toHaveLength(1)
    expect(manifest.items).toEqual([{ kind: 'card' }])
    expect([on(manifest, '00:00'), on(manifest, '12:00', 399)]).toEqual(['card', 'card'])
  })

  test('what is below, where a list is empty or its items are gone', () => {
    const manifest = compileEntries([
      sampleEntry('e1', 'empty', { level: 'override' }),
      sampleEntry('e2', 'gone', { level: 'override', priority: 9 }),
      sampleEntry('e3', 'no-such-list'),
      sampleEntry('e4', 'a', { level: 'fallback' }),
    ])
    expect(on(manifest, '12:00')).toBe('a')
    expect(manifest.entries).toEqual(['e4'])
  })
})

describe('[S5] the strongest plays', () => {
  const morning = { dayparts: [{ from: '08:00', until: '12:00' }] }

  test('fallback < rotate < override, and among overrides the higher priority', () => {
    const manifest = compileEntries([
      sampleEntry('e1', 'a', { level: 'fallback', priority: 9 }),
      sampleEntry('e2', 'b', { level: 'rotate', dayparts: [{ from: '06:00', until: '18:00' }] }),
      sampleEntry('e3', 'c', { level: 'override', priority: 2, ...morning }),
      sampleEntry('e4', 'a', { level: 'override', priority: 1, dayparts: [{ from: '08:00', until: '13:00' }] }),
    ])
    expect(['05:59:59', '06:00', '08:00', '12:00', '13:00', '18:00'].map((time) => on(manifest, time))).toEqual([
      'a',
      'b',
      'c',
      'a',
      'b',
      'a',
    ])
  })

  test('equals rotate together, whatever their level', () => {
    for (const level of ['fallback', 'rotate', 'override'] as const) {
      const manifest = compileEntries([
        sampleEntry('e2', 'b', { level }),
        sampleEntry('e1', 'a', { level }),
        sampleEntry('e3', 'c', { level, ...morning }),
      ])
      expect([on(manifest, '07:00'), on(manifest, '08:00')]).toEqual(['a b', 'a b c'])
    }
  })
})

test('[S9] a list loses and wins items as they become invalid and valid', () => {
  const content = sampleContent({
    items: [
      sampleBulletin('a', { validity: { from: null, until: '2027-06-07T12:00' } }),
      sampleBulletin('b', { validity: { from: '2027-06-07T10:00:30', until: '2027-06-07T13:00' } }),
    ],
    playlists: [samplePlaylist('p', ['a', 'b'])],
    entries: [sampleEntry('e', 'p')],
  })
  const manifest = compile(toInput(content))
  expect(['10:00:29', '10:00:30', '11:59:59', '12:00', '13:00'].map((time) => on(manifest, time))).toEqual([
    'a',
    'a b',
    'a b',
    'b',
    'card',
  ])
})

test('[S10] an item without its picture, or of a picture that this screen cannot draw, is left out', () => {
  const photo = sampleMedia('photo', [
    { use: '1920x1080', type: 'image/webp', hash: 'a'.repeat(64), bytes: 1, width: 1, height: 1 },
  ])
  const content = sampleContent({
    media: [photo],
    items: [
      sampleBulletin('a', { picture: 'photo' }),
      sampleBulletin('b', { picture: 'missing' }),
      sampleBulletin('c'),
    ],
    playlists: [samplePlaylist('p', ['a', 'b', 'c'])],
    entries: [sampleEntry('e', 'p')],
  })
  const modern = compile(toInput(content))
  expect(on(modern, '12:00')).toBe('a c')
  expect(modern.media).toEqual([['a'.repeat(64), 1, 'image/webp']])
  const old = compile(toInput(content, {}, { profile: { box: '1920x1080', webp: false } }))
  expect(on(old, '12:00')).toBe('c')
  expect(old.media).toEqual([])
})

test('[S11] outside opening hours all zones are blank, also where something is scheduled', () => {
  const hours = [{ weekdays: [1, 2, 3, 4, 5], hours: { from: '07:00', until: '01:00' } }]
  const manifest = compileEntries([sampleEntry('e', 'a', { level: 'override' })], { hours })
  expect(['00:30', '06:59:59', '07:00', '23:59:59'].map((time) => on(manifest, time))).toEqual([
    'blank',
    'blank',
    'a',
    'a',
  ])
  expect([on(manifest, '00:59:59', 5), on(manifest, '01:00', 5), on(manifest, '12:00', 6)]).toEqual([
    'a',
    'blank',
    'blank',
  ])
})

describe('a manifest', () => {
  test('begins where the day begins at the site, and covers 400 days [S12]', () => {
    const shanghai = compileEntries([])
    expect(new Date(shanghai.from).toISOString()).toBe('2027-06-06T16:00:00.000Z')
    expect(shanghai.until - shanghai.from).toBe(400 * DAY)
    expect(shanghai).toMatchObject({ number: 7, revision: 3, zone: 'Asia/Shanghai', offsets: [0, 480] })
    const newYork = compileEntries([], { zone: 'America/New_York' })
    expect(new Date(newYork.from).toISOString()).toBe('2027-06-07T04:00:00.000Z')
    expect(newYork.offsets).toHaveLength(6)
  })

  test('says since when its first segment has been on [S8]', () => {
    const origin = (over: Parameters<typeof sampleEntry>[2], site: Site = {}) =>
      new Date(compileEntries([sampleEntry('e', 'a', over)], site).zones[0]!.origin).toISOString()
    expect(origin({})).toBe('2023-12-31T16:00:00.000Z')
    expect(origin({ dates: { from: '2027-05-01', until: null } })).toBe('2027-04-30T16:00:00.000Z')
    expect(origin({ dayparts: [{ from: '22:00', until: '02:00' }] })).toBe('2027-06-06T14:00:00.000Z')
    const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '20:15' } }]
    expect(origin({}, { hours })).toBe('2027-06-06T12:15:00.000Z')
  })

  test('is small: a year of weekdays and weekends has two patterns', () => {
    const manifest = compileEntries([
      sampleEntry('e1', 'a', {
        days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] },
        dayparts: [{ from: '08:00', until: '12:00' }],
      }),
      sampleEntry('e2', 'b'),
    ])
    expect(manifest.zones[0]!.patterns).toHaveLength(2)
    expect(JSON.stringify(manifest).length).toBeLessThan(3_000)
  })

  test('lists an item, a file and an entry once, and none that never plays', () => {
    const content = sampleContent({
      items,
      playlists: [samplePlaylist('p', ['a', 'b', 'a']), samplePlaylist('q', ['b']), samplePlaylist('r', ['c'])],
      entries: [
        sampleEntry('e1', 'p'),
        sampleEntry('e2', 'q', { dayparts: [{ from: '08:00', until: '09:00' }] }),
        sampleEntry('e3', 'r', { dates: { from: null, until: '2027-06-06' } }),
        sampleEntry('e4', 'r', { level: 'fallback' }),
      ],
    })
    const manifest = compile(toInput(content))
    expect(manifest.items.map((item) => ('id' in item ? item.id : item.kind))).toEqual(['card', 'a', 'b'])
    expect(manifest.entries).toEqual(['e1', 'e2'])
    expect(manifest.loops).toHaveLength(3)
  })

  test('has a timeline for every zone of the layout; entries play in the first', () => {
    const zones = [
      { id: 'left', x: 0, y: 0, width: 70, height: 100 },
      { id: 'right', x: 70, y: 0, width: 30, height: 100 },
    ]
    const content = sampleContent({
      items,
      playlists,
      entries: [sampleEntry('e', 'a')],
      layouts: [sampleLayout('split', zones)],
    })
    const manifest = compile(toInput(content, {}, { layout: 'split' }))
    expect(manifest.zones.map(({ id, rect }) => [id, rect])).toEqual([
      ['left', [0, 0, 70, 100]],
      ['right', [70, 0, 30, 100]],
    ])
    expect(showing(openManifest(manifest), 1, NOW, createShowing())).toMatchObject({ item: 0, entry: -1 })
  })

  test("lists the font slices of the bulletins, of the site's name and of what every player writes", () => {
    const slice = (character: string, digit: string) => ({
      hash: sampleMedia('m', [
        { use: 'thumb', type: 'image/webp', hash: digit.repeat(64), bytes: 1, width: 1, height: 1 },
      ]).renditions[0]!.hash,
      bytes: 9,
      ranges: [[character.codePointAt(0)!, character.codePointAt(0)!] as const],
    })
    const content = sampleContent({ items, playlists, entries: [sampleEntry('e', 'a')] })
    const fonts = [slice('龘', '1'), slice('文', '2'), slice('镇', '3'), slice('年', '4')]
    const manifest = compile({ ...toInput(content, { name: '古镇' }), fonts })
    expect(manifest.fonts.map((index) => manifest.media[index])).toEqual(
      ['2', '3', '4'].map((digit) => [digit.repeat(64), 9, 'font/woff2']),
    )
  })
})

describe('a compiler', () => {
  const content = sampleContent({ items, playlists, entries: [sampleEntry('e', 'a')] })

  test('gives the very same parts while nothing that they are made of changes', () => {
    const compiler = createCompiler()
    const first = compiler.compile(toInput(content))
    const elsewhere = { ...content, items: { ...content.items, c: sampleBulletin('c', { title: '新' }) } }
    expect(compiler.compile({ ...toInput(elsewhere), number: 8 })).toEqual({ ...first, number: 8 })
    expect(compiler.compile(toInput(elsewhere)).zones).toBe(first.zones)
  })

  test('sees every edit that changes something', () => {
    const compiler = createCompiler()
    compiler.compile(toInput(content))
    const { items: itemById, playlists: playlistById } = content
    const edits: [Content, Site?][] = [
      [{ ...content, items: { ...itemById, a: sampleBulletin('a', { title: '新' }) } }],
      [{ ...content, playlists: { ...playlistById, a: samplePlaylist('a', ['b']) } }],
      [{ ...content, playlists: { ...playlistById, a: samplePlaylist('a', []) } }],
      [{ ...content, entries: { e: sampleEntry('e', 'a', { weight: 2 }) } }],
      [{ ...content, items: {} }],
      [content, { zone: 'Asia/Tokyo' }],
      [content, { hours: [{ weekdays: [1], hours: { from: '08:00', until: '09:00' } }] }],
    ]
    for (const [edited, site] of edits) {
      const input = toInput(edited, site)
      expect(compiler.compile(input)).toEqual(compile(input))
      expect(compiler.compile(input)).not.toEqual(compile(toInput(content)))
    }
    const tomorrow = { ...toInput(content), now: NOW + DAY }
    expect(compiler.compile(tomorrow)).toEqual(compile(tomorrow))
  })
})
