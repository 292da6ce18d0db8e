import * as v from 'valibot'
import { MediaId } from '../ids.ts'
import { itemBase } from './common.ts'

export const ImageItem = v.strictObject({
  ...itemBase,
  kind: v.literal('image'),
  media: MediaId,
  /** `contain` shows all of it on a ground of its own colours; `cover` fills the screen and may cut. */
  fit: v.picklist(['contain', 'cover']),
})
export type ImageItem = v.InferOutput<typeof ImageItem>
