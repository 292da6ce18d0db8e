// 300 changes of slots between pictures and film, looked at in every frame: is all of the stage covered by something whole, and
// how far from its slot's beginning does each item come on? Short slots, in real time.
import { chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import type { ItemShown } from '../../playlists/manifest.ts'
import { buildPlayer, removeFolder } from '../browser/player-build.ts'
import { isReady, startController, toManifest } from '../browser/player-controller.ts'
import { CHROMIUM_FLAGS } from '../browser/browser.ts'
import { chromiumPath } from '../system.ts'

const CHANGES = 300
const SLOT_MS = 350

const paint = async (background: string) => ({
  bytes: await sharp({ create: { width: 1280, height: 720, channels: 3, background } })
    .webp()
    .toBuffer(),
  type: 'image/webp',
})

/** Two seconds of moving colour, recorded by the browser itself. */
const recordClip = async (page: Page) => {
  const recorded = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 180
    const drawing = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' })
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.start()
    for (let frame = 0; frame < 120; frame++) {
      await new Promise(requestAnimationFrame)
      if (drawing) drawing.fillStyle = `hsl(${frame * 3} 90% 50%)`
      drawing?.fillRect(0, 0, 320, 180)
    }
    recorder.stop()
    await stopped
    return Array.from(new Uint8Array(await new Blob(parts).arrayBuffer()))
  })
  return { bytes: Buffer.from(recorded), type: 'video/webm' }
}

/** Watches every frame until `changes` layers have come on. */
const watch = (page: Page, changes: number, origin: number) =>
  page.evaluate(
    ({ changes, origin, slotMs }) =>
      new Promise<{ blankFrames: number; frames: number; errors: number[] }>((resolve) => {
        const seen = new WeakSet<Element>()
        const errors: number[] = []
        let blankFrames = 0
        let frames = 0
        const isWhole = (layer: HTMLElement): boolean => {
          const film = layer.querySelector('video')
          const picture = layer.querySelector('img')
          if (getComputedStyle(layer).opacity !== '1') return false
          if (film !== null) return film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
          return picture !== null && picture.complete && picture.naturalWidth > 0
        }
        const look = (): void => {
          const layers = Array.from(document.querySelectorAll<HTMLElement>('.kp-item'))
          frames++
          if (!layers.some((layer) => layer.style.zIndex !== '0' && isWhole(layer))) blankFrames++
          const top = layers.find((layer) => layer.style.zIndex === '2')
          if (top !== undefined && !seen.has(top)) {
            seen.add(top)
            const off = (((Date.now() - origin) % slotMs) + slotMs) % slotMs
            errors.push(Math.min(off, slotMs - off))
          }
          if (errors.length > changes) resolve({ blankFrames, frames, errors: errors.slice(1) })
          else requestAnimationFrame(look)
        }
        look()
      }),
    { changes, origin, slotMs: SLOT_MS },
  )

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const folder = await buildPlayer()
  const controller = await startController(folder)
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 960, height: 540 } })
    page.setDefaultTimeout(120_000)
    await page.goto(controller.url)
    await page.waitForSelector('.kp-code')
    const files = [...(await Promise.all(['#c00', '#00c', '#0a0'].map(paint))), await recordClip(page)]
    controller.add(...files.map(({ bytes }) => bytes))
    const item = (id: string, media: number): ItemShown => ({
      kind: 'image',
      id,
      title: '',
      theme: 'everyday',
      media,
      fit: 'cover',
    })
    const film: ItemShown = {
      kind: 'video',
      id: 'film',
      title: '',
      theme: 'everyday',
      media: 3,
      poster: null,
      fit: 'cover',
      muted: true,
    }
    controller.pair()
    const manifest = toManifest(1, [item('a', 0), item('b', 1), film, item('c', 2)], files, SLOT_MS)
    controller.send(manifest)
    await controller.hear(isReady(1))
    await page.waitForSelector('.kp-kind-video')
    const { blankFrames, frames, errors } = await watch(page, CHANGES, manifest.zones[0]?.origin ?? 0)
    const sorted = errors.toSorted((one, other) => one - other)
    return [
      {
        name: 'transitions',
        changes: errors.length,
        blankFrames,
        slotErrorP99Ms: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
        frames,
      },
    ]
  } finally {
    await browser.close()
    await controller.close()
    await removeFolder(folder)
  }
}
