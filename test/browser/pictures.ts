// Pictures for screens under test, and the items that show them.
import sharp from 'sharp'
import type { ItemShown } from '../../playlists/manifest.ts'

export type File = { bytes: Buffer; type: string }

/** One colour all over. */
export const paint = async (background: string): Promise<File> => ({
  bytes: await sharp({ create: { width: 320, height: 180, channels: 3, background } })
    .webp()
    .toBuffer(),
  type: 'image/webp',
})

/** About 1.4 MB that do not compress, so that they come in several parts; another for each seed. */
export const paintNoise = async (seed = 0): Promise<File> => {
  const [width, height] = [800, 600]
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.imul(at + seed * 7919, 2_654_435_761) >>> 23
  const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return { bytes, type: 'image/png' }
}

/** `media` is an index into the files of its manifest. */
export const image = (id: string, media: number): ItemShown => ({
  kind: 'image',
  id,
  title: id,
  theme: 'everyday',
  media,
  fit: 'cover',
})

export const video = (id: string, media: number): ItemShown => ({
  kind: 'video',
  id,
  title: id,
  theme: 'everyday',
  media,
  poster: null,
  fit: 'contain',
  muted: true,
})
