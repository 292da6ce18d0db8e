// The time slider: the console draws what a screen shows at any moment, as published and as edited, and says why.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aBulletin, anEntry, aSite } from '../doubles/staff.ts'
import { openBrowser, openPage } from './browser.ts'
import { signInTo } from './sign-in.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Midnight in Shanghai, of tomorrow. */
const midnight = (Math.floor((Date.now() + 8 * HOUR_MS) / DAY_MS) + 1) * DAY_MS - 8 * HOUR_MS

let running: RunningController
let client: Client
let screen: SimulatedScreen
let browser: Browser
let desk: Page
let errors: string[]
let id = ''

type Made = { id: string; version: number }
const make = (path: string, body: unknown) => client.ask<Made>('POST', path, body)

const plan = async (title: string, name: string, over: Record<string, unknown> = {}): Promise<void> => {
  const item = await make('/api/items', aBulletin(title))
  const list = await make('/api/playlists', { name: title, items: [{ item: item.id, ms: 10_000 }] })
  await make('/api/entries', anEntry(list.id, { name, ...over }))
}

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  const site = await make('/api/sites', aSite('东街市场'))
  const { screen: up, paired } = await pairSimulated(client, { name: '一号屏', site: site.id })
  screen = up
  id = paired.id
  await client.ask(
    'PUT',
    `/api/screens/${id}`,
    { name: '一号屏', site: site.id, tags: [], orientation: 'landscape', layout: 'main-ticker' },
    { 'if-match': `"${paired.version}"` },
  )
  await plan('少吃盐', '全天健康')
  await plan('夜间用电', '夜间专题', { level: 'override', dayparts: [{ from: '18:00', until: '20:00' }] })
  await plan('出入平安', '滚动提醒', { zone: 'ticker' })
  await client.ask('POST', '/api/publication', { note: '' })
  await plan('明天体检', '尚未发布', { level: 'override', priority: 9, dayparts: [{ from: '20:00', until: '21:00' }] })
  browser = await openBrowser()
  const opened = await openPage(browser, 1440, 900)
  desk = opened.page
  errors = opened.errors
  const at = midnight + 10 * HOUR_MS
  await signInTo(desk, `${running.origin}/schedule/moment?screen=${id}&at=${at}`)
})

afterAll(async () => {
  screen?.stop()
  await browser?.close()
  await running?.end()
})

/** The words in the picture, however they are broken into lines. */
const picture = async (): Promise<string> => (await desk.locator('.moment-glass').innerText()).replaceAll(/\s/g, '')
const clock = () => desk.locator('.moment-clock').innerText()
const reasons = () => desk.locator('.moment-why')

describe('any moment', () => {
  it('is drawn with all zones of the screen, and says by which rule', async () => {
    await expect.poll(picture).toContain('少吃盐')
    await expect.poll(picture).toContain('出入平安')
    await reasons().getByRole('link', { name: '全天健康' }).waitFor()
  })

  it('moved to where another rule plays, shows that one, and why the first gives way', async () => {
    await desk.getByLabel('当天的时间').fill(String(18.5 * 3600))
    await expect.poll(picture).toContain('夜间用电')
    await reasons().getByText('播这条排期').waitFor()
    await reasons().getByRole('link', { name: '夜间专题' }).waitFor()
    await reasons().getByText('让位给更强的一级').waitFor()
    await expect.poll(() => new URL(desk.url()).searchParams.get('at')).toBe(String(midnight + 18.5 * HOUR_MS))
  })

  it('goes from change to change', async () => {
    await desk.getByRole('button', { name: '下一次变化' }).click()
    await expect.poll(clock).toBe('20:00:00')
    await expect.poll(picture).toContain('少吃盐')
    await desk.getByRole('button', { name: '上一次变化' }).click()
    await expect.poll(clock).toBe('18:00:00')
    await expect.poll(picture).toContain('夜间用电')
  })

  it('is also that of what is being edited', async () => {
    await desk.getByLabel('当天的时间').fill(String(20.5 * 3600))
    await expect.poll(picture).toContain('少吃盐')
    await desk.getByText('按正在编辑').click()
    await expect.poll(picture).toContain('明天体检')
    await desk.getByText('按已发布').click()
    await expect.poll(picture).toContain('少吃盐')
  })

  it('runs on by itself when it is told to', async () => {
    await desk.getByLabel('时间', { exact: true }).fill('17:59:00')
    await expect.poll(picture).toContain('少吃盐')
    await desk.getByText('60 倍速').click()
    await expect.poll(picture).toContain('夜间用电')
    await desk.getByText('停住').click()
    expect(errors).toEqual([])
  })
})
