// How often a second one can ask what is on: five zones of a year, at instants all over the horizon and after it, in an order
// that no cache foresees. The baseline is the same loop around a function that only reads the instant. That asking allocates
// nothing is seen in two ways, each beside the bare loop and beside one that makes one small object a call: by how much the
// heap grows over calls too few to fill it, and by how many garbage collections many calls cause.
import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleLayout,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../doubles/sample.ts'

const NOW = 1_795_000_000_000 // 2026-11-18
const CALLS = 4_000_000
const RUNS = 3
/** So few that even 16 bytes a call stay below the size at which new objects are collected. */
const FEW_CALLS = 100_000

const ZONES = ['main', 'side', 'second', 'third', 'ticker'] as const
const ZONE_COUNT = ZONES.length

const layout = sampleLayout(
  'five',
  ZONES.map((id, index) => ({ id, x: 0, y: index * 20, width: 100, height: 20 })),
)

const compileSample = () => {
  const items = Array.from({ length: 60 }, (_, index) => sampleBulletin(`i${index}`))
  const playlists = Array.from({ length: 6 }, (_, list) =>
    samplePlaylist(
      `p${list}`,
      Array.from({ length: 10 }, (_, place) => [`i${list * 10 + place}`, 8_000 + place * 1000] as const),
    ),
  )
  const entries = Array.from({ length: 60 }, (_, index) =>
    sampleEntry(`e${index}`, `p${index % 6}`, {
      zone: ZONES[index % ZONE_COUNT],
      dayparts: index % 2 === 0 ? [] : [{ from: `0${index % 10}:00`, until: `1${index % 10}:30` }],
      level: index > 55 ? 'appointment' : index % 7 === 4 ? 'override' : index % 9 === 5 ? 'notice' : 'rotate',
      startsAt: '2026-12-08T15:00',
      weight: 1 + (index % 3),
    }),
  )
  const content = sampleContent({ items, playlists, entries, layouts: [layout] })
  const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '22:00' } }]
  const site = sampleSite('market', { hours })
  const screenClass = classOf(sampleScreen('s', 'market', { layout: layout.id }), { market: site }, content)
  return compile({ content, screenClass, fonts: [], now: NOW, number: 1, revision: 1 })
}

/**
 * Instants in an array that also holds null: V8 then keeps them as objects, and handing one to a function makes nothing.
 * Out of an array of doubles each would be wrapped anew, which is the caller's cost and not the callee's.
 */
type Instants = readonly (number | null)[]

type Call = (instant: number, at: number) => void

const callOften = (instants: Instants, count: number, call: Call): void => {
  for (let at = 0; at < count; at++) call(instants[at % instants.length] ?? 0, at)
}

/** Calls a second, best of some runs. */
const rate = (instants: Instants, call: Call): number => {
  let best = 0
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    callOften(instants, CALLS, call)
    best = Math.max(best, (CALLS * 1000) / (performance.now() - start))
  }
  return Math.round(best)
}

const countCollections = async (work: () => void): Promise<number> => {
  let collections = 0
  const observer = new PerformanceObserver((list) => void (collections += list.getEntries().length))
  observer.observe({ entryTypes: ['gc'] })
  work()
  await new Promise((resolve) => setTimeout(resolve, 50))
  observer.disconnect()
  return collections
}

/** By how many bytes the heap grows for each call; the least of some runs, since a run may also hold a compiler's work. */
const growth = (instants: Instants, call: Call): number => {
  let least = Infinity
  for (let run = 0; run < 2 * RUNS; run++) {
    const before = getHeapStatistics().used_heap_size
    callOften(instants, FEW_CALLS, call)
    const grown = getHeapStatistics().used_heap_size - before
    // A collection in the middle of it leaves less than there was.
    if (grown >= 0) least = Math.min(least, grown)
  }
  return Math.round((least / FEW_CALLS) * 10) / 10
}

/** Loops are unfolded once before anything is measured. */
const measure = async (instants: Instants, call: Call) => {
  callOften(instants, CALLS, call)
  let callsPerSecond = 0
  const collections = await countCollections(() => void (callsPerSecond = rate(instants, call)))
  return { callsPerSecond, collections, bytesPerCall: growth(instants, call) }
}

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const manifest = compileSample()
  if (manifest.zones.length !== ZONE_COUNT) throw new Error(`${ZONE_COUNT} zones, not ${manifest.zones.length}`)
  const open = openManifest(manifest)
  const out = createShowing()
  const span = (manifest.until - manifest.from) * 1.1
  const golden = 0.618_033_988_7
  const instants = [
    null,
    ...Array.from({ length: 100_003 }, (_, index) => manifest.from + ((index * golden) % 1) * span),
  ]
  const ours = await measure(instants, (instant, at) => void showing(open, at % ZONE_COUNT, instant, out))
  const bare = await measure(instants, (instant) => void (out.from = instant))
  const kept = { last: { instant: 0 } }
  const making = await measure(instants, (instant) => void (kept.last = { instant }))
  return [
    {
      name: 'showing',
      zones: ZONE_COUNT,
      calls: CALLS * RUNS,
      callsPerSecond: ours.callsPerSecond,
      bareCallsPerSecond: bare.callsPerSecond,
      bytesPerCall: { ours: ours.bytesPerCall, bare: bare.bytesPerCall, oneObject: making.bytesPerCall },
      collections: { ours: ours.collections, bare: bare.collections, oneObject: making.collections },
    },
  ]
}
