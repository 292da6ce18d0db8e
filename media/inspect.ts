// What is known about an uploaded image before anything is decoded: its header is read, the limits are checked, and only
// then is anything allowed to cost time or memory.
import { readFile } from 'node:fs/promises'
import { decoding, openImage } from './decode.ts'
import { limits } from './failures.ts'
import type { MediaFailure } from './failures.ts'
import type { Accepted } from './file-types.ts'
import { checkSvg } from './svg.ts'

export type Still = {
  type: 'still'
  /** The path of the file, or its text as UTF-8 for an SVG, which librsvg must not read from where other files lie. */
  input: string | Uint8Array
  vector: boolean
  /** As seen: after EXIF orientation. */
  width: number
  height: number
}
export type Animation = Omit<Still, 'type' | 'vector'> & {
  type: 'animation'
  frames: number
  /** For each frame, ms. */
  delays: number[]
  /** How often it plays; 0: for ever. */
  loop: number
}

/** Browsers show a frame that asks for less than this for 100 ms, as old animations expect. */
const leastDelayMs = 11

const inspectSvg = async (path: string, bytes: number): Promise<Still | MediaFailure> => {
  if (bytes > limits.svgBytes) return { type: 'too-large', limitBytes: limits.svgBytes }
  const checked = checkSvg(await readFile(path))
  if (checked.type !== 'svg') return checked
  const input = Buffer.from(checked.text)
  return decoding(path, 'image/svg+xml', async () => {
    const { width, height } = await openImage(input, { limitInputPixels: false }).metadata()
    // Its own size costs nothing, since it is drawn at the size of the screens; but not at less than one dot per inch.
    if ((width / 72) * (height / 72) > limits.imagePixels) {
      return { type: 'too-many-pixels', width, height, frames: 1, limit: limits.imagePixels } satisfies MediaFailure
    }
    return { type: 'still', input, vector: true, width, height } satisfies Still
  })
}

export const inspectImage = async (
  path: string,
  mime: Accepted,
  bytes: number,
): Promise<Still | Animation | MediaFailure> => {
  if (mime === 'image/svg+xml') return inspectSvg(path, bytes)
  if (bytes > limits.imageBytes) return { type: 'too-large', limitBytes: limits.imageBytes }
  const found = await decoding(path, mime, async () => {
    const header = await openImage(path, { limitInputPixels: false }).metadata()
    return { type: 'header' as const, header }
  })
  if (found.type !== 'header') return found
  const { header } = found
  const { width, height } = header.autoOrient
  const moving = mime === 'image/gif' || mime === 'image/webp'
  const frames = moving ? (header.pages ?? 1) : 1
  if (width * height * frames > limits.imagePixels) {
    return { type: 'too-many-pixels', width, height, frames, limit: limits.imagePixels }
  }
  if (frames === 1) return { type: 'still', input: path, vector: false, width, height }
  const delays = Array.from({ length: frames }, (_, frame) => header.delay?.[frame] ?? 0)
  return {
    type: 'animation',
    input: path,
    width,
    height,
    frames,
    delays: delays.map((delay) => (delay < leastDelayMs ? 100 : delay)),
    loop: header.loop ?? 0,
  }
}
