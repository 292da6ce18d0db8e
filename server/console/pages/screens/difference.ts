// Whether a screen shows what it should: its report held against its own schedule, a little way into what it reports, where a
// clock that is a little off changes nothing. Pure.
import { createShowing, showing } from '../../../../playlists/showing.ts'
import type { ScreenRow } from '../../api/overview.ts'
import type { Opened } from '../../miniature/manifests.ts'

export type Difference = { due: string; shown: string }

/** A report this much older than its own end, ms, says nothing of now. */
const STALE_MS = 20_000

/** Clocks may be this far apart, ms. */
const APART_MS = 5_000

/** Ids of items, `blank` or `card`. Null: as it should be, or not known. */
export const findDifference = (
  { manifest, open, zone }: Pick<Opened, 'manifest' | 'open' | 'zone'>,
  { state }: Pick<ScreenRow, 'state'>,
  now: number,
): Difference | null => {
  const reported = state.showing
  if (state.link !== 'online' || reported === null || reported.number !== manifest.number) return null
  if (reported.from > now || reported.until + STALE_MS < now) return null
  const within = reported.from + Math.min(APART_MS, (reported.until - reported.from) / 2)
  const { item, blank } = showing(open, zone, within, createShowing())
  const shown = manifest.items[item]
  const due = blank ? 'blank' : shown !== undefined && 'id' in shown ? shown.id : 'card'
  return due === reported.item ? null : { due, shown: reported.item }
}
