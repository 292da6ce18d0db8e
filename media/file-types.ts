// What a file is, by its content; its name only tells what the sender believed. SVG is found here, since it is text and has
// no magic number: an XML document whose root is <svg>.
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import type { MediaFailure } from './failures.ts'
import { decodeXml, rootName } from './xml-text.ts'

export type Accepted =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/avif'
  | 'image/gif'
  | 'image/svg+xml'
  | 'video/mp4'
  | 'video/webm'

const acceptedByMime = new Map<string, Accepted>([
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  // An animated PNG: its first picture is shown.
  ['image/apng', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/avif', 'image/avif'],
  ['image/gif', 'image/gif'],
  ['video/mp4', 'video/mp4'],
  ['video/x-m4v', 'video/mp4'],
  ['video/webm', 'video/webm'],
])
const acceptedExtensions = new Set(
  'jpg jpeg jpe jfif png apng webp avif gif svg mp4 m4v webm'.split(' ').map((extension) => `.${extension}`),
)

const readStart = async (path: string, most: number): Promise<Uint8Array> => {
  const handle = await open(path)
  try {
    const buffer = new Uint8Array(most)
    const { bytesRead } = await handle.read(buffer, 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Whether an ISO file names `brand` among those it is compatible with. */
const hasBrand = (start: Uint8Array, brand: string): boolean => {
  const box = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, 256))
  if (box.byteLength < 16) return false
  const length = Math.min(box.readUInt32BE(0), box.byteLength)
  for (let at = 8; at + 4 <= length; at += 4) if (box.toString('latin1', at, at + 4) === brand) return true
  return false
}

export const typeOfFile = async (
  path: string,
  name: string,
): Promise<{ type: 'known'; mime: Accepted } | MediaFailure> => {
  const found = (await fileTypeFromFile(path))?.mime
  const accepted = found === undefined ? undefined : acceptedByMime.get(found)
  if (accepted) return { type: 'known', mime: accepted }

  const start = await readStart(path, 256 * 1024)
  if (found?.startsWith('image/hei')) {
    return hasBrand(start, 'avif') ? { type: 'known', mime: 'image/avif' } : { type: 'heic' }
  }
  // Whatever else it looks like, since a text that starts with a BOM or a comment looks like many things.
  if (found === undefined || found.endsWith('xml')) {
    if (rootName(decodeXml(start) ?? '') === 'svg') return { type: 'known', mime: 'image/svg+xml' }
  }
  const claimed = extname(name).toLowerCase()
  if (acceptedExtensions.has(claimed))
    return { type: 'type-lies', claimed: claimed.slice(1), actual: found ?? 'unknown' }
  return found === undefined ? { type: 'type-unknown' } : { type: 'type-refused', actual: found }
}
