// A broadcast in a real browser: on at once though its files are on their way, over everything, whole at every size, and gone
// when it is over, with the picture that was there before.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AlertShown, Manifest } from '../../playlists/manifest.ts'
import { type File, image, paint } from './pictures.ts'
import { answerWell } from './answers.ts'
import { isReady, isShowing, toManifest } from './player-controller.ts'
import { type Drawing, openDrawing } from './player-drawing.ts'
import { jumpAhead, usePlayer } from './player-rig.ts'

const alert: AlertShown = {
  kind: 'alert',
  id: 'b-1',
  title: '暴雨红色预警',
  text: '请立即到二楼以上避险，不要进入地下空间，不要开车出门。',
  level: 'red',
  picture: null,
  sound: true,
  drill: true,
}

describe('on a screen', () => {
  const rig = usePlayer()
  let files: File[]

  /** The red picture, and a broadcast over it for so long. */
  const withAlert = (number: number, shown: AlertShown, lastsMs: number): Manifest => {
    const manifest = toManifest(number, [image('red', 0)], files)
    const from = Date.now() - 500
    return {
      ...manifest,
      items: [...manifest.items, shown],
      lists: [...manifest.lists, { entry: -1, slots: [1, lastsMs] }],
      loops: [...manifest.loops, { turns: [1, 1] }],
      zones: [
        { ...manifest.zones[0]!, rect: [0, 0, 70, 100], takeovers: [from, from + lastsMs, 1, from] },
        { ...manifest.zones[0]!, id: 'side', rect: [70, 0, 30, 100], takeovers: [from, from + lastsMs, -1, from] },
      ],
    }
  }

  beforeEach(async () => {
    files = [rig.red, await paint('#0a0')]
    rig.controller.add(...files.map(({ bytes }) => bytes))
    await rig.setUp()
  })

  it('is on before its picture is here, over all zones, and whole once the picture has come', async () => {
    const { controller, page } = rig
    const releases: (() => void)[] = []
    controller.answerBy((bytes, request, response) => releases.push(() => answerWell(bytes, request, response)))
    controller.send(withAlert(2, { ...alert, picture: 1 }, 600_000))
    const status = await controller.hear(isShowing('b-1'))
    expect(status).toMatchObject({ number: 2, filesLeft: 1 })
    const drill = page.locator('.kp-alert .kp-level b')
    expect(await drill.evaluate((word) => getComputedStyle(word, '::before').content)).toBe('"演练"')
    expect(await page.locator('.kp-alert').boundingBox()).toEqual({ x: 0, y: 0, width: 960, height: 540 })
    expect(await page.locator('.kp-alert .kp-picture').count()).toBe(0)
    controller.answerBy(answerWell)
    for (const release of releases) release()
    await controller.hear(isReady(2))
    await page.waitForSelector('.kp-alert .kp-picture img')
  })

  it('when it is over, what was on is on again, in its own zone', async () => {
    const { controller, page } = rig
    controller.send(withAlert(2, alert, 600_000))
    await controller.hear(isShowing('b-1'))
    await jumpAhead(rig, 600_000)
    await page.waitForSelector('.kp-alert', { state: 'detached' })
    await page.waitForFunction(() => document.querySelectorAll('.kp-zone').length === 2)
    await page.waitForSelector('.kp-kind-image img')
    const box = await page.locator('.kp-zone').first().boundingBox()
    expect(box?.width).toBe(672)
  })
})

describe('drawn', () => {
  let drawing: Drawing
  let page: Page

  beforeAll(async () => {
    drawing = await openDrawing()
    page = await drawing.open(1920, 1080)
  })
  afterAll(() => drawing.close())

  const sizes: [number, number][] = [
    [1920, 1080],
    [1080, 1920],
    [1024, 600],
    [600, 1024],
  ]
  const said: [string, Partial<AlertShown>][] = [
    ['ordinary', {}],
    ['with a picture', { picture: 0, level: 'yellow' }],
    ['as long as may be', { title: '字'.repeat(20), text: '字'.repeat(120), level: 'blue' }],
    ['as long as may be, with a picture', { title: '字'.repeat(20), text: '字'.repeat(120), picture: 0 }],
    ['a title alone', { text: '', level: 'orange', drill: false }],
    ['words that do not break', { title: 'W'.repeat(20), text: 'W'.repeat(120) }],
  ]

  it.each(said)('%s is whole and large at every size', async (_, over) => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      const faults = await page.evaluate(
        async (item) => {
          const host = document.getElementById('host')
          if (host === null) throw new Error('no host')
          host.textContent = ''
          const layer = window.drawItem(host, item, {
            mediaUrl: () => '/starter/starter-disaster-rain.svg',
            place: { siteName: '青山路菜市场', unitName: '云溪县科学技术协会' },
            clock: () => ({ time: '14:05', date: '11月21日 星期六' }),
            still: true,
            fontFamily: `'Noto Sans CJK SC', sans-serif`,
          })
          await layer.ready
          if (item.picture !== null && item.text.length < 50)
            while (host.querySelector('.kp-picture img') === null)
              await new Promise((resolve) => requestAnimationFrame(resolve))
          const side = Math.min(innerWidth, innerHeight)
          const found: string[] = []
          for (const box of host.querySelectorAll<HTMLElement>('.kp-face, .kp-box, .kp-main, .kp-strip'))
            if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
              found.push(`${box.className} holds ${box.scrollWidth}×${box.scrollHeight}`)
          for (const text of host.querySelectorAll<HTMLElement>('.kp-title, .kp-body p, .kp-level')) {
            const size = Number.parseFloat(getComputedStyle(text).fontSize)
            if (size < side / 24 - 0.01) found.push(`${text.className} at ${size} px of ${side}`)
          }
          return found
        },
        { ...alert, ...over },
      )
      expect(faults, `${width}×${height}`).toEqual([])
    }
  })
})
