// What the controller and its media workers say to each other. Checked on arrival also here: a worker decodes files from
// strangers, so what it says is input.
import * as v from 'valibot'
import { Media } from '../playlists/model/media.ts'
import { Sha256 } from '../playlists/model/ids.ts'
import { MediaFailure } from './failures.ts'

/** Everything a `Media` document says but who keeps it, and since when. */
export const MediaFacts = v.omit(Media, ['id', 'version', 'unit', 'uploadedAt', 'uploadedBy'])
export type MediaFacts = v.InferOutput<typeof MediaFacts>

export const Job = v.strictObject({
  /** The uploaded file. */
  path: v.string(),
  name: v.string(),
  /** A folder of this job alone; the files made are named 0, 1, 2, … */
  folder: v.string(),
  /** A still of a video that the uploading browser made, used when there is no ffmpeg. */
  poster: v.nullable(v.string()),
  ffmpeg: v.nullable(v.string()),
})
export type Job = v.InferOutput<typeof Job>

export const Report = v.variant('type', [
  /** A film or an animation: more time is granted. */
  v.strictObject({ type: v.literal('moving') }),
  v.strictObject({
    type: v.literal('made'),
    facts: MediaFacts,
    files: v.array(v.strictObject({ hash: Sha256, bytes: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  }),
  v.strictObject({
    type: v.literal('failed'),
    failure: MediaFailure,
  }),
])
export type Report = v.InferOutput<typeof Report>
export type Made = Extract<Report, { type: 'made' }>
