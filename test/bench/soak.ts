// 1,500 slots in accelerated time: the stage with the player's own code, and a clock that is wound on by a slot at a time as soon
// as what is due is on. Heap and nodes after a forced collection, as growth over the first 500 slots.
import sharp from 'sharp'
import type { createStage } from '../../player/stage/stage.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import { toManifest } from '../browser/player-controller.ts'
import { openDrawing } from '../browser/player-drawing.ts'

const SLOTS = 1_500
/** By then the browser has compiled what it is going to; a heap of 1.5 MB grows by 100 kB through that alone. */
const WARM = 500
const SLOT_MS = 10_000

declare global {
  interface Window {
    soak?: { wind(): Promise<void> }
  }
}

const paint = async (background: string) => ({
  bytes: await sharp({ create: { width: 640, height: 360, channels: 3, background } })
    .webp()
    .toBuffer(),
  type: 'image/webp',
})

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const drawing = await openDrawing()
  try {
    const page = await drawing.open(1280, 720)
    page.setDefaultTimeout(110_000)
    const files = await Promise.all(['#c00', '#00c', '#0a0'].map(paint))
    const images = files.map((_, at) => ({
      kind: 'image' as const,
      id: `i-${at}`,
      title: '',
      theme: 'everyday' as const,
      media: at,
      fit: 'contain' as const,
    }))
    const manifest = toManifest(1, images, files, SLOT_MS)
    const urls = files.map(({ bytes, type }) => `data:${type};base64,${bytes.toString('base64')}`)
    await page.evaluate(
      ({ manifest, urls, slotMs }: { manifest: Manifest; urls: string[]; slotMs: number }) => {
        const host = document.querySelector<HTMLElement>('#host')
        const make = (window as Window & { createStage?: typeof createStage }).createStage
        if (host === null || make === undefined) throw new Error('no stage')
        let now = manifest.from
        let on = (): void => undefined
        // Timers of injected time: they ring as it is wound on, and at once where they are due.
        let timers: { id: number; at: number; run: () => void }[] = []
        let ids = 0
        const ring = (): void => {
          const due = timers.filter(({ at }) => at <= now)
          timers = timers.filter(({ at }) => at > now)
          for (const { run } of due) run()
        }
        const stage = make(
          host,
          {
            manifest,
            mediaUrl: (index) => urls[index] ?? '',
            place: { siteName: '青山路菜市场', unitName: '云溪科协', orientation: 'landscape' },
            fontFamily: 'sans-serif',
          },
          {
            now: () => now,
            time: {
              setTimeout(run, ms) {
                timers.push({ id: ++ids, at: now + ms, run })
                if (ms <= 1) queueMicrotask(ring)
                return ids
              },
              clearTimeout(id) {
                timers = timers.filter((timer) => timer.id !== id)
              },
            },
            shown: () => on(),
          },
        )
        stage.start()
        window.soak = {
          wind: () =>
            new Promise((resolve) => {
              on = resolve
              // Past the making ready of what comes, then to the slot itself.
              now += slotMs - 5_000
              ring()
              now += 5_000
              const push = (): void => {
                // Fades are wound on as well: the browser runs them by its own time, and what fades is kept until it has.
                for (const fade of document.getAnimations()) fade.finish()
                ring()
                if (timers.some(({ at }) => at <= now + 1)) setTimeout(push)
              }
              push()
            }),
        }
      },
      { manifest, urls, slotMs: SLOT_MS },
    )
    const cdp = await page.context().newCDPSession(page)
    const measure = async (): Promise<{ heap: number; nodes: number }> => {
      await cdp.send('HeapProfiler.collectGarbage')
      await cdp.send('HeapProfiler.collectGarbage')
      const { usedSize } = await cdp.send('Runtime.getHeapUsage')
      const { nodes } = await cdp.send('Memory.getDOMCounters')
      return { heap: usedSize, nodes }
    }
    const wind = (slots: number): Promise<void> =>
      page.evaluate(async (count) => {
        for (let slot = 0; slot < count; slot++) await window.soak?.wind()
      }, slots)
    await wind(WARM)
    const before = await measure()
    await wind(SLOTS)
    const after = await measure()
    const growth = (one: number, other: number): number => Number((Math.max(0, other - one) / one).toFixed(4))
    return [
      {
        name: 'soak',
        warm: WARM,
        slots: SLOTS,
        heapGrowth: growth(before.heap, after.heap),
        nodeGrowth: growth(before.nodes, after.nodes),
      },
    ]
  } finally {
    await drawing.close()
  }
}
