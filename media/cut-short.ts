// Whether the end of a file is missing, by what its format says about its own length. Decoders tell "damaged" and "cut" apart
// poorly, and a video that is cut may play well until the cut; but staff can mend a cut file: upload it again.
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { Accepted } from './file-types.ts'

const read = async (handle: FileHandle, at: number, bytes: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(bytes)
  const { bytesRead } = await handle.read(buffer, 0, bytes, at)
  return buffer.subarray(0, bytesRead)
}

/** ISO base media (MP4, AVIF): boxes, each with its length first. */
const boxesCut = async (handle: FileHandle, size: number): Promise<boolean> => {
  const names = new Set<string>()
  let at = 0
  // No honest file has so many boxes at its top level, but a fragmented film has many thousands.
  for (let count = 0; at < size && count < 1_000_000; count += 1) {
    const header = await read(handle, at, 16)
    if (header.byteLength < 8) return true
    names.add(header.toString('latin1', 4, 8))
    let length = header.readUInt32BE(0)
    if (length === 1) {
      if (header.byteLength < 16) return true
      length = Number(header.readBigUInt64BE(8))
    }
    if (length === 0) break
    if (length < 8) return false
    at += length
    if (at > size) return true
  }
  return !names.has('moov') && !names.has('meta')
}

/** EBML (WebM): one header, then a segment that says its length unless it was recorded live. */
const segmentCut = async (handle: FileHandle, size: number): Promise<boolean> => {
  let at = 0
  for (let count = 0; count < 4 && at < size; count += 1) {
    const header = await read(handle, at, 12)
    const first = header[0] ?? 0
    const idBytes = Math.clz32(first) - 23
    const lengthBytes = Math.clz32(header[idBytes] ?? 0) - 23
    if (idBytes < 1 || idBytes > 4 || lengthBytes < 1 || lengthBytes > 8) return false
    if (header.byteLength < idBytes + lengthBytes) return true
    let length = BigInt((header[idBytes] ?? 0) & (0xff >> lengthBytes))
    for (let k = 1; k < lengthBytes; k += 1) length = (length << 8n) | BigInt(header[idBytes + k] ?? 0)
    if (length === (1n << BigInt(7 * lengthBytes)) - 1n) return false
    at += idBytes + lengthBytes + Number(length)
    if (at > size) return true
  }
  return false
}

const endsWith = async (handle: FileHandle, size: number, end: Buffer): Promise<boolean> => {
  // Some programs pad or append; a whole file has its end mark near its end.
  const most = 64 * 1024
  return (await read(handle, Math.max(0, size - most), most)).includes(end)
}

export const isCutShort = async (path: string, mime: Accepted): Promise<boolean> => {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    switch (mime) {
      case 'image/jpeg':
        return !(await endsWith(handle, size, Buffer.from([0xff, 0xd9])))
      case 'image/png':
        return !(await endsWith(handle, size, Buffer.from('IEND')))
      case 'image/gif':
        return (await read(handle, size - 1, 1))[0] !== 0x3b
      case 'image/webp':
        return (await read(handle, 4, 4)).readUInt32LE(0) + 8 > size
      case 'image/avif':
      case 'video/mp4':
        return await boxesCut(handle, size)
      case 'video/webm':
        return await segmentCut(handle, size)
      case 'image/svg+xml':
        return false
    }
  } finally {
    await handle.close()
  }
}
