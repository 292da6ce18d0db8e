// Why a file that staff uploaded cannot be shown, as plain objects with the facts that help them to mend it.
// `type` is stable and part of the API; the words (also the advice, such as how to export a HEIC photo) are in the
// console's dictionaries, keyed by it.
import * as v from 'valibot'

const none = <T extends string>(type: T) => v.strictObject({ type: v.literal(type) })

export const MediaFailure = v.variant('type', [
  /** Nothing in the file. */
  none('empty'),
  /** The content is no type that is known here. */
  none('type-unknown'),
  /** A known type that screens are not given: `actual` is its MIME type. */
  v.strictObject({ type: v.literal('type-refused'), actual: v.string() }),
  /** The name claims an accepted type (`claimed`, an extension), the content is another: a MIME type, or `unknown`. */
  v.strictObject({ type: v.literal('type-lies'), claimed: v.string(), actual: v.string() }),
  /** A photo as iPhones keep it; browsers on screens cannot show it. */
  none('heic'),
  /** The end of the file is missing. */
  none('truncated'),
  /** Damaged, or made in a way that no decoder here understands. */
  none('unreadable'),
  v.strictObject({ type: v.literal('too-large'), limitBytes: v.number() }),
  /** `limit` in pixels; width × height × `frames` is more. */
  v.strictObject({
    type: v.literal('too-many-pixels'),
    width: v.number(),
    height: v.number(),
    frames: v.number(),
    limit: v.number(),
  }),
  v.strictObject({ type: v.literal('too-long'), durationMs: v.number(), limitMs: v.number() }),
  /** The SVG refers to a file outside itself, which no screen would have. */
  v.strictObject({ type: v.literal('svg-external'), reference: v.string() }),
  /** The SVG declares entities of its own, as exports from some drawing programs do. */
  none('svg-entities'),
  /** A codec that the browsers of the screens do not play; `track` says of what. */
  v.strictObject({ type: v.literal('codec'), track: v.picklist(['video', 'audio']), codec: v.string() }),
  /** A video file with sound only. */
  none('no-picture'),
  /** Took longer than any honest file. */
  v.strictObject({ type: v.literal('timed-out'), limitMs: v.number() }),
  /** Needed more memory than any honest file. */
  v.strictObject({ type: v.literal('too-heavy'), limitBytes: v.number() }),
  none('out-of-space'),
  /** The controller was stopped while it worked on the file; the upload is still there. */
  none('interrupted'),
])
export type MediaFailure = v.InferOutput<typeof MediaFailure>

/** Limits on what staff upload. Bytes, pixels over all frames, milliseconds. */
export const limits = {
  imageBytes: 100 * 1024 * 1024,
  /** An SVG is text; real posters stay far below. */
  svgBytes: 10 * 1024 * 1024,
  imagePixels: 200_000_000,
  videoBytes: 4 * 1024 * 1024 * 1024,
  /** The largest frame of H.264 level 5.1 (36,864 macroblocks), the most that a box decodes. */
  videoPixels: 36_864 * 256,
  videoMs: 3 * 60 * 60 * 1000,
} as const
