// One job from beginning to end, in a worker: what the file is, whether screens can show it, and everything made of it.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendition } from '../playlists/model/media.ts'
import { decoding } from './decode.ts'
import { limits } from './failures.ts'
import type { MediaFailure } from './failures.ts'
import { typeOfFile } from './file-types.ts'
import type { Accepted } from './file-types.ts'
import { hashFile } from './hash-file.ts'
import { inspectImage } from './inspect.ts'
import type { Job, Made } from './job.ts'
import { cleanName } from './names.ts'
import { drawFrame } from './poster.ts'
import { createOutput, renderImage, renderPoster } from './renditions.ts'
import type { Output } from './renditions.ts'
import { inspectVideo } from './video.ts'
import type { Video } from './video.ts'
import { copyWithout, findWhereFilmed } from './where-filmed.ts'

const makeImage = async (
  job: Job,
  mime: Accepted,
  bytes: number,
  onMoving: () => void,
): Promise<Made | MediaFailure> => {
  const image = await inspectImage(job.path, mime, bytes)
  if (image.type !== 'still' && image.type !== 'animation') return image
  if (image.type === 'animation') onMoving()
  const output = createOutput(job.folder)
  const rendered = await decoding(job.path, mime, async () => ({
    type: 'rendered' as const,
    renditions: await renderImage(image, output),
  }))
  if (rendered.type !== 'rendered') return rendered
  const facts = {
    ...(await hashFile(job.path)),
    name: cleanName(job.name),
    kind: 'image' as const,
    type: mime,
    width: image.width,
    height: image.height,
    durationMs: image.type === 'animation' ? image.delays.reduce((sum, delay) => sum + delay, 0) : null,
    codecs: [],
    renditions: rendered.renditions,
  }
  return { type: 'made', facts, files: [...output.files] }
}

/** From ffmpeg, else from the browser that uploaded; a video without a poster is still a video. */
const makePoster = async (job: Job, video: Video, output: Output): Promise<Rendition[]> => {
  const frame = join(job.folder, 'frame.png')
  const drawn = job.ffmpeg !== null && (await drawFrame(job.ffmpeg, job.path, video, frame))
  const path = drawn ? frame : job.poster
  if (path === null) return []
  const known = await typeOfFile(path, path)
  if (known.type !== 'known' || !known.mime.startsWith('image/')) return []
  const image = await inspectImage(path, known.mime, (await stat(path)).size)
  if (image.type !== 'still' && image.type !== 'animation') return []
  const rendered = await decoding(path, known.mime, async () => ({
    type: 'rendered' as const,
    renditions: await renderPoster(image, output),
  }))
  return rendered.type === 'rendered' ? rendered.renditions : []
}

const makeVideo = async (job: Job, mime: Video['mime'], bytes: number): Promise<Made | MediaFailure> => {
  const video = await inspectVideo(job.path, mime, bytes)
  if (video.type !== 'video') return video
  const original = await hashFile(job.path)
  const output = createOutput(job.folder)
  const { width, height, durationMs, codecs } = video
  const hidden = mime === 'video/mp4' ? await findWhereFilmed(job.path) : null
  const played = hidden ? await output.take((path) => copyWithout(job.path, path, hidden)) : original
  const renditions: Rendition[] = [{ use: 'original', type: mime, ...played, width, height }]
  renditions.push(...(await makePoster(job, video, output)))
  const facts = { ...original, name: cleanName(job.name), kind: 'video' as const, type: mime, width, height }
  return { type: 'made', facts: { ...facts, durationMs, codecs, renditions }, files: [...output.files] }
}

/** `onMoving` is called before a film or an animation takes long. */
export const make = async (job: Job, onMoving: () => void): Promise<Made | MediaFailure> => {
  const { size } = await stat(job.path)
  if (size === 0) return { type: 'empty' }
  if (size > limits.videoBytes) return { type: 'too-large', limitBytes: limits.videoBytes }
  const known = await typeOfFile(job.path, job.name)
  if (known.type !== 'known') return known
  if (known.mime !== 'video/mp4' && known.mime !== 'video/webm') return makeImage(job, known.mime, size, onMoving)
  onMoving()
  return makeVideo(job, known.mime, size)
}
