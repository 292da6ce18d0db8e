// An uploaded file and what was made of it. The id comes from the file's SHA-256, so the same file is stored once.
import * as v from 'valibot'
import { AccountId, MediaId, Sha256, UnitId } from './ids.ts'
import { instant, requiredText } from './text.ts'

const version = v.pipe(v.number(), v.integer(), v.minValue(1))
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1))

/** One file on the shelf that a screen can show. `use` says for which profiles it was made. */
export const Rendition = v.strictObject({
  use: v.picklist(['1920x1080', '1080x1920', '3840x2160', 'thumb', 'poster', 'original']),
  hash: Sha256,
  type: v.picklist(['image/webp', 'image/jpeg', 'video/mp4', 'video/webm']),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  width: pixels,
  height: pixels,
})
export type Rendition = v.InferOutput<typeof Rendition>

export const Media = v.strictObject({
  id: MediaId,
  version,
  unit: UnitId,
  /** The name of the file as it was uploaded; shown, never used as a path. */
  name: requiredText(255),
  kind: v.picklist(['image', 'video']),
  /** Of the uploaded file. */
  hash: Sha256,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  type: requiredText(64),
  width: pixels,
  height: pixels,
  /** Videos and animations only, ms. */
  durationMs: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Videos only: full codec strings such as `avc1.640028`. */
  codecs: v.array(v.string()),
  renditions: v.array(Rendition),
  uploadedAt: instant,
  uploadedBy: v.nullable(AccountId),
})
export type Media = v.InferOutput<typeof Media>
