// The main job, as staff do it: real controller, real browsers, fresh data with the starter content. A screen is paired, a
// poster is dropped on it and published, and the console says when it is there; the network goes and comes back.
import sharp from 'sharp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cable, createCable } from '../doubles/cable.ts'
import { PASSWORD, runController, type RunningController } from '../doubles/running-controller.ts'
import { type Colour, colourAt, openBrowser, openPage } from './browser.ts'

const MAGENTA = { r: 214, g: 32, b: 140 }

let running: RunningController
let cable: Cable
let browser: Browser
let screen: Page
let desk: Page
/** What went wrong in either page. */
let errors: () => string[]

beforeAll(async () => {
  running = await runController({ seeded: true })
  cable = await createCable(() => running.controller.port)
  browser = await openBrowser()
  const openScreen = await openPage(browser, 1920, 1080)
  const openConsole = await openPage(browser, 1440, 900)
  screen = openScreen.page
  desk = openConsole.page
  errors = () => [...openScreen.errors, ...openConsole.errors]
})

afterAll(async () => {
  await browser?.close()
  await cable?.end()
  await running?.end()
})

/** Does what a person does, and counts it: clicks, drops and fields typed into. */
const createHands = (page: Page) => {
  let count = 0
  return {
    get count() {
      return count
    },
    async click(name: string | RegExp) {
      count++
      await page.getByRole('button', { name }).last().click()
    },
    async clickInDialog(name: string) {
      count++
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).last().click()
    },
    async choose(name: string | RegExp) {
      count++
      await page.getByText(name).last().click()
    },
    async type(label: string | RegExp, text: string) {
      count++
      await page.getByLabel(label).first().fill(text)
    },
    async drop(selector: string, files: { name: string; type: string; bytes: Buffer }[]) {
      count++
      const described = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }))
      const transfer = await page.evaluateHandle((given) => {
        const data = new DataTransfer()
        for (const { name, type, base64 } of given) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
          data.items.add(new File([bytes], name, { type }))
        }
        return data
      }, described)
      await page.dispatchEvent(selector, 'dragenter', { dataTransfer: transfer })
      await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer })
      await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer })
    },
  }
}

const signIn = async (hands: ReturnType<typeof createHands>) => {
  await hands.type('用户名', 'admin')
  await hands.type('密码', PASSWORD)
  await hands.click('登录')
}

const isNear = ([r, g, b]: Colour, to: { r: number; g: number; b: number }): boolean =>
  Math.abs(r - to.r) + Math.abs(g - to.g) + Math.abs(b - to.b) < 40

describe('the main job', () => {
  it('a browser that opens /player shows six digits; typed in the console, it plays', async () => {
    await screen.goto(`${cable.origin}/player`)
    const digits = screen.getByText(/^\d{3}\s?\d{3}$/)
    await digits.waitFor()
    const code = (await digits.innerText()).replace(/\s/g, '')
    expect(code).toMatch(/^\d{6}$/)

    await desk.goto(running.origin)
    const hands = createHands(desk)
    await signIn(hands)
    await hands.click('添加屏')
    await desk.keyboard.type(code)
    await desk.getByLabel('屏的名称').fill('东门屏')
    await desk.getByRole('dialog').getByRole('button', { name: '添加', exact: true }).click()
    await digits.waitFor({ state: 'detached' })
    await screen.getByText('示范菜市场（示例）').first().waitFor()
    await desk.getByText('播放中').first().waitFor()
    // Signed out, so that the next person's interactions are counted from the door.
    await desk.context().clearCookies()
  })

  it('from signing in to a new poster live on that screen takes at most 8 interactions', async () => {
    const poster = await sharp({ create: { width: 1920, height: 1080, channels: 3, background: MAGENTA } })
      .png()
      .toBuffer()
    await desk.goto(running.origin)
    const hands = createHands(desk)
    await signIn(hands)
    await desk.locator('[data-tile]').waitFor()
    await hands.drop('[data-tile]', [{ name: '今日海报.png', type: 'image/png', bytes: poster }])
    await hands.choose('只播这些')
    await hands.clickInDialog('添加')
    await hands.clickInDialog('发布')
    await expect.poll(async () => isNear(await colourAt(screen, 0.5, 0.5), MAGENTA)).toBe(true)
    expect(hands.count).toBeLessThanOrEqual(8)
  })

  it('the console says sent, ready and showing with the number of the revision', async () => {
    await desk.goto(`${running.origin}/screens`)
    await desk.getByText('东门屏').first().click()
    await desk.getByText('第 2 版').first().waitFor()
    for (const word of ['已送达', '已就绪', '播放中'])
      await expect.poll(() => desk.getByText(word).first().isVisible()).toBe(true)
  })

  it('a screen whose network is cut goes on playing, is said to be offline, and is online again by itself', async () => {
    await desk.goto(running.origin)
    await desk.locator('[data-tile]').waitFor()
    cable.pull()
    // How soon is decided, and tested, in `server/screens/hub.test.ts`; here it takes as long as it takes.
    await desk.locator('[data-tile]').getByText(/离线/).first().waitFor({ timeout: 100_000 })
    expect(isNear(await colourAt(screen, 0.5, 0.5), MAGENTA)).toBe(true)
    cable.plug()
    await desk
      .locator('[data-tile]')
      .getByText(/播放中|在线/)
      .first()
      .waitFor()
  })

  it('two clicks go back to the revision before, and the screen follows', async () => {
    await desk.goto(`${running.origin}/history`)
    await desk.getByRole('button', { name: '退回到这一版' }).first().click()
    await desk.getByRole('dialog').getByRole('button', { name: '退回到这一版' }).click()
    await expect.poll(async () => isNear(await colourAt(screen, 0.5, 0.5), MAGENTA)).toBe(false)
    expect(errors()).toEqual([])
  })
})
