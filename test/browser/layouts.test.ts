// A layout as staff make it: a zone added and dragged with a real mouse until it snaps, given to a screen, published, and there
// it is in the screen's manifest. On a phone the same by touch.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { ACTION_MS, openBrowser } from './browser.ts'

type Saved = { version: number; name: string; zones: { x: number; width: number }[] }

let running: RunningController
let client: Client
let browser: Browser
let desk: Page
let display: SimulatedScreen
let screen: string
let manifests: readonly Manifest[]
const errors: string[] = []

/** A page that is signed in. */
const openSignedIn = async (width: number, height: number, hasTouch = false): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', hasTouch })
  const [name = '', ...value] = client.cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: running.origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(ACTION_MS)
  page.on('pageerror', (error) => errors.push(error.message))
  return page
}

beforeAll(async () => {
  running = await runController({ seeded: true })
  client = await running.signIn()
  const { documents } = await client.ask<{ documents: { id: string }[] }>('GET', '/api/sites')
  const up = await pairSimulated(client, { name: '东门屏', site: documents[0]?.id ?? '' })
  ;({ screen: display, manifests } = up)
  screen = up.paired.id
  browser = await openBrowser()
  desk = await openSignedIn(1440, 900)
})

afterAll(async () => {
  await browser?.close()
  display?.stop()
  await running?.end()
})

/** What is not so by then never will be. */
const SOON = { timeout: 60_000 }

const canvasOf = (page: Page): Locator => page.locator('.canvas')
const zoneOf = (page: Page, id: string): Locator => canvasOf(page).locator(`[data-zone="${id}"]`)
const placeOf = async (page: Page, id: string) =>
  ((await zoneOf(page, id).getAttribute('aria-label')) ?? '').split(': ')[1]

/** A point of the canvas, both in per cent of it, in px of the page. */
const toPoint = async (page: Page, x: number, y: number): Promise<[number, number]> => {
  const box = await canvasOf(page).boundingBox()
  if (box === null) throw new Error('no canvas')
  return [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100]
}

/** Takes the chosen zone's handle and drags it to a point, and holds it there. */
const drag = async (page: Page, handle: string, x: number, y: number): Promise<void> => {
  await page.locator(`[data-handle="${handle}"]`).hover()
  await page.mouse.down()
  await page.mouse.move(...(await toPoint(page, x, y)), { steps: 6 })
}

