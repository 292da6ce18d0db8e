import * as v from 'valibot'
import { ItemId, PlaylistId, UnitId } from './ids.ts'
import { duration } from './items/common.ts'
import { requiredText } from './text.ts'

/** Longest playlist, items. */
export const LONGEST_PLAYLIST = 500

export const Playlist = v.strictObject({
  id: PlaylistId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  name: requiredText(40),
  /** In order; `ms` is how long this place in the list lasts. */
  items: v.pipe(v.array(v.strictObject({ item: ItemId, ms: duration })), v.maxLength(LONGEST_PLAYLIST, 'playlist-long')),
})
export type Playlist = v.InferOutput<typeof Playlist>
