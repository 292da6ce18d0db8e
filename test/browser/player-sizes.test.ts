// Every size of screen, and every density of its pixels: the page that asks to be paired, and what plays, fill it exactly, with
// nothing to scroll, to select or to point at.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type BulletinShown } from '../../playlists/manifest.ts'
import type { Hello, Up } from '../../playlists/protocol/up.ts'
import { ACTION_MS } from './browser.ts'
import { extremes } from './drawing/extremes.ts'
import { image } from './pictures.ts'
import { isShowing, toManifest } from './player-controller.ts'
import { usePlayer } from './player-rig.ts'

const rig = usePlayer()

const bulletin: BulletinShown = { ...extremes['longest']!, template: 'beside', id: 'words', picture: null }

/** What is wrong, in words. */
const faultsOf = async (page: Page): Promise<string[]> => {
  // As somebody would who wants to select what is there.
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  await page.mouse.move(width * 0.1, height * 0.1)
  await page.mouse.down()
  await page.mouse.move(width * 0.9, height * 0.9)
  await page.mouse.up()
  await page.keyboard.press('Control+A')
  await page.mouse.wheel(0, 500)
  return page.evaluate(() => {
    const faults: string[] = []
    const { scrollWidth, scrollHeight } = document.documentElement
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.push(`${scrollWidth}×${scrollHeight} to scroll`)
    if (scrollX !== 0 || scrollY !== 0) faults.push('scrolled')
    if (document.documentElement.clientWidth !== innerWidth) faults.push('a scrollbar')
    if (String(getSelection()) !== '') faults.push(`selected: ${String(getSelection())}`)
    for (const element of document.querySelectorAll<HTMLElement>('main, .kp-stage, .kp-item')) {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
        faults.push(`${element.className} reaches out`)
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
        faults.push(`${element.className} holds more than it shows`)
    }
    // What staff have to read to pair it, and to scan, each in a place of its own.
    const parts = Array.from(document.querySelectorAll('.kp-pairing p, .kp-claim, .kp-claim svg'), (element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const { left, right } = (element.matches('.kp-code') ? range : element).getBoundingClientRect()
      const { top, bottom } = element.getBoundingClientRect()
      return { element, box: { left, top, right, bottom } }
    })
    for (const { element, box } of parts) {
      if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
        faults.push(`${element.textContent || 'the code to scan'} is cut`)
      for (const other of parts) {
        if (other.element === element || other.element.contains(element) || element.contains(other.element)) continue
        const isApart =
          box.right <= other.box.left ||
          other.box.right <= box.left ||
          box.bottom <= other.box.top ||
          other.box.bottom <= box.top
        if (!isApart) faults.push(`${element.textContent} lies on ${other.element.textContent}`)
      }
    }
    return faults
  })
}

describe.each([
  [1920, 1080, 1],
  [1080, 1920, 1],
  [3840, 2160, 1],
  [1024, 600, 1],
  [600, 1024, 1],
  [1024, 768, 1],
  [1280, 1024, 1],
  [800, 800, 1],
  [1280, 720, 1.5],
  [960, 540, 2],
  [360, 640, 3],
])('%i×%i at %f pixels each', (width, height, deviceScaleFactor) => {
  it('is filled, and offers nothing to scroll, to select or to point at', async () => {
    const { controller, red } = rig
    const context = await rig.browser.newContext({ viewport: { width, height }, deviceScaleFactor })
    const page = await context.newPage()
    page.setDefaultTimeout(ACTION_MS)
    await page.goto(controller.url)
    await page.waitForSelector('.kp-code')
    expect(await faultsOf(page)).toEqual([])
    controller.pair(width >= height ? 'landscape' : 'portrait')
    controller.send(toManifest(1, [image('red', 0)], [red]))
    await controller.hear(isShowing('red'))
    expect(await faultsOf(page)).toEqual([])
    const filled = await page.locator('.kp-kind-image img').boundingBox()
    expect(filled).toEqual({ x: 0, y: 0, width, height })
    controller.send(toManifest(2, [bulletin], []))
    await controller.hear(isShowing('words'))
    // What was there before has gone.
    await page.waitForFunction(() => document.querySelectorAll('.kp-item').length === 1)
    expect(await faultsOf(page)).toEqual([])
    await page.waitForFunction(() => getComputedStyle(document.body).cursor === 'none')
    await context.close()
  })
})

it('a window that gets another size tells the controller, and is filled', async () => {
  const { controller, page } = rig
  await rig.setUp()
  await page.setViewportSize({ width: 800, height: 600 })
  const isWider = (message: Up): message is Hello => message.type === 'hello' && message.facts.width === 800
  const { facts } = await controller.hear(isWider)
  expect(facts.height).toBe(600)
  await page.waitForFunction(() => document.querySelector('.kp-kind-image img')?.clientWidth === 800)
})
