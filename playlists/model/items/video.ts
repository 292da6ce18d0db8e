import * as v from 'valibot'
import { MediaId } from '../ids.ts'
import { itemBase } from './common.ts'

export const VideoItem = v.strictObject({
  ...itemBase,
  kind: v.literal('video'),
  media: MediaId,
  fit: v.picklist(['contain', 'cover']),
  muted: v.boolean(),
})
export type VideoItem = v.InferOutput<typeof VideoItem>
