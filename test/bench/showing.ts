// How often a second one can ask what is on: a year, at instants all over the horizon and after it, in an order that no cache
// foresees. The baseline is the same loop around a function that only reads the instant. That asking allocates nothing is
// seen by counting garbage collections: twelve million calls that made 16 bytes each would cause more than ten.
import { PerformanceObserver } from 'node:perf_hooks'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../properties/sample.ts'

const NOW = 1_795_000_000_000 // 2026-11-18
const CALLS = 4_000_000
const RUNS = 3

const compileSample = () => {
  const items = Array.from({ length: 60 }, (_, index) => sampleBulletin(`i${index}`))
  const playlists = Array.from({ length: 6 }, (_, list) =>
    samplePlaylist(
      `p${list}`,
      Array.from({ length: 10 }, (_, place) => [`i${list * 10 + place}`, 8_000 + place * 1000] as const),
    ),
  )
  const entries = Array.from({ length: 12 }, (_, index) =>
    sampleEntry(`e${index}`, `p${index % 6}`, {
      dayparts: index % 2 === 0 ? [] : [{ from: `0${index % 10}:00`, until: `1${index % 10}:30` }],
      level: index % 5 === 4 ? 'override' : 'rotate',
      weight: 1 + (index % 3),
    }),
  )
  const content = sampleContent({ items, playlists, entries })
  const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '22:00' } }]
  const site = sampleSite('market', { hours })
  const screenClass = classOf(sampleScreen('s', 'market'), { market: site }, content)
  return compile({ content, screenClass, fonts: [], now: NOW, number: 1, revision: 1 })
}

/**
 * Instants in an array that also holds null: V8 then keeps them as objects, and handing one to a function makes nothing.
 * Out of an array of doubles each would be wrapped anew, which is the caller's cost and not the callee's.
 */
type Instants = readonly (number | null)[]

/** Calls a second, best of some runs. */
const rate = (instants: Instants, call: (instant: number) => void): number => {
  let best = 0
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    for (let at = 0; at < CALLS; at++) call(instants[at % instants.length] ?? 0)
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

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const manifest = compileSample()
  const open = openManifest(manifest)
  const out = createShowing()
  const span = (manifest.until - manifest.from) * 1.1
  const golden = 0.618_033_988_7
  const instants = [
    null,
    ...Array.from({ length: 100_003 }, (_, index) => manifest.from + ((index * golden) % 1) * span),
  ]
  const ask = (instant: number): void => void showing(open, 0, instant, out)
  rate(instants, ask) // after this every loop has been unfolded

  let callsPerSecond = 0
  const collections = await countCollections(() => void (callsPerSecond = rate(instants, ask)))
  const bareCallsPerSecond = rate(instants, (instant) => void (out.from = instant))
  return [{ name: 'showing', callsPerSecond, bareCallsPerSecond, calls: CALLS * RUNS, collections }]
}
