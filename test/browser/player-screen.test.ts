// The built player in a real browser, against a controller that does to it what the field does. Whatever happens, what was
// playing goes on, and the controller is told.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ItemShown } from '../../playlists/manifest.ts'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import {
  answerWell,
  buildPlayer,
  isReady,
  isRefused,
  isShowing,
  removeFolder,
  startController,
  toHash,
  toManifest,
  type Controller,
} from './player-controller.ts'
import { CHROMIUM_FLAGS } from './player-drawing.ts'

const image = (id: string, media: number): ItemShown => ({
  kind: 'image',
  id,
  title: id,
  theme: 'everyday',
  media,
  fit: 'cover',
})

const paintPicture = async (background: string): Promise<{ bytes: Buffer; type: string }> => ({
  bytes: await sharp({ create: { width: 640, height: 360, channels: 3, background } })
    .webp()
    .toBuffer(),
  type: 'image/webp',
})

/** About 1 MB that does not compress, so that it comes in several parts. */
const paintNoise = async (): Promise<{ bytes: Buffer; type: string }> => {
  const pixels = Buffer.alloc(640 * 640 * 3)
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.imul(at, 2_654_435_761) >>> 23
  const bytes = await sharp(pixels, { raw: { width: 640, height: 640, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return { bytes, type: 'image/png' }
}

let folder: string
let browser: Browser
let controller: Controller
let context: BrowserContext
let page: Page
let red: { bytes: Buffer; type: string }
let blue: { bytes: Buffer; type: string }

beforeAll(async () => {
  folder = await buildPlayer()
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS })
  red = await paintPicture('#c00')
  blue = await paintPicture('#00c')
})
afterAll(async () => {
  await browser.close()
  await removeFolder(folder)
})
beforeEach(async () => {
  controller = await startController(folder)
  controller.add(red.bytes, blue.bytes)
  context = await browser.newContext({ viewport: { width: 960, height: 540 } })
  page = await context.newPage()
})
afterEach(async () => {
  await context.close()
  await controller.close()
})

/** Paired, and showing a red picture by manifest 1. */
const setUp = async (): Promise<void> => {
  await page.goto(controller.url)
  await page.waitForSelector('.kp-code')
  controller.pair()
  controller.send(toManifest(1, [image('red', 0)], [red]))
  await controller.hear(isShowing('red'))
}

const colourOf = async (): Promise<number[]> => {
  const shot = await page.screenshot()
  const { data } = await sharp(shot)
    .extract({ left: 480, top: 270, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

const expectRed = async (): Promise<void> => {
  const [r = 0, g = 255, b = 255] = await colourOf()
  expect(r).toBeGreaterThan(180)
  expect(g + b).toBeLessThan(60)
}

const hasError = (message: Up): message is Status => message.type === 'status' && message.errors.length > 0

describe('a new screen', () => {
  it('shows six digits and a code to scan, and plays once it is paired', async () => {
    await page.goto(controller.url)
    expect(await page.locator('.kp-code').innerText()).toBe('042317')
    expect(await page.locator('.kp-claim svg').boundingBox()).toMatchObject({ width: expect.any(Number) })
    controller.pair()
    controller.send(toManifest(1, [image('red', 0)], [red]))
    await controller.hear(isReady(1))
    const status = await controller.hear(isShowing('red'))
    expect(status).toMatchObject({ number: 1, revision: 1, filesLeft: 0, bytesLeft: 0, storageUsed: red.bytes.length })
    expect(status.until - status.from).toBe(600_000)
    await expectRed()
    expect(await page.locator('.kp-pairing').count()).toBe(0)
  })

  it('forgets everything when it is unpaired, and asks to be paired anew', async () => {
    await setUp()
    controller.unpair()
    await page.waitForSelector('.kp-code')
    const countKept = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('kepu-screen')
            opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
            opening.addEventListener('success', () => {
              const { result } = opening
              const stores = result.transaction(['media', 'facts'])
              const counts = [stores.objectStore('media').count(), stores.objectStore('facts').count()]
              stores.addEventListener('complete', () => {
                result.close()
                resolve(counts.reduce((sum, { result: count }) => sum + count, 0))
              })
            })
          }),
      )
    // What is left is its own key.
    await expect.poll(countKept).toBe(1)
  })
})

describe('without a controller', () => {
  it('what plays goes on, and is there again after a restart', async () => {
    await setUp()
    controller.setAway(true)
    await page.reload()
    await page.waitForSelector('.kp-kind-image img')
    await expectRed()
    controller.setAway(false)
    const holding = (message: Up): message is Extract<Up, { type: 'hello' }> =>
      message.type === 'hello' && message.holds?.number === 1
    const hello = await controller.hear(holding)
    expect(hello.holds?.revision).toBe(1)
  })
})

describe('a new manifest', () => {
  it('takes over only once every file it lists is here', async () => {
    await setUp()
    let release = (): void => undefined
    controller.answerBy((bytes, request, response) => (release = () => answerWell(bytes, request, response)))
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    const loading = await controller.hear(
      (message: Up): message is Status => message.type === 'status' && message.filesLeft === 1,
    )
    expect(loading).toMatchObject({ item: 'red', number: 1 })
    await expectRed()
    release()
    await controller.hear(isReady(2))
    await controller.hear(isShowing('blue'))
  })

  it('throws away what it no longer needs', async () => {
    await setUp()
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    const status = await controller.hear(
      (message: Up): message is Status =>
        message.type === 'status' && message.item === 'blue' && message.storageUsed === blue.bytes.length,
    )
    expect(status.number).toBe(2)
  })

  it('goes on with a picture that is in both, without drawing it anew', async () => {
    await setUp()
    await page.locator('.kp-kind-image').evaluate((element) => element.setAttribute('data-mark', 'first'))
    controller.send(toManifest(2, [image('red', 1)], [blue, red]))
    await controller.hear((message: Up): message is Status => message.type === 'status' && message.number === 2)
    expect(await page.locator('.kp-kind-image[data-mark=first]').count()).toBe(1)
  })

  it.each([
    [
      'with a byte changed',
      'signature',
      () => controller.send(toManifest(2, [image('blue', 0)], [blue]), (text) => text.replace('"blue"', '"blux"')),
    ],
    ['that is older', 'older', () => controller.send(toManifest(0, [image('blue', 0)], [blue]))],
  ])('%s is refused and reported, and what played goes on', async (_, reason, send) => {
    await setUp()
    send()
    const refused = await controller.hear(isRefused(reason))
    expect(refused.reason).toBe(reason)
    await expectRed()
  })

  it('whose file has other bytes than promised is reported and never shown', async () => {
    await setUp()
    controller.answerBy((bytes, _, response) => {
      const changed = Buffer.from(bytes)
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
      response.writeHead(200).end(changed)
    })
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    const { detail } = await controller.hear(isRefused('media'))
    expect(detail).toContain(toHash(blue.bytes).slice(0, 12))
    await expectRed()
    // Mended, it arrives by itself.
    controller.answerBy(answerWell)
    await controller.hear(isReady(2))
  })
})

describe('a download that breaks', () => {
  it('goes on where it stopped, and not from the start', async () => {
    const noise = await paintNoise()
    controller.add(noise.bytes)
    await setUp()
    const half = 700_000
    let cuts = 0
    controller.answerBy((bytes, request, response) => {
      if (request.headers.range !== undefined || bytes.length <= half) return answerWell(bytes, request, response)
      // A cut takes with it what the page has not read yet; so whoever starts anew is cut again, each time a little later.
      cuts++
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, half), () => setTimeout(() => response.destroy(), cuts * 100))
    })
    controller.send(toManifest(2, [image('noise', 0)], [noise]))
    await controller.hear(isReady(2))
    await controller.hear(isShowing('noise'))
    const resumed = controller.ranges.map((range) => Number(/\d+/.exec(range)?.[0] ?? 0)).filter((start) => start > 0)
    expect(resumed.length).toBeGreaterThan(0)
    expect(resumed[0]).toBeLessThanOrEqual(half)
    expect(resumed[0]).toBeGreaterThanOrEqual(262_144)
  })
})

