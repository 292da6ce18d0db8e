// Uploads through the whole workshop, worker processes and all: what comes out is what a screen would show, and a hostile
// file costs one worker at most and leaves nothing behind.
import { execFile, fork } from 'node:child_process'
import { access, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MediaFacts } from '../../media/job.ts'
import { createFileShelf } from '../../media/shelf.ts'
import type { Shelf } from '../../media/shelf.ts'
import { createWorkshop } from '../../media/workshop.ts'
import type { Workshop, WorkshopOptions } from '../../media/workshop.ts'
import type { Rendition } from '../../playlists/model/media.ts'
import { animation, film, isoFile, photo, pngThatSays, redBlue, svg, turned } from './files.ts'

let folder = ''
let shelf: Shelf
let originals: Shelf
let workshop: Workshop

const open = async (options: Partial<WorkshopOptions> = {}) => {
  await workshop?.stop()
  workshop = createWorkshop({ shelf, originals, scratch: join(folder, 'scratch'), cores: 1, ...options })
  await workshop.start()
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-media-'))
  shelf = await createFileShelf(join(folder, 'shelf'))
  originals = await createFileShelf(join(folder, 'originals'))
  await open()
})
afterEach(async () => {
  await workshop.stop()
  await rm(folder, { recursive: true, force: true })
})

let uploads = 0
const upload = async (content: Uint8Array, name: string, options: { poster?: string } = {}) => {
  const path = join(folder, `upload-${(uploads += 1)}`)
  await writeFile(path, content)
  return workshop.ingest(path, name, options)
}

const factsOf = (result: Awaited<ReturnType<Workshop['ingest']>>): MediaFacts => {
  if (result.type !== 'done') throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.facts
}

const pick = (facts: MediaFacts, use: Rendition['use'], type: Rendition['type']): Rendition => {
  const found = facts.renditions.find((rendition) => rendition.use === use && rendition.type === type)
  if (!found) throw new Error(`no ${use} as ${type}`)
  return found
}

const open8 = (rendition: Rendition) => sharp(shelf.pathOf(rendition.hash)!)

/** Red, green, blue (and alpha) of a pixel, given as parts of the width and height. */
const colourAt = async (rendition: Rendition, x: number, y: number): Promise<number[]> => {
  const { data, info } = await open8(rendition).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + info.channels)]
}

const isAbout = (actual: number[], expected: number[], tolerance: number) =>
  expected.every((value, index) => Math.abs(value - (actual[index] ?? -1000)) <= tolerance)

/** Nothing on the shelves, nothing in the making. */
const expectNothingLeft = async () => {
  expect(await readdir(join(folder, 'shelf'))).toEqual([])
  expect(await readdir(join(folder, 'originals'))).toEqual([])
  expect(await readdir(join(folder, 'scratch'))).toEqual([])
}

