// From a reload to the first picture, without a network, with 60 items on the shelf, on a processor four times slower than this
// one: what a market sees after a power cut.
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import type { ItemShown } from '../../playlists/manifest.ts'
import { buildPlayer, removeFolder } from '../browser/player-build.ts'
import { isReady, isShowing, startController, toManifest } from '../browser/player-controller.ts'
import { CHROMIUM_FLAGS } from '../browser/browser.ts'
import { chromiumPath } from '../system.ts'

const ITEMS = 60
const SLOWER = 4
const ROUNDS = 5

const paint = async (hue: number) => ({
  bytes: await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><rect width="1920" height="1080" fill="hsl(${hue} 70% 50%)"/><circle cx="960" cy="540" r="${200 + hue}"/></svg>`,
    ),
  )
    .webp()
    .toBuffer(),
  type: 'image/webp',
})

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const folder = await buildPlayer()
  const controller = await startController(folder)
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS })
  try {
    const files = await Promise.all(Array.from({ length: ITEMS }, (_, at) => paint(at * 6)))
    controller.add(...files.map(({ bytes }) => bytes))
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    await page.goto(controller.url)
    await page.waitForSelector('.kp-code')
    controller.pair()
    const items = files.map((_, at): ItemShown => ({
      kind: 'image',
      id: `i-${at}`,
      title: '',
      theme: 'everyday',
      media: at,
      fit: 'cover',
    }))
    controller.send(toManifest(1, items, files))
    await controller.hear(isReady(1))
    await controller.hear(isShowing('i-0'))
    controller.setAway(true)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    // Noted by the page itself, in the first frame after the picture was brought to the front.
    await page.addInitScript(() => {
      const look = (): void => {
        const picture = document.querySelector<HTMLImageElement>('.kp-kind-image img')
        const isOn = picture?.closest<HTMLElement>('.kp-item')?.style.zIndex === '2'
        if (isOn && picture?.complete === true) performance.mark('first-picture')
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await page.reload()
      await page.waitForFunction(() => performance.getEntriesByName('first-picture').length > 0)
      times.push(await page.evaluate(() => performance.getEntriesByName('first-picture')[0]?.startTime ?? 0))
    }
    const ms = times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0
    return [{ name: 'boot', ms: Math.round(ms) }]
  } finally {
    await browser.close()
    await controller.close()
    await removeFolder(folder)
  }
}
