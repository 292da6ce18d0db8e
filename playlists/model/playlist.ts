// What plays one after the other: items, and other playlists among them.
import * as v from 'valibot'
import { ItemId, PlaylistId, UnitId } from './ids.ts'
import { duration } from './items/common.ts'
import { requiredText } from './text.ts'

/** Longest playlist, items. */
export const LONGEST_PLAYLIST = 500

export const Take = v.strictObject({
  count: v.pipe(v.number(), v.integer(), v.minValue(1, 'take-count'), v.maxValue(LONGEST_PLAYLIST, 'take-count')),
  /** A day: all day the same ones. A round: for lists inside another, each time that the other comes to it. */
  per: v.picklist(['round', 'day']),
})
export type Take = v.InferOutput<typeof Take>

const Inside = v.strictObject({
  playlist: PlaylistId,
  before: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LONGEST_PLAYLIST)),
})

export const Playlist = v.strictObject({
  id: PlaylistId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  name: requiredText(40),
  /** In order; `ms` is how long this place in the list lasts. */
  items: v.pipe(
    v.array(v.strictObject({ item: ItemId, ms: duration })),
    v.maxLength(LONGEST_PLAYLIST, 'playlist-long'),
  ),
  /** `ordered` where it is missing. Shuffled: in an order of its own that is the same on every screen, and moves nothing else when an item is added. */
  order: v.optional(v.picklist(['ordered', 'shuffled'])),
  /** None: all of it. Else so many items at a time, next time the ones that follow, and so on through the list. */
  take: v.optional(v.nullable(Take)),
  /** Playlists inside this one, each before the item of that index, or at the end. See `playlist-tree.ts` for what may be. */
  inside: v.optional(v.pipe(v.array(Inside), v.maxLength(20, 'playlist-long'))),
})
export type Playlist = v.InferOutput<typeof Playlist>
