import * as v from 'valibot'
import { ItemId, PlaylistId, UnitId } from './ids.ts'
import { duration } from './items/common.ts'
import { requiredText } from './text.ts'

/** Longest playlist, items. */
export const LONGEST_PLAYLIST = 500

export const Take = v.strictObject({
  count: v.pipe(v.number(), v.integer(), v.minValue(1, 'take-count'), v.maxValue(LONGEST_PLAYLIST, 'take-count')),
  per: v.picklist(['day']),
})
export type Take = v.InferOutput<typeof Take>

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
  /** None: all of it. Else so many items a day, the next ones on the next day, and so on through the list. */
  take: v.optional(v.nullable(Take)),
})
export type Playlist = v.InferOutput<typeof Playlist>
