// Templates of broadcasts, as staff use them: one is chosen, marked as a drill and sent; what was changed is kept as a template.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aSite, until } from '../doubles/staff.ts'
import { openBrowser, openPage } from './browser.ts'
import { signInTo } from './sign-in.ts'

let running: RunningController
let client: Client
let screen: SimulatedScreen
let browser: Browser
let desk: Page
let errors: string[]
let manifests: readonly Manifest[]

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  const site = await client.ask<{ id: string }>('POST', '/api/sites', aSite('东街市场'))
  ;({ screen, manifests } = await pairSimulated(client, { name: '一号屏', site: site.id }))
  await until(() => manifests.length > 0)
  browser = await openBrowser()
  const opened = await openPage(browser, 1440, 900)
  desk = opened.page
  errors = opened.errors
  await signInTo(desk, `${running.origin}/broadcast`)
})

afterAll(async () => {
  screen?.stop()
  await browser?.close()
  await running?.end()
})

const choose = async (title: string): Promise<void> => {
  await desk.getByRole('button', { name: '从模板开始…' }).click()
  await desk.getByRole('dialog').getByText(title, { exact: true }).click()
}

describe('a template', () => {
  it('fills in level, title and text, as the screen will show them', async () => {
    await choose('发生火情，请离开')
    await expect.poll(() => desk.getByLabel('标题').inputValue()).toBe('发生火情，请离开')
    await desk.locator('.compose-glass').getByText('发生火情，请离开').first().waitFor()
    expect(await desk.getByRole('radio', { name: '红色' }).isChecked()).toBe(true)
  })

  it('that was changed is kept as one’s own', async () => {
    // In letters that every screen has already.
    await desk.getByLabel('标题').fill('火情：请走安全出口')
    await desk.getByRole('button', { name: '存为模板' }).click()
    await desk.getByText('已存为模板“火情：请走安全出口”').waitFor()
    await choose('即将停电检修')
    await expect.poll(() => desk.getByLabel('标题').inputValue()).toBe('即将停电检修')
    await choose('火情：请走安全出口')
    await expect.poll(() => desk.getByLabel('标题').inputValue()).toBe('火情：请走安全出口')
  })

  it('is sent as a drill, and needs no file that the screen has not had before', async () => {
    const before = await until(() => manifests.at(-1))
    await desk.getByText('这是演练').click()
    await desk.getByRole('button', { name: '在 1 块屏上播放…' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '开始演练' }).click()
    const on = await until(() => manifests.find(({ items }) => items.some(({ kind }) => kind === 'alert')))
    expect(on.items.find(({ kind }) => kind === 'alert')).toMatchObject({ title: '火情：请走安全出口', drill: true })
    const hashes = ({ media }: Manifest) => media.map(([hash]) => hash).toSorted()
    expect(hashes(on)).toEqual(hashes(before))
    await desk.getByRole('heading', { name: '火情：请走安全出口' }).waitFor()
    expect(errors).toEqual([])
  })
})
