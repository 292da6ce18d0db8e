// Images and drawings through the workshop: the pixels that come out are what a screen shows.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { animation, photo, redBlue, svg } from './files.ts'
import { factsOf, isAbout, pick, useRig } from './rig.ts'

const rig = useRig()

describe('an image', () => {
  test('becomes a WebP and a JPEG for every box, and a thumb', async () => {
    const original = await photo(4000, 3000).jpeg().toBuffer()
    const facts = factsOf(await rig.upload(original, '集市 "海报" ../../1.jpg'))
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
      const { format, width, height } = await rig.image(rendition).metadata()
      expect({ type: `image/${format}`, width, height }).toEqual({
        type: rendition.type,
        width: rendition.width,
        height: rendition.height,
      })
      expect(await rig.shelf.size(rendition.hash)).toBe(rendition.bytes)
    }
    expect(await rig.originals.size(facts.hash)).toBe(original.length)
    expect(await readdir(join(rig.folder, 'scratch'))).toEqual([])
  })

  test('is never enlarged, and boxes that come out equal share one file', async () => {
    const facts = factsOf(await rig.upload(await photo(300, 200).png().toBuffer(), 'small.png'))
    expect(facts.renditions.map(({ use }) => use)).not.toContain('3840x2160')
    expect(pick(facts, '1920x1080', 'image/webp')).toMatchObject({ width: 300, height: 200 })
    expect(pick(facts, '1080x1920', 'image/webp').hash).toBe(pick(facts, '1920x1080', 'image/webp').hash)
  })

  test('twice is stored once', async () => {
    const content = await photo(200, 100).jpeg().toBuffer()
    const [first, second] = [factsOf(await rig.upload(content, 'a.jpg')), factsOf(await rig.upload(content, 'b.jpg'))]
    expect(second).toEqual({ ...first, name: 'b.jpg' })
    expect(await readdir(join(rig.folder, 'originals'))).toEqual([first.hash])
    expect(new Set(await readdir(join(rig.folder, 'shelf')))).toEqual(new Set(first.renditions.map(({ hash }) => hash)))
  })

  test('lies as the camera was held', async () => {
    // Red left, blue right, and "turn right to see it": red is on top.
    const content = await redBlue(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const facts = factsOf(await rig.upload(content, 'turned.jpg'))
    expect([facts.width, facts.height]).toEqual([200, 400])
    for (const type of ['image/webp', 'image/jpeg'] as const) {
      const rendition = pick(facts, '1080x1920', type)
      expect([rendition.width, rendition.height]).toEqual([200, 400])
      expect(await rig.colourAt(rendition, 0.5, 0.2)).toSatisfy(isAbout(255, 0, 0))
      expect(await rig.colourAt(rendition, 0.5, 0.8)).toSatisfy(isAbout(0, 0, 255))
    }
  })

  test('tells no place and no camera', async () => {
    const exif = { IFD0: { Artist: 'Li Si' }, IFD3: { GPSLatitude: '31/1 0/1 0/1' } }
    const facts = factsOf(await rig.upload(await photo(64, 64).jpeg().withExif(exif).toBuffer(), 'place.jpg'))
    for (const rendition of facts.renditions) expect((await rig.image(rendition).metadata()).exif).toBeUndefined()
  })

  test.each([
    ['with a profile', true],
    ['without a profile', false],
  ])('in CMYK %s keeps its colours', async (_, profile) => {
    const image = redBlue(200, 100).toColourspace('cmyk')
    const content = await (profile ? image.withIccProfile('cmyk') : image).jpeg({ quality: 95 }).toBuffer()
    expect((await sharp(content).metadata()).space).toBe('cmyk')
    const facts = factsOf(await rig.upload(content, 'print.jpg'))
    const rendition = pick(facts, '1920x1080', 'image/webp')
    expect((await rig.image(rendition).metadata()).space).toBe('srgb')
    // What printing ink can do of red and of blue.
    expect(await rig.colourAt(rendition, 0.2, 0.5)).toSatisfy(
      ([r = 0, g = 0, b = 0]: number[]) => r > 200 && g < 70 && b < 70,
    )
    expect(await rig.colourAt(rendition, 0.8, 0.5)).toSatisfy(
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
    const facts = factsOf(await rig.upload(await make().toBuffer(), 'odd'))
    for (const type of ['image/webp', 'image/jpeg'] as const) {
      const actual = await rig.colourAt(pick(facts, '1920x1080', type), 0.2, 0.5)
      expect(actual).toSatisfy(isAbout(...colour))
    }
  })

  test('in a wide colour space is brought to sRGB', async () => {
    const content = await redBlue(100, 100).withIccProfile('p3').png().toBuffer()
    const facts = factsOf(await rig.upload(content, 'p3.png'))
    expect(await rig.colourAt(pick(facts, '1920x1080', 'image/webp'), 0.2, 0.5)).toSatisfy(isAbout(255, 0, 0))
  })

  test('stays transparent as WebP, and is on white as JPEG', async () => {
    const clear = sharp({ create: { width: 90, height: 90, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const facts = factsOf(await rig.upload(await clear.png().toBuffer(), 'clear.png'))
    expect((await rig.colourAt(pick(facts, '1920x1080', 'image/webp'), 0.5, 0.5))[3]).toBe(0)
    expect(await rig.colourAt(pick(facts, '1920x1080', 'image/jpeg'), 0.5, 0.5)).toEqual([255, 255, 255])
  })

  test.each(['gif', 'webp'] as const)('that moves as %s still moves, and its JPEG is its first frame', async (type) => {
    const content = await animation(type, ['#f00', '#0f0', '#00f'], 120, 250)
    const facts = factsOf(await rig.upload(content, `moving.${type}`))
    expect(facts).toMatchObject({ type: `image/${type}`, width: 120, height: 120, durationMs: 750 })
    const webp = pick(facts, '1920x1080', 'image/webp')
    const { pages, delay } = await sharp(rig.shelf.pathOf(webp.hash)!, { animated: true }).metadata()
    expect({ pages, delay }).toEqual({ pages: 3, delay: [250, 250, 250] })
    const last = await sharp(rig.shelf.pathOf(webp.hash)!, { page: 2 }).raw().toBuffer()
    expect([...last.subarray(0, 3)]).toSatisfy(isAbout(0, 0, 255))
    expect(await rig.colourAt(pick(facts, '1920x1080', 'image/jpeg'), 0.5, 0.5)).toSatisfy(isAbout(255, 0, 0))
    expect((await rig.image(pick(facts, 'thumb', 'image/webp')).metadata()).pages ?? 1).toBe(1)
  })

  test('with a wrong but accepted extension is taken for what it is', async () => {
    const facts = factsOf(await rig.upload(await photo(60, 40).png().toBuffer(), 'really-a-png.jpg'))
    expect(facts.type).toBe('image/png')
  })
})

describe('a drawing', () => {
  test('is drawn at the size of the screens, whatever size it has', async () => {
    const facts = factsOf(
      await rig.upload(svg('<rect width="24" height="12" fill="#f00"/>', 'viewBox="0 0 24 12"'), 'icon.svg'),
    )
    expect(facts).toMatchObject({ type: 'image/svg+xml', width: 24, height: 12 })
    expect(pick(facts, '1920x1080', 'image/webp')).toMatchObject({ width: 1920, height: 960 })
    expect(pick(facts, '3840x2160', 'image/jpeg')).toMatchObject({ width: 3840, height: 1920 })
    expect(await rig.colourAt(pick(facts, '3840x2160', 'image/jpeg'), 0.99, 0.99)).toSatisfy(isAbout(255, 0, 0))
    expect(facts.renditions.map(({ type }) => type)).not.toContain('image/svg+xml')
  })

  test('with a script is drawn, and the script does nothing', async () => {
    const script = `<script>document.documentElement.setAttribute('fill','#f00')</script>`
    const facts = factsOf(
      await rig.upload(svg(`<rect width="160" height="90" fill="#0a0" onload="alert(1)"/>${script}`), 'script.svg'),
    )
    const rendition = pick(facts, '1920x1080', 'image/webp')
    expect(await rig.colourAt(rendition, 0.5, 0.5)).toSatisfy(isAbout(0, 170, 0))
    expect(await readFile(rig.shelf.pathOf(rendition.hash)!, 'latin1')).not.toContain('setAttribute')
  })

  test('that refers to a file outside itself is refused, and the reference named', async () => {
    const reference = 'https://example.com/logo.png'
    expect(await rig.upload(svg(`<image href="${reference}" width="9" height="9"/>`), 'logo.svg')).toEqual({
      type: 'svg-external',
      reference,
    })
    await rig.expectNothingLeft()
  })

  test('that declares entities is refused', async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
    const content = Buffer.concat([Buffer.from(bomb), svg('<text>&b;</text>')])
    expect(await rig.upload(content, 'bomb.svg')).toEqual({ type: 'svg-entities' })
  })

  test('that unfolds without end costs one worker, and the next file is made', async () => {
    await rig.open({ bounds: { stillMs: 2000 } })
    const levels = Array.from(
      { length: 9 },
      (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(6)}</g>`,
    )
    const blurred = `<filter id="f"><feGaussianBlur stdDeviation="400"/><feMorphology radius="900"/></filter>`
    const bomb = svg(
      `${blurred}<rect id="l0" width="90" height="90" filter="url(#f)"/>${levels.join('')}<use href="#l9"/>`,
    )
    const refused = await rig.upload(bomb, 'unfolds.svg')
    expect(['timed-out', 'unreadable', 'too-heavy']).toContain(refused.type)
    await rig.expectNothingLeft()
    expect(await rig.upload(await photo(60, 40).jpeg().toBuffer(), 'next.jpg')).toMatchObject({ type: 'done' })
  })
})