describe('an item that cannot be shown', () => {
  it('gives its slot to the next, and is reported', async () => {
    const broken = { bytes: Buffer.from('this is no picture at all'), type: 'image/webp' }
    controller.add(broken.bytes)
    await setUp()
    controller.send(toManifest(2, [image('broken', 0), image('blue', 1), image('broken-too', 0)], [broken, blue]))
    await controller.hear(
      (message: Up): message is Status => message.type === 'status' && message.number === 2 && message.item === 'blue',
    )
    const { errors } = await controller.hear(hasError)
    expect(errors[0]?.what).toBe('item')
    expect(await page.locator('body').innerText()).not.toMatch(/error/i)
  })

  it('leaves the card with the name and the clock when there is no other', async () => {
    const broken = { bytes: Buffer.from('no picture either'), type: 'image/webp' }
    controller.add(broken.bytes)
    await setUp()
    controller.send(toManifest(2, [image('broken', 0)], [broken]))
    await controller.hear(isShowing('card'))
    const text = await page.locator('.kp-kind-card').innerText()
    expect(text).toMatch(/^青山路菜市场$/m)
    expect(text).toMatch(/^\d\d:\d\d$/m)
  })
})

describe('a video', () => {
  /** A second of moving colour, recorded by the browser itself. */
  const recordClip = async (): Promise<{ bytes: Buffer; type: string }> => {
    const recorded = await page.evaluate(async () => {
      const canvas = document.createElement('canvas')
      canvas.width = 320
      canvas.height = 180
      const drawing = canvas.getContext('2d')
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' })
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
      const parts: Blob[] = []
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
      recorder.start()
      for (let frame = 0; frame < 60; frame++) {
        await new Promise(requestAnimationFrame)
        drawing?.fillRect(0, 0, 320, 180)
        if (drawing) drawing.fillStyle = `hsl(${frame * 6} 90% 50%)`
      }
      recorder.stop()
      await stopped
      return Array.from(new Uint8Array(await new Blob(parts).arrayBuffer()))
    })
    return { bytes: Buffer.from(recorded), type: 'video/webm' }
  }

  it('comes on with its first frame there, plays in silence, and loops until its slot ends', async () => {
    await setUp()
    const clip = await recordClip()
    controller.add(clip.bytes)
    const item: ItemShown = {
      kind: 'video',
      id: 'clip',
      title: 'clip',
      theme: 'everyday',
      media: 0,
      poster: null,
      fit: 'contain',
      muted: true,
    }
    controller.send(toManifest(2, [item], [clip]))
    await controller.hear(isShowing('clip'))
    const video = await page.locator('video').evaluate((element: HTMLVideoElement) => ({
      hasFrame: element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
      muted: element.muted,
      loop: element.loop,
    }))
    expect(video).toEqual({ hasFrame: true, muted: true, loop: true })
    await page.waitForFunction(() => {
      const element = document.querySelector('video')
      return element !== null && !element.paused && element.played.length > 0 && element.currentTime > 0
    })
    // Taken off, it gives its decoder back.
    controller.send(toManifest(3, [image('blue', 0)], [blue]))
    await controller.hear(isShowing('blue'))
    await page.waitForFunction(() => document.querySelector('video') === null)
  })
})