describe('an image', () => {
  test('becomes a WebP and a JPEG for every box, and a thumb', async () => {
    const original = await photo(4000, 3000).jpeg().toBuffer()
    const facts = factsOf(await upload(original, '集市 "海报" ../../1.jpg'))
    expect(facts).toMatchObject({
      name: '集市 "海报" ../../1.jpg',
      kind: 'image',
      type: 'image/jpeg',
      width: 4000,
      height: 3000,
      bytes: original.length,
      durationMs: null,
      codecs: [],
    })
    const sizes = facts.renditions.map(({ use, type, width, height }) => `${use} ${type} ${width}x${height}`)
    expect(sizes.toSorted()).toEqual([
      '1080x1920 image/jpeg 1080x810',
      '1080x1920 image/webp 1080x810',
      '1920x1080 image/jpeg 1440x1080',
      '1920x1080 image/webp 1440x1080',
      '3840x2160 image/jpeg 2880x2160',
      '3840x2160 image/webp 2880x2160',
      'thumb image/webp 480x360',
    ])
    for (const rendition of facts.renditions) {
      const { format, width, height } = await open8(rendition).metadata()
      expect({ type: `image/${format}`, width, height }).toEqual({
        type: rendition.type,
        width: rendition.width,
        height: rendition.height,
      })
      expect(await shelf.size(rendition.hash)).toBe(rendition.bytes)
    }
    expect(await originals.size(facts.hash)).toBe(original.length)
    expect(await readdir(join(folder, 'scratch'))).toEqual([])
  })

  test('is never enlarged, and boxes that come out equal share one file', async () => {
    const facts = factsOf(await upload(await photo(300, 200).png().toBuffer(), 'small.png'))
    expect(facts.renditions.map(({ use }) => use)).not.toContain('3840x2160')
    expect(pick(facts, '1920x1080', 'image/webp')).toMatchObject({ width: 300, height: 200 })
    expect(pick(facts, '1080x1920', 'image/webp').hash).toBe(pick(facts, '1920x1080', 'image/webp').hash)
  })

  test('twice is stored once', async () => {
    const content = await photo(200, 100).jpeg().toBuffer()
    const [first, second] = [factsOf(await upload(content, 'a.jpg')), factsOf(await upload(content, 'b.jpg'))]
    expect(second).toEqual({ ...first, name: 'b.jpg' })
    expect(await readdir(join(folder, 'originals'))).toEqual([first.hash])
    expect(new Set(await readdir(join(folder, 'shelf')))).toEqual(new Set(first.renditions.map(({ hash }) => hash)))
  })

  test('lies as the camera was held', async () => {
    // Red left, blue right, and "turn right to see it": red is on top.
    const content = await redBlue(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const facts = factsOf(await upload(content, 'turned.jpg'))
    expect([facts.width, facts.height]).toEqual([200, 400])
    for (const type of ['image/webp', 'image/jpeg'] as const) {
      const rendition = pick(facts, '1080x1920', type)
      expect([rendition.width, rendition.height]).toEqual([200, 400])
      expect(await colourAt(rendition, 0.5, 0.2)).toSatisfy((colour: number[]) => isAbout(colour, [255, 0, 0], 12))
      expect(await colourAt(rendition, 0.5, 0.8)).toSatisfy((colour: number[]) => isAbout(colour, [0, 0, 255], 12))
    }
  })

  test('tells no place and no camera', async () => {
    const exif = { IFD0: { Artist: 'Li Si' }, IFD3: { GPSLatitude: '31/1 0/1 0/1' } }
    const facts = factsOf(await upload(await photo(64, 64).jpeg().withExif(exif).toBuffer(), 'place.jpg'))
    for (const rendition of facts.renditions) expect((await open8(rendition).metadata()).exif).toBeUndefined()
  })

  test.each([
    ['with a profile', true],
    ['without a profile', false],
  ])('in CMYK %s keeps its colours', async (_, profile) => {
    const image = redBlue(200, 100).toColourspace('cmyk')
    const content = await (profile ? image.withIccProfile('cmyk') : image).jpeg({ quality: 95 }).toBuffer()
    expect((await sharp(content).metadata()).space).toBe('cmyk')
    const facts = factsOf(await upload(content, 'print.jpg'))
    const rendition = pick(facts, '1920x1080', 'image/webp')
    expect((await open8(rendition).metadata()).space).toBe('srgb')
    // What printing ink can do of red and of blue.
    expect(await colourAt(rendition, 0.2, 0.5)).toSatisfy(
      ([r = 0, g = 0, b = 0]: number[]) => r > 200 && g < 70 && b < 70,
    )
    expect(await colourAt(rendition, 0.8, 0.5)).toSatisfy(
      ([r = 0, g = 0, b = 0]: number[]) => b > 110 && r < 100 && g < 110,
    )
  })

  test.each([
    ['16 bits', () => redBlue(200, 100).toColourspace('rgb16').png(), [255, 0, 0]],
    ['16 bits of grey', () => photo(200, 100).linear(0, 128).toColourspace('grey16').png(), [128, 128, 128]],
    ['grey', () => photo(200, 100).linear(0, 128).greyscale().png(), [128, 128, 128]],
    ['a palette', () => redBlue(200, 100).png({ palette: true }), [255, 0, 0]],
    ['AVIF', () => redBlue(200, 100).avif({ quality: 80 }), [255, 0, 0]],
    ['lossless WebP', () => redBlue(200, 100).webp({ lossless: true }), [255, 0, 0]],
    ['progressive JPEG', () => redBlue(200, 100).jpeg({ progressive: true }), [255, 0, 0]],
  ])('of %s comes out right', async (_, make, colour) => {
    const facts = factsOf(await upload(await make().toBuffer(), 'odd'))
    for (const type of ['image/webp', 'image/jpeg'] as const) {
      const actual = await colourAt(pick(facts, '1920x1080', type), 0.2, 0.5)
      expect(actual).toSatisfy((found: number[]) => isAbout(found, colour, 12))
    }
  })

  test('in a wide colour space is brought to sRGB', async () => {
    const content = await redBlue(100, 100).withIccProfile('p3').png().toBuffer()
    const facts = factsOf(await upload(content, 'p3.png'))
    expect(await colourAt(pick(facts, '1920x1080', 'image/webp'), 0.2, 0.5)).toSatisfy((found: number[]) =>
      isAbout(found, [255, 0, 0], 12),
    )
  })

  test('stays transparent as WebP, and is on white as JPEG', async () => {
    const clear = sharp({ create: { width: 90, height: 90, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const facts = factsOf(await upload(await clear.png().toBuffer(), 'clear.png'))
    expect((await colourAt(pick(facts, '1920x1080', 'image/webp'), 0.5, 0.5))[3]).toBe(0)
    expect(await colourAt(pick(facts, '1920x1080', 'image/jpeg'), 0.5, 0.5)).toEqual([255, 255, 255])
  })

  test.each(['gif', 'webp'] as const)('that moves as %s still moves, and its JPEG is its first frame', async (type) => {
    const content = await animation(type, ['#f00', '#0f0', '#00f'], 120, 250)
    const facts = factsOf(await upload(content, `moving.${type}`))
    expect(facts).toMatchObject({ type: `image/${type}`, width: 120, height: 120, durationMs: 750 })
    const webp = pick(facts, '1920x1080', 'image/webp')
    const { pages, delay } = await sharp(shelf.pathOf(webp.hash)!, { animated: true }).metadata()
    expect({ pages, delay }).toEqual({ pages: 3, delay: [250, 250, 250] })
    const last = await sharp(shelf.pathOf(webp.hash)!, { page: 2 }).raw().toBuffer()
    expect([...last.subarray(0, 3)]).toSatisfy((found: number[]) => isAbout(found, [0, 0, 255], 12))
    expect(await colourAt(pick(facts, '1920x1080', 'image/jpeg'), 0.5, 0.5)).toSatisfy((found: number[]) =>
      isAbout(found, [255, 0, 0], 12),
    )
    expect((await open8(pick(facts, 'thumb', 'image/webp')).metadata()).pages ?? 1).toBe(1)
  })

  test('with a wrong but accepted extension is taken for what it is', async () => {
    const facts = factsOf(await upload(await photo(60, 40).png().toBuffer(), 'really-a-png.jpg'))
    expect(facts.type).toBe('image/png')
  })
})

describe('a drawing', () => {
  test('is drawn at the size of the screens, whatever size it has', async () => {
    const facts = factsOf(
      await upload(svg('<rect width="24" height="12" fill="#f00"/>', 'viewBox="0 0 24 12"'), 'icon.svg'),
    )
    expect(facts).toMatchObject({ type: 'image/svg+xml', width: 24, height: 12 })
    expect(pick(facts, '1920x1080', 'image/webp')).toMatchObject({ width: 1920, height: 960 })
    expect(pick(facts, '3840x2160', 'image/jpeg')).toMatchObject({ width: 3840, height: 1920 })
    expect(await colourAt(pick(facts, '3840x2160', 'image/jpeg'), 0.99, 0.99)).toSatisfy((found: number[]) =>
      isAbout(found, [255, 0, 0], 12),
    )
    expect(facts.renditions.map(({ type }) => type)).not.toContain('image/svg+xml')
  })

  test('with a script is drawn, and the script does nothing', async () => {
    const script = `<script>document.documentElement.setAttribute('fill','#f00')</script>`
    const facts = factsOf(
      await upload(svg(`<rect width="160" height="90" fill="#0a0" onload="alert(1)"/>${script}`), 'script.svg'),
    )
    const rendition = pick(facts, '1920x1080', 'image/webp')
    expect(await colourAt(rendition, 0.5, 0.5)).toSatisfy((found: number[]) => isAbout(found, [0, 170, 0], 12))
    expect(await readFile(shelf.pathOf(rendition.hash)!, 'latin1')).not.toContain('setAttribute')
  })

  test('that refers to a file outside itself is refused, and the reference named', async () => {
    const reference = 'https://example.com/logo.png'
    expect(await upload(svg(`<image href="${reference}" width="9" height="9"/>`), 'logo.svg')).toEqual({
      type: 'svg-external',
      reference,
    })
    await expectNothingLeft()
  })

  test('that declares entities is refused', async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
    const content = Buffer.concat([Buffer.from(bomb), svg('<text>&b;</text>')])
    expect(await upload(content, 'bomb.svg')).toEqual({ type: 'svg-entities' })
  })

  test('that unfolds without end costs one worker, and the next file is made', async () => {
    await open({ bounds: { stillMs: 2000 } })
    const levels = Array.from(
      { length: 9 },
      (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(6)}</g>`,
    )
    const blurred = `<filter id="f"><feGaussianBlur stdDeviation="400"/><feMorphology radius="900"/></filter>`
    const bomb = svg(
      `${blurred}<rect id="l0" width="90" height="90" filter="url(#f)"/>${levels.join('')}<use href="#l9"/>`,
    )
    const refused = await upload(bomb, 'unfolds.svg')
    expect(['timed-out', 'unreadable', 'too-heavy']).toContain(refused.type)
    await expectNothingLeft()
    expect(await upload(await photo(60, 40).jpeg().toBuffer(), 'next.jpg')).toMatchObject({ type: 'done' })
  })
})

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
    const result = await upload(await make(), name)
    expect(result.type).not.toBe('done')
    expect(result).toMatchObject(failure)
    await expectNothingLeft()
  })

  test('a PNG with more in it than its header says shows what the header says', async () => {
    const facts = factsOf(await upload(pngThatSays(40, 30, Buffer.alloc(30_000_000)), 'more.png'))
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
    const path = join(folder, 'cut')
    await writeFile(path, whole.subarray(0, whole.length / 2))
    expect(await workshop.ingest(path, `cut.${extension}`)).toEqual({ type: 'truncated' })
    expect((await stat(path)).size).toBe(Math.floor(whole.length / 2))
    await expectNothingLeft()
  })

  test('an image of more bytes than allowed is refused before it is decoded', async () => {
    const path = join(folder, 'large')
    await writeFile(path, await photo(64, 64).jpeg().toBuffer())
    await truncate(path, 100 * 1024 * 1024 + 1)
    expect(await workshop.ingest(path, 'large.jpg')).toEqual({ type: 'too-large', limitBytes: 100 * 1024 * 1024 })
  })

  test('that needs too much memory costs one worker, and the next file is made', async () => {
    await open({ bounds: { memoryBytes: 300_000_000 } })
    // Interlaced, so that all of it must be in memory at once; it is 400 MB, and 400 kB as a file.
    const bomb = await sharp({ create: { width: 13_000, height: 10_000, channels: 3, background: '#123' } })
      .png({ progressive: true })
      .toBuffer()
    expect(await upload(bomb, 'bomb.png')).toEqual({ type: 'too-heavy', limitBytes: 300_000_000 })
    await expectNothingLeft()
    expect(await upload(await photo(60, 40).jpeg().toBuffer(), 'next.jpg')).toMatchObject({ type: 'done' })
  })
})

describe('a video', () => {
  test('in MP4 is its own rendition, with a poster from it', async () => {
    const path = join(folder, 'film.mp4')
    await film(path, '-f', 'lavfi', '-i', 'sine=duration=2', '-pix_fmt', 'yuv420p', '-c:a', 'aac')
    const { size } = await stat(path)
    const facts = factsOf(await workshop.ingest(path, '防汛.mp4'))
    expect(facts).toMatchObject({ kind: 'video', type: 'video/mp4', width: 320, height: 180, bytes: size })
    expect(facts.durationMs).toSatisfy((ms: number) => Math.abs(ms - 2000) < 60)
    expect(facts.codecs[0]).toMatch(/^avc1\.64/)
    expect(facts.codecs[1]).toBe('mp4a.40.2')
    expect(pick(facts, 'original', 'video/mp4')).toMatchObject({ hash: facts.hash, bytes: size })
    expect(await shelf.size(facts.hash)).toBe(size)
    expect(pick(facts, 'poster', 'image/webp')).toMatchObject({ width: 320, height: 180 })
    expect((await open8(pick(facts, 'poster', 'image/jpeg')).metadata()).width).toBe(320)
    expect(pick(facts, 'thumb', 'image/webp')).toMatchObject({ width: 320, height: 180 })
  })

  test.each([
    ['VP8 and Vorbis', ['-f', 'lavfi', '-i', 'sine=duration=2', '-c:v', 'libvpx', '-c:a', 'libvorbis'], 'vp8'],
    ['VP9 and Opus', ['-f', 'lavfi', '-i', 'sine=duration=2', '-c:v', 'libvpx-vp9', '-c:a', 'libopus'], 'vp09.00'],
    ['VP9 alone', ['-c:v', 'libvpx-vp9'], 'vp09.00'],
  ])('in WebM of %s is accepted', async (_, options, codec) => {
    const path = join(folder, 'film.webm')
    await film(path, ...options, '-pix_fmt', 'yuv420p')
    const facts = factsOf(await workshop.ingest(path, 'film.webm'))
    expect(facts).toMatchObject({ kind: 'video', type: 'video/webm', width: 320, height: 180 })
    expect(facts.codecs[0]).toContain(codec)
  })

  test('that a browser recorded, without a length in its head, is accepted', async () => {
    const path = join(folder, 'recorded.webm')
    await film(path, '-pix_fmt', 'yuv420p', '-c:v', 'libvpx', '-live', '1')
    expect((await readFile(path)).includes(Buffer.from('01ffffffffffffff', 'hex'))).toBe(true)
    const facts = factsOf(await workshop.ingest(path, 'recorded.webm'))
    expect(facts.durationMs).toSatisfy((ms: number) => Math.abs(ms - 2000) < 150)
  })

  test('lies as the phone was held', async () => {
    const path = join(folder, 'held.mp4')
    await film(path, '-pix_fmt', 'yuv420p')
    await writeFile(path, turned(await readFile(path)))
    const facts = factsOf(await workshop.ingest(path, 'held.mp4'))
    expect([facts.width, facts.height]).toEqual([180, 320])
    expect(pick(facts, 'poster', 'image/webp')).toMatchObject({ width: 180, height: 320 })
  })

  test.each([
    ['HEVC', 'mp4', ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p'], 'video', 'hev1.1'],
    ['10-bit H.264', 'mp4', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p10le'], 'video', 'avc1.6e'],
    ['MPEG-4 ASP', 'mp4', ['-c:v', 'mpeg4'], 'video', 'mp4v'],
    ['10-bit VP9', 'webm', ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p10le'], 'video', 'vp09.02'],
    [
      'H.264 with AC-3',
      'mp4',
      ['-f', 'lavfi', '-i', 'sine=duration=2', '-pix_fmt', 'yuv420p', '-c:a', 'ac3'],
      'audio',
      'ac-3',
    ],
  ])('of %s is refused, and the codec named', async (_, extension, options, track, codec) => {
    const path = join(folder, `film.${extension}`)
    await film(path, ...options)
    const result = await workshop.ingest(path, 'film')
    expect(result).toMatchObject({ type: 'codec', track, codec: expect.stringContaining(codec) })
    await expectNothingLeft()
  })

  test.each([
    ['MP4', 'mp4', ['-pix_fmt', 'yuv420p']],
    ['MP4 with its index first', 'mp4', ['-pix_fmt', 'yuv420p', '-movflags', '+faststart']],
    ['WebM', 'webm', ['-pix_fmt', 'yuv420p']],
  ])('in %s cut at 60 percent is refused as cut', async (_, extension, options) => {
    const path = join(folder, `film.${extension}`)
    await film(path, ...options)
    await truncate(path, Math.floor((await stat(path)).size * 0.6))
    expect(await workshop.ingest(path, 'cut')).toEqual({ type: 'truncated' })
    await expectNothingLeft()
  })

  test('with sound only is refused', async () => {
    const path = join(folder, 'sound.mp4')
    await promisify(execFile)('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=1', path])
    expect(await workshop.ingest(path, 'sound.mp4')).toEqual({ type: 'no-picture' })
  })

  test('without ffmpeg takes the poster that the browser made, or none', async () => {
    await open({ ffmpeg: join(folder, 'no-such-program') })
    const [path, again, poster] = [join(folder, 'a.mp4'), join(folder, 'b.mp4'), join(folder, 'poster')]
    await film(path, '-pix_fmt', 'yuv420p')
    await copyFile(path, again)
    await writeFile(poster, await photo(320, 180).jpeg().toBuffer())
    expect(factsOf(await workshop.ingest(path, 'a.mp4')).renditions.map(({ use }) => use)).toEqual(['original'])
    const facts = factsOf(await workshop.ingest(again, 'b.mp4', { poster }))
    expect(pick(facts, 'poster', 'image/jpeg')).toMatchObject({ width: 320, height: 180 })
  })

  test('with a poster from the browser that is no picture has none', async () => {
    await open({ ffmpeg: null })
    const [path, poster] = [join(folder, 'a.mp4'), join(folder, 'poster')]
    await film(path, '-pix_fmt', 'yuv420p')
    await writeFile(poster, pngThatSays(65_000, 65_000))
    expect(factsOf(await workshop.ingest(path, 'a.mp4', { poster })).renditions.map(({ use }) => use)).toEqual([
      'original',
    ])
  })
})

describe('the workshop', () => {
  /** The worker processes of this test's workshop. */
  const workers = async (of = process.pid): Promise<number[]> => {
    const children = await readFile(`/proc/${of}/task/${of}/children`, 'utf8').catch(() => '')
    const found: number[] = []
    for (const pid of children.split(' ').filter(Boolean)) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      if (command.includes(join('media', 'worker.ts'))) found.push(Number(pid))
    }
    return found
  }

  const until = (holds: () => Promise<boolean>) =>
    vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 30_000, interval: 5 })

  const slowUpload = async () => {
    const path = join(folder, 'slow')
    await writeFile(path, await photo(6000, 4000).jpeg().toBuffer())
    return path
  }

  /** A first rendition of several is there. */
  const begun = () =>
    until(async () => (await readdir(join(folder, 'scratch'), { recursive: true })).some((name) => name.includes('/')))

  test('makes a file all the same when its worker is killed once', async () => {
    const result = workshop.ingest(await slowUpload(), 'slow.jpg')
    await begun()
    for (const pid of await workers()) process.kill(pid, 'SIGKILL')
    expect(await result).toMatchObject({ type: 'done' })
    expect(await readdir(join(folder, 'scratch'))).toEqual([])
  })

  test('leaves nothing half-made when it is stopped halfway, and takes the file again', async () => {
    const path = await slowUpload()
    const result = workshop.ingest(path, 'slow.jpg')
    const waiting = workshop.ingest(join(folder, 'never-reached'), 'waiting.jpg')
    expect([workshop.working, workshop.waiting]).toEqual([1, 1])
    await begun()
    await workshop.stop()
    expect([await result, await waiting]).toEqual([{ type: 'interrupted' }, { type: 'interrupted' }])
    expect(await workers()).toEqual([])
    await expectNothingLeft()
    await open()
    expect(await workshop.ingest(path, 'slow.jpg')).toMatchObject({ type: 'done' })
  })

  test('[kill -9] of the controller ends its workers and leaves nothing half-made', async () => {
    const path = await slowUpload()
    const script = fileURLToPath(new URL('./ingesting-process.ts', import.meta.url))
    const controller = fork(script, [folder, path], { execArgv: [] })
    await begun()
    const found = await workers(controller.pid)
    expect(found).toHaveLength(1)
    controller.kill('SIGKILL')
    await until(
      async () => (await Promise.allSettled(found.map((pid) => access(`/proc/${pid}`))))[0]?.status === 'rejected',
    )
    await open()
    await expectNothingLeft()
    expect(await workshop.ingest(path, 'slow.jpg')).toMatchObject({ type: 'done' })
  })

  test('forgets at its start what an earlier run left in the making', async () => {
    await mkdir(join(folder, 'scratch', 'job'))
    await writeFile(join(folder, 'scratch', 'job', '0'), 'half a picture')
    await open()
    expect(await readdir(join(folder, 'scratch'))).toEqual([])
  })

  test('never has more workers than cores', async () => {
    await open({ cores: 2 })
    const content = await photo(3000, 2000).jpeg().toBuffer()
    const counts: number[] = []
    const results = await Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const result = await upload(content, `${index}.jpg`)
        counts.push((await workers()).length)
        return result
      }),
    )
    expect(results.map(({ type }) => type)).toEqual(Array.from({ length: 5 }, () => 'done'))
    expect(Math.max(...counts)).toBe(2)
  })

  test('replaces a worker after its share of files', async () => {
    await open({ jobsPerWorker: 1 })
    const content = await photo(60, 40).jpeg().toBuffer()
    await upload(content, '1.jpg')
    await until(async () => (await workers()).length === 0)
    expect(await upload(content, '2.jpg')).toMatchObject({ type: 'done' })
  })

  test('lets an idle worker go', async () => {
    await open({ idleMs: 1 })
    await upload(await photo(60, 40).jpeg().toBuffer(), '1.jpg')
    await until(async () => (await workers()).length === 0)
    expect(workshop.working).toBe(0)
  })

  test('a file that takes too long costs one worker', async () => {
    await open({ bounds: { stillMs: 1 } })
    expect(await workshop.ingest(await slowUpload(), 'slow.jpg')).toEqual({ type: 'timed-out', limitMs: 1 })
    await expectNothingLeft()
    await until(async () => (await workers()).length === 0)
  })
})