describe('a layout', () => {
  it('gets a side zone that snaps to the third, and the guide is seen while it is dragged', async () => {
    await desk.goto(`${running.origin}/layouts`)
    await desk.getByRole('button', { name: '新建版式' }).click()
    await desk.getByRole('dialog').getByLabel('名称').fill('大厅')
    await desk.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
    await zoneOf(desk, 'main').waitFor()
    await desk.getByRole('button', { name: '添加区域' }).click()
    await desk.getByRole('menuitem', { name: /^侧栏/ }).click()
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 72%，上 0%，宽 28%，高 100%')
    await expect.poll(() => placeOf(desk, 'main'), SOON).toBe('左 0%，上 0%，宽 72%，高 100%')

    // Half a per cent beside the third, and then with Alt, which turns snapping off.
    await drag(desk, 'w', 67.2, 50)
    await desk.locator('[data-guide="third"]').waitFor()
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 66.67%，上 0%，宽 33.33%，高 100%')
    await desk.keyboard.down('Alt')
    await desk.mouse.move(...(await toPoint(desk, 67.4, 50)))
    await desk.locator('[data-guide]').waitFor({ state: 'detached' })
    await expect.poll(() => placeOf(desk, 'side'), SOON).toMatch(/^左 67\.[1-7]/)
    await desk.keyboard.up('Alt')
    await desk.mouse.move(...(await toPoint(desk, 67.2, 50)))
    await desk.locator('[data-guide="third"]').waitFor()
    await desk.mouse.up()
    await desk.locator('[data-guide]').waitFor({ state: 'detached' })
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 66.67%，上 0%，宽 33.33%，高 100%')
  })

  it('says which zone covers which, until the main zone is drawn back to the same line', async () => {
    await desk.getByText('“侧栏”压住了“主区”的一部分').waitFor()
    await zoneOf(desk, 'main').click({ position: { x: 40, y: 40 } })
    await drag(desk, 'e', 66.2, 50)
    await expect.poll(() => placeOf(desk, 'main'), SOON).toBe('左 0%，上 0%，宽 66.67%，高 100%')
    await desk.mouse.up()
    await desk.getByText('压住了').waitFor({ state: 'detached' })
  })

  it('goes back and forth step by step, and moves by keys', async () => {
    await desk.keyboard.press('Control+z')
    await expect.poll(() => placeOf(desk, 'main'), SOON).toBe('左 0%，上 0%，宽 72%，高 100%')
    await desk.keyboard.press('Control+Shift+Z')
    await expect.poll(() => placeOf(desk, 'main'), SOON).toBe('左 0%，上 0%，宽 66.67%，高 100%')
    await zoneOf(desk, 'side').focus()
    await desk.keyboard.press('Control+Shift+ArrowUp')
    await desk.keyboard.press('ArrowDown')
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 66.67%，上 1%，宽 33.33%，高 95%')
    // Many of one kind would be one step; these are two kinds.
    await desk.keyboard.press('Control+z')
    await desk.keyboard.press('Control+z')
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 66.67%，上 0%，宽 33.33%，高 100%')
    await expect.poll(() => placeOf(desk, 'main'), SOON).toBe('左 0%，上 0%，宽 66.67%，高 100%')
  })

  it('is taken back by Escape while it is dragged', async () => {
    await drag(desk, 'w', 80, 50)
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 80%，上 0%，宽 20%，高 100%')
    await desk.keyboard.press('Escape')
    await expect.poll(() => placeOf(desk, 'side'), SOON).toBe('左 66.67%，上 0%，宽 33.33%，高 100%')
    await desk.mouse.up()
  })

  it('is drawn beside by the player’s own stage, and saved with what somebody else changed meanwhile', async () => {
    const shown = desk.locator('.layout-preview-host')
    await expect.poll(() => shown.locator('.kp-side .kp-time').last().textContent(), SOON).toMatch(/^\d\d:\d\d$/)
    await shown.locator('.kp-under .kp-item').last().waitFor({ state: 'attached' })
    const path = `/api/layouts/${new URL(desk.url()).pathname.split('/').at(-1)}`
    const { zones, version } = await client.ask<Saved>('GET', path)
    await client.ask('PUT', path, { name: '大厅（东）', zones }, { 'if-match': `"${version}"` })
    await desk.getByRole('button', { name: '保存', exact: true }).click()
    await desk.getByText('已保存，发布后屏上才会变').waitFor()
    const saved = await client.ask<Saved>('GET', path)
    expect([saved.name, ...saved.zones.map(({ x, width }) => [x, width])]).toEqual([
      '大厅（东）',
      [0, 66.67],
      [66.67, 33.33],
    ])
  })

  it('is chosen on a screen’s page by its picture, and published: the screen’s manifest has the zones', async () => {
    await desk.goto(`${running.origin}/screens/${screen}`)
    await desk.locator('.layout-choice', { hasText: '大厅' }).click()
    await desk.getByText('这个版式还没有发布').waitFor()
    await desk.getByRole('button', { name: /^发布/ }).first().click()
    await desk.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
    await expect
      .poll(() => manifests.at(-1)?.zones.map(({ id, kind, rect }) => [id, kind, ...rect]), SOON)
      .toEqual([
        ['main', undefined, 0, 0, 66.67, 100],
        ['side', 'side', 66.67, 0, 33.33, 100],
      ])
    // And its miniature shows both zones.
    await desk.locator('.miniature .kp-stage .kp-side').waitFor({ state: 'attached' })
  })

  it('is not deleted while a screen has it, and the screen is named', async () => {
    await desk.goto(`${running.origin}/layouts`)
    const card = desk.locator('.layout-card', { hasText: '大厅' })
    await card.getByText('1 块屏在用：东门屏').waitFor()
    await card.getByRole('button', { name: '更多操作' }).click()
    await desk.getByRole('menuitem', { name: '删除' }).click()
    await desk.getByRole('dialog').getByText('东门屏').waitFor()
    expect(errors).toEqual([])
  })

  it('is dragged by a finger on a phone: one tap chooses, then it moves', async () => {
    const phone = await openSignedIn(390, 844, true)
    const zones = [
      { id: 'main', x: 0, y: 0, width: 100, height: 100 },
      { id: 'second', x: 60, y: 60, width: 30, height: 30 },
    ]
    const { id } = await client.ask<{ id: string }>('POST', '/api/layouts', { name: '手机上改', zones })
    await phone.goto(`${running.origin}/layouts/${id}`)
    await zoneOf(phone, 'second').tap()
    await expect.poll(() => zoneOf(phone, 'second').getAttribute('aria-pressed'), SOON).toBe('true')
    const touch = await phone.context().newCDPSession(phone)
    const at = async (x: number, y: number) => {
      const [left, top] = await toPoint(phone, x, y)
      return [{ x: left, y: top }]
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: await at(75, 75) })
    for (const by of [5, 10, 15])
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: await at(75 - by, 75) })
    await expect.poll(() => placeOf(phone, 'second'), SOON).toBe('左 45%，上 60%，宽 30%，高 30%')
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await phone.getByLabel('左 %').fill('20')
    await phone.getByLabel('左 %').press('Enter')
    await expect.poll(() => placeOf(phone, 'second'), SOON).toBe('左 20%，上 60%，宽 30%，高 30%')
    await phone.context().close()
    expect(errors).toEqual([])
  })
})
