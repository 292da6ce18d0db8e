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
