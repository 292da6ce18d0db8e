// Whether a screen shows what it should: its report held against its own schedule, zone by zone, a little way into what it
// reports, where a clock that is a little off changes nothing. Pure.
import type { ZoneShown } from '../../../playlists/protocol/up.ts'
import { createShowing, showing } from '../../../playlists/showing.ts'
import type { ScreenRow } from '../api/overview.ts'
import type { Opened } from './manifests.ts'

/** `zone`: index into the manifest's zones. `due` and `shown`: ids of items, `blank` or `card`. */
export type Difference = { zone: number; due: string; shown: string; from: number; until: number }

/** A report this much older than its own end, ms, says nothing of now. */
const STALE_MS = 20_000

/** Clocks may be this far apart, ms. */
const APART_MS = 5_000

/** None where all is as it should be, and where nothing is known. */
export const findDifferences = (
  { manifest, open }: Pick<Opened, 'manifest' | 'open'>,
  { state }: Pick<ScreenRow, 'state'>,
  now: number,
): Difference[] => {
  const reported = state.showing
  if (state.link !== 'online' || reported === null || reported.number !== manifest.number) return []
  const differ = ({ item: shown, from, until }: ZoneShown, zone: number): Difference[] => {
    if (from > now || until + STALE_MS < now || zone >= manifest.zones.length) return []
    const { item, blank } = showing(open, zone, from + Math.min(APART_MS, (until - from) / 2), createShowing())
    const planned = manifest.items[item]
    const due = blank ? 'blank' : planned !== undefined && 'id' in planned ? planned.id : 'card'
    return due === shown ? [] : [{ zone, due, shown, from, until }]
  }
  return [reported, ...reported.zones].flatMap(differ)
}