describe('another controller', () => {
  it('at the same address is not obeyed, and what played goes on', async () => {
    await setUp()
    const before = controller.heard.length
    controller.changeKey()
    await page.waitForFunction(() => document.querySelector('.kp-kind-image img') !== null)
    controller.send(toManifest(9, [image('blue', 0)], [blue]))
    await expectRed()
    expect(controller.heard.slice(before).filter(({ type }) => type === 'hello')).toEqual([])
  })
})

describe('the stage', () => {
  it('never leaves a frame without a picture while it changes from one to the next', async () => {
    await setUp()
    const files = await Promise.all(['#c00', '#00c', '#0a0'].map(paintPicture))
    controller.add(...files.map(({ bytes }) => bytes))
    controller.send(toManifest(2, [image('a', 0), image('b', 1), { kind: 'card' }, image('c', 2)], files, 1_000))
    await controller.hear((message: Up): message is Status => message.type === 'status' && message.number === 2)
    const seen = await page.evaluate(
      () =>
        new Promise<{ empty: number; frames: number }>((resolve) => {
          const kinds = new Set<Element>()
          let frames = 0
          let empty = 0
          const look = (): void => {
            const layers = Array.from(document.querySelectorAll<HTMLElement>('.kp-item'))
            // Something that covers all of the stage must be fully there: an opaque layer with all of its picture decoded.
            const isCovered = layers.some((layer) => {
              if (getComputedStyle(layer).opacity !== '1') return false
              if (layer.matches('.kp-kind-card')) return layer.innerText.length > 0
              const picture = layer.querySelector('img')
              return picture !== null && picture.complete && picture.naturalWidth > 0
            })
            frames++
            if (!isCovered) empty++
            const top = layers.toSorted((one, other) => Number(other.style.zIndex) - Number(one.style.zIndex))[0]
            if (top !== undefined) kinds.add(top)
            if (kinds.size >= 9) resolve({ empty, frames })
            else requestAnimationFrame(look)
          }
          look()
        }),
    )
    expect(seen.empty).toBe(0)
    expect(seen.frames).toBeGreaterThan(100)
  })

  it('plays upright on a panel that hangs the other way', async () => {
    await page.setViewportSize({ width: 540, height: 960 })
    await setUp()
    const stage = await page.locator('.kp-stage').evaluate((element) => ({
      width: element.clientWidth,
      height: element.clientHeight,
      box: element.getBoundingClientRect().toJSON(),
    }))
    expect(stage).toMatchObject({ width: 960, height: 540, box: { x: 0, y: 0, width: 540, height: 960 } })
  })

  it('offers nothing to scroll, to select or to point at', async () => {
    await setUp()
    const looks = await page.evaluate(() => ({
      scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
      select: getComputedStyle(document.body).userSelect,
    }))
    expect(looks).toEqual({ scrolls: false, select: 'none' })
    await page.waitForFunction(() => getComputedStyle(document.body).cursor === 'none')
  })
})
