import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { byId, sampleEntry, sampleLayout } from '../../test/doubles/sample.ts'
import { createSizedCatalogue } from '../../test/doubles/sized-catalogue.ts'
import { createCompiler } from '../../playlists/compile/compile.ts'
import { classOf } from '../../playlists/compile/classes.ts'
import { catalogueToContent } from '../../playlists/model/catalogue.ts'
import { PublicKey, Site } from '../../playlists/model/place.ts'
import type { Status } from '../../playlists/protocol/up.ts'
import { createDifferences, type Suspicion } from './difference.ts'
import { createExpectation } from './expected.ts'

const START = 1_800_000_000_000
const catalogue = createSizedCatalogue([v.parse(PublicKey, 'A'.repeat(43))], 3)
const main = catalogueToContent(catalogue)
/** The same list on a side column as well. */
const content = {
  ...main,
  layouts: byId([
    sampleLayout('full', [
      { id: 'main', x: 0, y: 0, width: 70, height: 100 },
      { id: 'side', kind: 'side', x: 70, y: 0, width: 30, height: 100 },
    ]),
  ]),
  entries: byId([...Object.values(main.entries), sampleEntry('side', 'list', { name: '', zone: 'side' })]),
}
const screen = catalogue.screens['screen-0']
if (screen === undefined) throw new Error('no screen')

/** Three items of ten seconds each, one after the other, all day; opening hours from eight to eight where they are asked for. */
const run = (isClosing = false) => {
  const site = catalogue.sites['site']
  if (site === undefined) throw new Error('no site')
  const hours = isClosing ? [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '08:00', until: '20:00' } }] : []
  const screenClass = classOf(screen, { site: v.parse(Site, { ...site, hours }) }, content)
  const manifest = createCompiler().compile({ content, screenClass, fonts: [], now: START, number: 7, revision: 1 })
  const manifests = {
    ofScreen: () => ({ number: 7, revision: 1, message: new Uint8Array(), manifest }),
    countsAs: (_: string, { number, revision }: { number: number; revision: number }) => (number === 7 ? 1 : revision),
  }
  const due = createExpectation(manifests)
  const look = createDifferences(manifests)
  let suspicions: readonly Suspicion[] = []
  /** The screen says at `now` that it shows `item`, or what is due; `over` says more. */
  const says = (now: number, item?: string, over: Partial<Status> = {}) => {
    const slot = due('screen-0', now)
    if (slot === null) throw new Error('nothing is due')
    const told = { item: item ?? slot.item, from: slot.from, until: slot.until }
    suspicions = look('screen-0', suspicions, { ...quiet, ...told, ...over }, now)
    return suspicions[0] ?? null
  }
  return { says, due: (at: number, zone = 0) => due('screen-0', at, zone)! }
}

const quiet: Status = {
  type: 'status',
  sentAt: 0,
  offsetMs: 0,
  number: 7,
  revision: 1,
  item: 'card',
  from: 0,
  until: 0,
  filesLeft: 0,
  bytesLeft: 0,
  storageUsed: 0,
  storageFree: null,
  uptimeMs: 0,
  errors: [],
}

it('a screen that shows what it should is above suspicion, slot after slot', () => {
  const { says } = run()
  for (let at = START; at < START + 60_000; at += 5_000) expect(says(at)).toBeNull()
})

it('one that goes on showing something else after the slot in which it began is told, with both', () => {
  const { says, due } = run()
  const { until, item } = due(START)
  expect(says(START, 'card')).toMatchObject({ told: false, due: item, shown: 'card' })
  expect(says(until + 1_000, 'card')).toMatchObject({ told: false })
  const later = until + 6_000
  expect(says(later, 'card')).toMatchObject({ told: true, since: START, due: due(later).item, shown: 'card' })
  expect(says(later + 10_000)).toBeNull()
})

it('one that stands still is told: what it reports is long over, and something else is due', () => {
  const { says, due } = run()
  const stuck = due(START)
  const says2 = (at: number) => says(at, stuck.item, { from: stuck.from, until: stuck.until })
  expect(says2(START)).toBeNull()
  const during = [1, 2].map((slots) => stuck.until + slots * 10_000 - 1_000)
  expect(during.map((at) => says2(at) !== null)).toEqual([true, true])
  expect(says2(stuck.until + 25_000)).toMatchObject({ told: true, shown: stuck.item })
})

it('an item that was skipped once is no trouble', () => {
  const { says, due } = run()
  const { until } = due(START)
  expect(says(START, 'card')).toMatchObject({ told: false })
  expect(says(until + 500)).toBeNull()
  expect(says(until + 12_000, 'card')).toMatchObject({ told: false, since: until + 12_000 })
})

it('one whose clock is a second off is above suspicion', () => {
  const { says, due } = run()
  for (const apart of [-1_000, 1_000]) {
    const slot = due(START + 40_000 + apart)
    expect(says(START + 40_000, slot.item, { from: slot.from - apart, until: slot.until - apart })).toBeNull()
  }
})

it('one that plays an older manifest, or nothing yet, is being updated', () => {
  const { says } = run()
  for (const number of [0, 3]) {
    expect(says(START, 'card', { number })).toBeNull()
    expect(says(START + 60_000, 'card', { number })).toBeNull()
  }
})

it('[S11] one that is dark outside opening hours is as it should be; one that is bright then is not', () => {
  const { says, due } = run(true)
  const closed = START + 5 * 3_600_000
  expect(due(closed).item).toBe('blank')
  expect(says(closed, 'blank')).toBeNull()
  expect(says(closed, 'item-0')).toMatchObject({ due: 'blank', shown: 'item-0' })
})

describe('a side zone', () => {
  it('that shows what it should is above suspicion, and so is one of which an old player says nothing', () => {
    const { says, due } = run()
    expect(says(START, undefined, { zones: [due(START, 1)] })).toBeNull()
    expect(says(START + 60_000)).toBeNull()
  })

  it('that goes on showing something else is told, with its number, while the main one is as it should be', () => {
    const { says, due } = run()
    const side = (at: number) => ({ zones: [{ item: 'card', from: at, until: at + 10_000 }] })
    expect(says(START, undefined, side(START))).toMatchObject({ zone: 1, told: false, shown: 'card' })
    const later = due(START + 5_000, 1).until + 6_000
    const told = { zone: 1, told: true, since: START, due: due(later + 5_000, 1).item, shown: 'card' }
    expect(says(later, undefined, side(later))).toMatchObject(told)
    expect(says(later + 10_000, undefined, { zones: [due(later + 10_000, 1)] })).toBeNull()
  })

  it('that its manifest does not have is passed over', () => {
    const { says, due } = run()
    const more = { item: 'card', from: START, until: START + 10_000 }
    for (const at of [START, START + 30_000]) expect(says(at, undefined, { zones: [due(at, 1), more] })).toBeNull()
  })
})
