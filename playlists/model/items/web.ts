// A web page by its address. The screen fetches it each time it plays, so it needs the network, which nothing else does: a
// page that does not come is skipped.
import * as v from 'valibot'
import { pageUrl } from '../url.ts'
import { itemBase } from './common.ts'

/** How large a page may be drawn, per cent. Pages are made for desks, and screens are read from afar. */
export const SMALLEST_ZOOM = 50
export const LARGEST_ZOOM = 300

export const WebItem = v.strictObject({
  ...itemBase,
  kind: v.literal('web'),
  url: pageUrl,
  zoom: v.pipe(v.number(), v.integer(), v.minValue(SMALLEST_ZOOM), v.maxValue(LARGEST_ZOOM)),
})
export type WebItem = v.InferOutput<typeof WebItem>
