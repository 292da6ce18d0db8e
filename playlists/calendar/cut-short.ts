// An item that lasts longer than the times of day at which its entry plays never comes to its end, and nothing after it in its
// list ever comes at all: allowed, but staff should know.
import type { Collection } from '../model/catalogue.ts'
import type { Entry } from '../model/entry.ts'
import type { ItemId, PlaylistId } from '../model/ids.ts'
import { treeOf } from '../model/playlist-tree.ts'
import type { Playlist } from '../model/playlist.ts'
import { type DaySpan, daypartToSpan } from './rule.ts'

/** The item that lasts longest, and the shortest time of day; ms. */
export type CutShort = { readonly item: ItemId; readonly ms: number; readonly daypartMs: number }

/** Spans that meet are one: an item plays on from one into the next. */
const joinSpans = (spans: readonly DaySpan[]): DaySpan[] => {
  const joined: DaySpan[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && span.from <= last.until) {
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) }
    } else joined.push(span)
  }
  return joined
}

/** null where each item has time enough. An appointment plays to its end whatever dayparts say. */
export const entryToCutShort = (
  { level, dayparts }: Pick<Entry, 'level' | 'dayparts'>,
  playlist: PlaylistId,
  playlists: Collection<Playlist>,
): CutShort | null => {
  if (level === 'appointment' || dayparts.length === 0) return null
  const spans = joinSpans(dayparts.map(daypartToSpan))
  const daypartMs = Math.min(...spans.map(({ from, until }) => (until - from) * 1000))
  const [longest] = treeOf(playlist, playlists)
    .flatMap(({ items }) => items)
    .toSorted((a, b) => b.ms - a.ms)
  return longest !== undefined && longest.ms > daypartMs ? { ...longest, daypartMs } : null
}
