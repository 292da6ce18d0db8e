// From an image to what screens fetch: fitted into each box that a screen can be, as WebP and, for old players, as JPEG; in
// sRGB with 8 bits, upright, without the camera's notes of place and owner. What comes out equal is made and kept once.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import type { Sha256 } from '../playlists/model/ids.ts'
import type { Rendition } from '../playlists/model/media.ts'
import { openImage } from './decode.ts'
import { hashFile, sha256Of } from './hash-file.ts'
import type { Animation, Still } from './inspect.ts'

export type Size = { width: number; height: number }
type Planned = Size & { uses: Rendition['use'][] }

const boxes = [
  { use: '1920x1080', width: 1920, height: 1080 },
  { use: '1080x1920', width: 1080, height: 1920 },
  { use: '3840x2160', width: 3840, height: 2160 },
] as const
const thumbBox = { width: 480, height: 480 }

/** Photos and coloured lettering, seen from three metres. More effort makes files 2 to 9 % smaller in twice the time. */
export const webpQuality = { quality: 82, effort: 2 } as const
export const jpegQuality = { quality: 84 } as const

/** The largest size inside `box` that keeps the proportions; larger than the image only if `enlarge`. */
export const fitInside = (image: Size, box: Size, enlarge: boolean): Size => {
  const scale = Math.min(box.width / image.width, box.height / image.height, enlarge ? Infinity : 1)
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale))
  return { width: side(image.width), height: side(image.height) }
}

/** Largest first. A box in which the image is no larger than in an HD box needs no file: 4K screens take the HD one. */
export const planSizes = (image: Size, enlarge: boolean): Planned[] => {
  const planned: Planned[] = []
  for (const box of boxes) {
    const size = fitInside(image, box, enlarge)
    const same = planned.find(({ width, height }) => width === size.width && height === size.height)
    if (box.use === '3840x2160') {
      if (planned.every(({ width, height }) => width < size.width || height < size.height) && !same) {
        planned.push({ ...size, uses: [box.use] })
      }
    } else if (same) same.uses.push(box.use)
    else planned.push({ ...size, uses: [box.use] })
  }
  return planned.toSorted((a, b) => b.width * b.height - a.width * a.height)
}

export type Output = {
  /** Writes a finished file; the same bytes are written once. */
  write(bytes: Uint8Array): Promise<{ hash: Sha256; bytes: number }>
  /** In the order of their names 0, 1, 2, … */
  readonly files: readonly { hash: Sha256; bytes: number }[]
}

export type Folder = Output & {
  /** Takes a file that `make` writes, and flushes, under the path that it is given. */
  take(make: (path: string) => Promise<void>): Promise<{ hash: Sha256; bytes: number }>
}

export const createOutput = (folder: string): Folder => {
  const files: { hash: Sha256; bytes: number }[] = []
  return {
    files,
    async write(bytes) {
      const hash = sha256Of(bytes)
      const same = files.find((file) => file.hash === hash)
      if (same) return same
      const handle = await open(join(folder, String(files.length)), 'wx')
      try {
        await handle.writeFile(bytes)
        await handle.datasync()
      } finally {
        await handle.close()
      }
      const file = { hash, bytes: bytes.byteLength }
      files.push(file)
      return file
    },
    async take(make) {
      const path = join(folder, String(files.length))
      await make(path)
      const file = await hashFile(path)
      files.push(file)
      return file
    },
  }
}

/** Decoded pixels, sRGB with 8 bits, from which a smaller size is made without decoding again. */
type Pixels = Size & { data: Uint8Array; channels: 3 | 4 }

const open8 = ({ data, width, height, channels }: Pixels): Sharp => sharp(data, { raw: { width, height, channels } })

const toPixels = async (image: Sharp, { width, height }: Size): Promise<Pixels> => {
  const { data, info } = await image
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 }
}

const shrink = async (pixels: Pixels, size: Size): Promise<Pixels> =>
  pixels.width === size.width && pixels.height === size.height ? pixels : toPixels(open8(pixels), size)

const asJpeg = (pixels: Pixels) => open8(pixels).flatten({ background: '#fff' }).jpeg(jpegQuality).toBuffer()
const asWebp = (pixels: Pixels) => open8(pixels).webp(webpQuality).toBuffer()

/** The first look at an image: decoded once, at the largest size that is needed. */
const decodeAt = (image: Still | Animation, size: Size): Promise<Pixels> => {
  if (image.type === 'animation' || !image.vector) return toPixels(openImage(image.input).autoOrient(), size)
  // librsvg draws at a density; 72 is the drawing's own size.
  const density = 72 * Math.max(size.width / image.width, size.height / image.height)
  return toPixels(openImage(image.input, { density: Math.min(100_000, Math.max(1, density)) }), size)
}

const asMovingWebp = (image: Animation, { width, height }: Size) =>
  openImage(image.input, { animated: true })
    .resize(width, height, { fit: 'fill' })
    .webp({ ...webpQuality, delay: image.delays, loop: image.loop })
    .toBuffer()

const writeThumb = async (pixels: Pixels, output: Output): Promise<Rendition> => {
  const thumb = await shrink(pixels, fitInside(pixels, thumbBox, false))
  const file = await output.write(await asWebp(thumb))
  return { use: 'thumb', type: 'image/webp', ...file, width: thumb.width, height: thumb.height }
}

/** Everything that screens and console need of an image. An animation moves as WebP, and stands still as JPEG and in the thumb. */
export const renderImage = async (image: Still | Animation, output: Output): Promise<Rendition[]> => {
  const sizes = planSizes(image, image.type === 'still' && image.vector)
  const wanted = image.type === 'animation' ? sizes.filter(({ uses }) => !uses.includes('3840x2160')) : sizes
  const [largest] = wanted
  if (!largest) return []
  const renditions: Rendition[] = []
  const pixels = await decodeAt(image, largest)
  let sized = pixels
  for (const { uses, ...size } of wanted) {
    sized = await shrink(pixels, size)
    const webp = await output.write(await (image.type === 'animation' ? asMovingWebp(image, size) : asWebp(sized)))
    const jpeg = await output.write(await asJpeg(sized))
    for (const use of uses) {
      renditions.push({ use, type: 'image/webp', ...webp, ...size }, { use, type: 'image/jpeg', ...jpeg, ...size })
    }
  }
  renditions.push(await writeThumb(sized, output))
  return renditions
}

/** A picture that stands for a video until it plays, and in lists. */
export const renderPoster = async (image: Still | Animation, output: Output): Promise<Rendition[]> => {
  const size = fitInside(image, boxes[0], false)
  const pixels = await decodeAt(image, size)
  const webp = await output.write(await asWebp(pixels))
  const jpeg = await output.write(await asJpeg(pixels))
  return [
    { use: 'poster', type: 'image/webp', ...webp, ...size },
    { use: 'poster', type: 'image/jpeg', ...jpeg, ...size },
    await writeThumb(pixels, output),
  ]
}
