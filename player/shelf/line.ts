// When this screen may fetch, and how fast: within its site's hours, at its share of the site's line, and not at the very moment
// of all the others. None of it holds for what is needed at once.
import { offsetAt } from '../../playlists/showing.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import type { DayWindow, Place } from '../../playlists/protocol/down.ts'
import { pass, type Time } from '../time.ts'

const DAY_S = 86_400

/** Screens that share a line begin as far apart as if it carried this much, bytes a ms, but never later than MOST_WAIT_MS. */
const LINE = 25_000
const MOST_WAIT_MS = 600_000

export type Downloads = NonNullable<Place['downloads']>

export const FULL_SOUND: NonNullable<Place['sound']> = { window: null, volume: 100 }

export const NO_LIMITS: Downloads = { window: null, bytesPerSecond: null, sharing: 1 }

/** Whether `instant` is within a window of the site's civil day. */
export const isWithin = (window: DayWindow, manifest: Pick<Manifest, 'from' | 'offsets'>, instant: number): boolean => {
  if (!window) return true
  const [from, until] = window
  const second = (instant / 1000 + offsetAt(manifest, instant) * 60) % DAY_S
  return from < until ? second >= from && second < until : second >= from || second < until
}

/** How long to wait before so many bytes are fetched, ms; `random` in [0, 1). */
export const toTurnMs = ({ sharing }: Downloads, bytes: number, random: number): number =>
  Math.min(MOST_WAIT_MS, ((sharing - 1) * bytes) / LINE) * random

/** Resolves once so many bytes more may come. */
export const createPace = (
  speed: () => number | null,
  time: Pick<Time, 'now' | 'setTimeout'>,
): ((bytes: number) => Promise<void>) => {
  let paidUntil = 0
  return async (bytes) => {
    const bytesPerSecond = speed()
    if (!bytesPerSecond) return
    paidUntil = Math.max(paidUntil, time.now()) + (bytes / bytesPerSecond) * 1000
    await pass(time, paidUntil - time.now())
  }
}
