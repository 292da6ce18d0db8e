// Files as staff and strangers upload them, made on the spot: odd ones with sharp and ffmpeg, hostile ones by hand.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Sharp } from 'sharp'

/** Soft noise over a gradient, as detailed as a photo. */
export const photo = (width: number, height: number, seed = 0): Sharp => {
  const data = Buffer.alloc(256 * 192 * 3)
  let state = seed * 2 + 1
  for (let at = 0; at < data.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    data[at] = ((at / 3 / 256 + ((at / 3) % 256)) >> 1) + (state >>> 26)
  }
  return sharp(data, { raw: { width: 256, height: 192, channels: 3 } }).resize(width, height, { fit: 'fill' })
}

/** Red on the left half, blue on the right. */
export const redBlue = (width: number, height: number): Sharp => {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#00f' } }
  return sharp({ create: { width, height, channels: 3, background: '#f00' } }).composite([
    { input: half, left: Math.floor(width / 2), top: 0 },
  ])
}

const chunk = (name: string, body: Buffer): Buffer => {
  const framed = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(body.length, 0)
  numbers.writeUInt32BE(crc32(framed), 4)
  return Buffer.concat([numbers.subarray(0, 4), framed, numbers.subarray(4)])
}

/** A PNG (8 bits, RGB) whose header says `width` × `height`, whatever is in it. */
export const pngThatSays = (width: number, height: number, pixels = Buffer.alloc(64), interlaced = false): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, interlaced ? 1 : 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A file in the ISO base format with these brands and nothing else of use. */
export const isoFile = (brand: string, ...compatible: string[]): Buffer => {
  const box = Buffer.alloc(16 + 4 * compatible.length)
  box.writeUInt32BE(box.length, 0)
  box.write(`ftyp${brand}`, 4, 'latin1')
  compatible.forEach((name, index) => box.write(name, 16 + 4 * index, 'latin1'))
  return Buffer.concat([box, Buffer.alloc(4096)])
}

/** Frames of plain colours as an animated GIF or WebP, `delay` ms each. */
export const animation = async (
  type: 'gif' | 'webp',
  colours: string[],
  side: number,
  delay: number,
): Promise<Buffer> => {
  const frames = colours.map((background) => ({
    create: { width: side, height: side, channels: 3 as const, background },
  }))
  const stills = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()))
  const moving = sharp(stills, { join: { animated: true } })
  const options = { delay: colours.map(() => delay), loop: 0 }
  return (type === 'gif' ? moving.gif(options) : moving.webp(options)).toBuffer()
}

export const svg = (inside: string, attributes = 'width="160" height="90"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )

/** With the test pattern and, unless told otherwise, H.264 that every browser plays. */
export const film = async (path: string, ...options: string[]): Promise<void> => {
  const source = ['-f', 'lavfi', '-i', 'testsrc=duration=2:size=320x180:rate=10']
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...source, ...options, path])
}

/** An MP4 whose track says, in its matrix, that it was filmed with the phone upright. */
export const turned = (mp4: Buffer): Buffer => {
  const content = Buffer.from(mp4)
  const matrix = content.indexOf('tkhd', 0, 'latin1') + 44
  const values = [0, 0x1_0000, 0, -0x1_0000, 0, 0, 0, 0, 0x4000_0000]
  values.forEach((value, index) => content.writeInt32BE(value, matrix + 4 * index))
  return content
}
