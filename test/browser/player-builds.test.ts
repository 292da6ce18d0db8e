// A new build of the player, served by the real controller to a screen that plays: taken where a slot ends, and given up for
// the good one where it has no picture on after 30 s, whatever is wrong with it.
import type { Browser, Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Overview } from '../../server/routes/screens-live.ts'
import { createFront, type Front } from '../doubles/front.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aBulletin, anEntry } from '../doubles/staff.ts'
import { openBrowser, openPage } from './browser.ts'

let running: RunningController
let client: Client
let front: Front
let browser: Browser
let page: Page
let screen: string

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  front = await createFront(running.controller.port)
  browser = await openBrowser()
  page = (await openPage(browser, 960, 540)).page
  const site = await client.ask<{ id: string }>('POST', '/api/sites', {
    name: '北门',
    address: '',
    zone: 'Asia/Shanghai',
    hours: [],
  })
  // Two items of two seconds each, so that a slot ends soon.
  const items = await Promise.all(
    ['少吃盐', '多走路'].map((title) => client.ask<{ id: string }>('POST', '/api/items', aBulletin(title))),
  )
  const playlist = await client.ask<{ id: string }>('POST', '/api/playlists', {
    name: '轮播',
    items: items.map(({ id }) => ({ item: id, ms: 2_000 })),
  })
  await client.ask('POST', '/api/entries', anEntry(playlist.id))
  await client.ask('POST', '/api/publication', { note: '' })
  await page.goto(`${front.origin}/player`)
  await page.waitForFunction(() => /\d{6}/.test(document.querySelector('.kp-code')?.textContent ?? ''))
  const code = (await page.locator('.kp-code').innerText()).replaceAll(/\D/g, '')
  const paired = await client.ask<{ id: string }>('POST', '/api/pairings', { code, name: '北门屏', site: site.id })
  screen = paired.id
  await page.waitForSelector('.kp-stage .kp-face')
  // The worker has the page whole once it holds it as good.
  await page.waitForFunction(async () => (await caches.match('/player/good')) !== undefined)
})
afterAll(async () => {
  await browser?.close()
  await front?.end()
  await running?.end()
})

/** A page of another build, with this as its script. */
const offer = (name: string, script: string): void => {
  const path = `/player/assets/${name}.js`
  front.answer(path, { type: 'text/javascript', text: script })
  front.answer('/player', {
    type: 'text/html',
    text: `<!doctype html><title>${name}</title><div id="stage"></div><div id="page"></div><script type="module" src="${path}"></script>`,
  })
}

/** The worker gives a new build so long for its first picture, ms, instead of half a minute. */
const allow = async (trialMs: number): Promise<void> => {
  const [worker] = page.context().serviceWorkers()
  const found: Worker = worker ?? (await page.context().waitForEvent('serviceworker'))
  await found.evaluate((ms) => {
    const world: { setTimeout: typeof setTimeout; own?: typeof setTimeout } = self
    const wait = (world.own ??= world.setTimeout.bind(self))
    Object.assign(self, { setTimeout: (run: () => void, asked: number) => wait(run, asked >= 30_000 ? ms : asked) })
  }, trialMs)
}

/** What the screen has told of itself since then, epoch ms. */
const toldSince = async (since: number): Promise<string[]> => {
  const { screens } = await client.ask<Overview>('GET', '/api/overview')
  const errors = screens.find((row) => row.screen.id === screen)?.state.errors ?? []
  return errors.filter(({ at }) => at > since).map(({ detail }) => detail)
}

it.each([
  ['that cannot even be read', 'broken-1', 'const = ;'],
  ['that throws at its start', 'broken-2', `document.title = 'begun'; throw new Error('no')`],
  ['that runs and shows nothing', 'broken-3', `document.querySelector('#page').textContent = '…'`],
])('a build %s is taken, is rolled back, and the controller is told', async (_, name, script) => {
  await allow(500)
  offer(name, script)
  const begun = Date.now()
  // Taken; and then the good one is back.
  const taken = page.waitForRequest((request) => request.url().endsWith(`${name}.js`))
  await page.reload()
  await taken
  await page.waitForSelector('.kp-stage .kp-face')
  expect(await page.title()).toBe('科普屏')
  await expect.poll(() => toldSince(begun)).toContainEqual(expect.stringContaining('no picture'))
})

it('a newer build is taken by itself where a slot ends, once the screen is connected again', async () => {
  await allow(500)
  offer('broken-4', '')
  const taken = page.waitForRequest((request) => request.url().endsWith('broken-4.js'))
  front.cut()
  await taken
  await page.waitForSelector('.kp-stage .kp-face')
  expect(await page.title()).toBe('科普屏')
})

it('a build that shows a picture stays, also without a network', async () => {
  // As long as a busy machine needs.
  await allow(120_000)
  front.answer('/player', null)
  const good = await (await fetch(`${front.origin}/player`)).text()
  // The same but for its name, as the next build would be.
  const path = /\/player\/assets\/index-[\w-]+\.js/.exec(good)?.[0] ?? ''
  const next = path.replace('index-', 'index-next-')
  front.answer(next, { type: 'text/javascript', text: await (await fetch(`${front.origin}${path}`)).text() })
  front.answer('/player', { type: 'text/html', text: good.replace(path, next) })
  await page.reload()
  await page.waitForSelector('.kp-stage .kp-face')
  await page.waitForFunction(
    async (name) => (await (await caches.match('/player/good'))?.text())?.includes(name) === true,
    next,
  )
  await running.stop()
  await page.reload()
  await page.waitForSelector('.kp-stage .kp-face')
  expect(await page.evaluate(() => document.querySelector('script[src]')?.getAttribute('src'))).toBe(next)
})
