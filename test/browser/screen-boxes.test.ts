// The box behind a screen, as staff deal with it at the console: replaced from the screen's page and from the code on the new box,
// blocked and let in again, and the key that all of them trust.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Screen } from '../../playlists/model/place.ts'
import type { KeyFacts } from '../../server/routes/controller-key.ts'
import { createPlainScreen, type PlainScreen } from '../doubles/plain-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aSite, until } from '../doubles/staff.ts'
import { openBrowser, openPage } from './browser.ts'

let running: RunningController
let client: Client
let browser: Browser
let page: Page
let errors: string[]
let site: string
const boxes: PlainScreen[] = []

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  site = (await client.ask<{ id: string }>('POST', '/api/sites', aSite('东门菜市场'))).id
  browser = await openBrowser()
  ;({ page, errors } = await openPage(browser, 1440, 900))
  const [name = '', value = ''] = client.cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: running.origin }])
})

afterAll(async () => {
  for (const box of boxes) box.end()
  await browser?.close()
  await running?.end()
})

const showCode = async () => {
  const box = createPlainScreen(running.origin)
  boxes.push(box)
  box.connect()
  const { code } = await box.next('pairing')
  return { box, code }
}

const pair = async (name: string) => {
  const { box, code } = await showCode()
  const screen = await client.ask<Screen>('POST', '/api/pairings', { code, name, site })
  await box.next('manifest')
  return { box, screen }
}

const keyOf = async (id: string) => (await client.ask<Screen>('GET', `/api/screens/${id}`)).key

const choose = async (action: string) => {
  await page.getByRole('button', { name: '更多操作', exact: true }).first().click()
  await page.getByRole('menuitem', { name: action }).click()
}

const inDialog = (name: string) => page.getByRole('dialog').last().getByRole('button', { name, exact: true })

it('a broken box is replaced from its page, by the six digits of the new one; the old one is named there', async () => {
  const { screen } = await pair('东门入口')
  const { box, code } = await showCode()
  await page.goto(`${running.origin}/screens/${screen.id}`)
  await choose('更换设备')
  await page.getByLabel('第 1 位').pressSequentially(code)
  await inDialog('更换').click()
  await page.getByRole('heading', { name: '换下的设备' }).waitFor()
  await page.getByText('admin 换下').waitFor()
  expect(await keyOf(screen.id)).toBe(box.keys.publicKey)
})

it('a new box that shows its code may take the place of one that broke', async () => {
  const { box: old, screen } = await pair('西门出口')
  old.end()
  await until(() => running.controller.hub.state(screen.id).link === 'offline')
  const { box, code } = await showCode()
  await page.goto(`${running.origin}/pair?code=${code}`)
  await page.getByText('替换坏掉的设备').click()
  await page.getByLabel('替换哪块屏的设备').selectOption(screen.id)
  await inDialog('更换').click()
  await page.waitForURL(`**/screens/${screen.id}`)
  await expect.poll(() => keyOf(screen.id)).toBe(box.keys.publicKey)
})

it('a stolen box is blocked, its tries are told with where they came from, and it can be let in again', async () => {
  const { box, screen } = await pair('广场大屏')
  await page.goto(`${running.origin}/screens/${screen.id}`)
  await choose('设备被盗，封锁…')
  await inDialog('封锁设备').click()
  await page.getByText('封锁后它还没有尝试连接').waitFor()
  await until(() => box.closed())
  box.connect()
  await page.locator('.tries li', { hasText: '来自 127.0.0.1' }).waitFor()
  await page.goto(running.origin)
  await page.locator('[data-tile]', { hasText: '广场大屏' }).getByText('已封锁').waitFor()

  await page.goto(`${running.origin}/screens/${screen.id}`)
  await page.getByRole('button', { name: '解除封锁' }).click()
  await page.getByText('最近一次尝试连接').waitFor({ state: 'detached' })
  box.connect()
  await box.next('manifest')
  expect(await keyOf(screen.id)).toBe(box.keys.publicKey)
})

it("the controller's key is replaced, and the screens come back to it", async () => {
  const { box } = await pair('北门')
  const before = await client.ask<KeyFacts>('GET', '/api/controller-key')
  await page.goto(`${running.origin}/screens`)
  await choose('控制器密钥…')
  await inDialog('更换密钥…').click()
  await inDialog('更换密钥').click()
  const shown = async () => (await page.getByRole('dialog').first().innerText()).replaceAll(' ', '')
  await expect.poll(shown).not.toContain(before.fingerprint)
  const after = await client.ask<KeyFacts>('GET', '/api/controller-key')
  expect(after.before).toBe(1)
  expect(await shown()).toContain(after.fingerprint)
  await until(() => box.closed())
  box.connect()
  await box.next('manifest')
  expect(box.isForeign()).toBe(false)
  expect(errors).toEqual([])
})
