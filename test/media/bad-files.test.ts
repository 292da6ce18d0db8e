// Files that lie, are cut, or want all time and memory: refused with the reason, at the cost of one worker at most.
import { stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { isoFile, photo, pngThatSays, svg } from './files.ts'
import { factsOf, useRig } from './rig.ts'

const rig = useRig()

describe('a bad file', () => {
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array, object]>([
    ['an empty file', 'a.jpg', () => new Uint8Array(0), { type: 'empty' }],
    ['text', 'a.txt', () => Buffer.from('你好'), { type: 'type-unknown' }],
    [
      'text that says JPEG',
      'a.JPG',
      () => Buffer.from('你好'),
      { type: 'type-lies', claimed: 'jpg', actual: 'unknown' },
    ],
    [
      'a PDF that says PNG',
      'a.png',
      () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'),
      { type: 'type-lies', claimed: 'png', actual: 'application/pdf' },
    ],
    [
      'a PDF',
      'a.pdf',
      () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'),
      { type: 'type-refused', actual: 'application/pdf' },
    ],
    ['a page that says SVG', 'a.svg', () => Buffer.from('<html><svg/></html>'), { type: 'type-lies', claimed: 'svg' }],
    ['TIFF', 'a.tif', () => photo(9, 9).tiff().toBuffer(), { type: 'type-refused', actual: 'image/tiff' }],
    ['HEIC', 'IMG_1.HEIC', () => isoFile('heic', 'mif1', 'heic'), { type: 'heic' }],
    ['HEIC that says JPEG', 'IMG_1.jpg', () => isoFile('mif1', 'heic'), { type: 'heic' }],
    [
      'a PNG of 65,000 × 65,000',
      'a.png',
      () => pngThatSays(65_000, 65_000),
      { type: 'too-many-pixels', width: 65_000, height: 65_000, frames: 1, limit: 200_000_000 },
    ],
    ['a PNG that promises more than it has', 'a.png', () => pngThatSays(18_000, 11_000), { type: 'unreadable' }],
    [
      'the same, interlaced',
      'a.png',
      () => pngThatSays(18_000, 11_000, Buffer.alloc(64), true),
      { type: 'unreadable' },
    ],
    [
      'an animation with too many frames',
      'a.gif',
      async () => {
        const frame = await sharp({ create: { width: 4000, height: 4000, channels: 3, background: '#f00' } })
          .gif()
          .toBuffer()
        // The picture again and again, from its graphic control to just before the trailer.
        const start = frame.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]))
        const again = frame.subarray(start, frame.length - 1)
        return Buffer.concat([
          frame.subarray(0, frame.length - 1),
          ...Array.from({ length: 20 }, () => again),
          Buffer.of(0x3b),
        ])
      },
      { type: 'too-many-pixels', width: 4000, height: 4000, frames: 21, limit: 200_000_000 },
    ],
    [
      'noise after a JPEG header',
      'a.jpg',
      () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(999)]),
      {},
    ],
  ])('%s is refused', async (_, name, make, failure) => {
    const result = await rig.upload(await make(), name)
    expect(result.type).not.toBe('done')
    expect(result).toMatchObject(failure)
    await rig.expectNothingLeft()
  })

  test('a PNG with more in it than its header says shows what the header says', async () => {
    const facts = factsOf(await rig.upload(pngThatSays(40, 30, Buffer.alloc(30_000_000)), 'more.png'))
    expect([facts.width, facts.height]).toEqual([40, 30])
  })

  test.each<[string, () => Promise<Buffer>]>([
    ['jpg', () => photo(400, 300).jpeg().toBuffer()],
    ['png', () => photo(400, 300).png().toBuffer()],
    ['webp', () => photo(400, 300).webp().toBuffer()],
    ['avif', () => photo(400, 300).avif().toBuffer()],
    ['gif', () => photo(400, 300).gif().toBuffer()],
    ['svg', async () => svg('<rect width="9" height="9"/>'.repeat(99))],
  ])('a %s cut at half is refused as cut, and the upload is still there', async (extension, make) => {
    const whole = await make()
    const path = join(rig.folder, 'cut')
    await writeFile(path, whole.subarray(0, whole.length / 2))
    expect(await rig.workshop.ingest(path, `cut.${extension}`)).toEqual({ type: 'truncated' })
    expect((await stat(path)).size).toBe(Math.floor(whole.length / 2))
    await rig.expectNothingLeft()
  })

  test('an image of more bytes than allowed is refused before it is decoded', async () => {
    const path = join(rig.folder, 'large')
    await writeFile(path, await photo(64, 64).jpeg().toBuffer())
    await truncate(path, 100 * 1024 * 1024 + 1)
    expect(await rig.workshop.ingest(path, 'large.jpg')).toEqual({ type: 'too-large', limitBytes: 100 * 1024 * 1024 })
  })

  test('that needs too much memory costs one worker, and the next file is made', async () => {
    await rig.open({ bounds: { memoryBytes: 300_000_000 } })
    // Interlaced, so that all of it must be in memory at once; it is 400 MB, and 400 kB as a file.
    const bomb = await sharp({ create: { width: 13_000, height: 10_000, channels: 3, background: '#123' } })
      .png({ progressive: true })
      .toBuffer()
    expect(await rig.upload(bomb, 'bomb.png')).toEqual({ type: 'too-heavy', limitBytes: 300_000_000 })
    await rig.expectNothingLeft()
    expect(await rig.upload(await photo(60, 40).jpeg().toBuffer(), 'next.jpg')).toMatchObject({ type: 'done' })
  })
})
