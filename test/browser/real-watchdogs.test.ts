// What heals by itself, in a real browser against the real controller: a stage that stands still, a page that grows, a video that
// hangs, a link that lies dead. Each is put right in the least way that helps, and the controller is told.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import { anEntry, upload } from '../doubles/staff.ts'
import { type Message, standBetween } from './middle.ts'
import { type OneScreen, useScreen } from './one-screen.ts'
import { shownTitle, useRealController } from './real-rig.ts'
import { recordClip } from './record-clip.ts'

const rig = useRealController()
const here = useScreen()

/** A stage is late after 15 s, and looked at every 5 s up to five times. */
const LONG = { timeout: 120_000 }
/** Younger pages are not loaded anew, ms. */
const OLD_MS = 301_000

declare global {
  interface Window {
    /** Timers of the stage come to nothing. */
    lost: boolean
    /** Memory that the page seems to use, bytes. */
    heap: number
    /** What was said on the page, over the stage. */
    said: string[]
  }
}

const pass = (page: Page, ms: number): Promise<void> =>
  page.evaluate((passed) => void (window.ahead.monotonic += passed), ms)

const seesTurns = (page: Page, more: number) =>
  page
    .evaluate(() => window.turns.length)
    .then((before) => page.waitForFunction((least) => window.turns.length >= least, before + more))

/** What the controller hears is on is what is due there. */
const showsWhatIsDue = async (screen: string): Promise<void> => {
  const manifest = await rig.manifest(screen)
  const { showing: shown, differs } = (await rig.row(screen)).state
  const due = manifest.items[showing(openManifest(manifest), 0, shown?.from ?? 0, createShowing()).item]
  expect(due).toMatchObject({ id: shown?.item })
  expect(differs).toBeNull()
}

/** The stage's timers can be lost: of all that the page sets, its alone come back with the very same function. Runs in the page. */
const makeLosable = (): void => {
  const set = window.setTimeout
  const known = new WeakSet<object>()
  window.lost = false
  const lose = (run: () => void, ms?: number): number => {
    const isStage = known.has(run)
    known.add(run)
    return set(isStage && window.lost ? () => undefined : run, ms)
  }
  Object.assign(window, { setTimeout: lose })
}

/** From now on; `untilRebuilt`: until the stage is taken out to be built anew. */
const loseTimers = (page: Page, untilRebuilt: boolean): Promise<void> =>
  page.evaluate((isHealed) => {
    window.lost = true
    const host = document.querySelector('.kp-stage')?.parentElement
    if (!host) throw new Error('no stage')
    if (isHealed) new MutationObserver(() => (window.lost = false)).observe(host, { childList: true })
  }, untilRebuilt)

it('a stage that stands still is built anew; where that does not help, the page is', { timeout: 300_000 }, async () => {
  await rig.publish(['red', 'blue', 'green'])
  const begin = async ({ context, page }: Pick<OneScreen, 'context' | 'page'>, name: string) => {
    await context.addInitScript(makeLosable)
    const middle = await standBetween(context)
    return { page, middle, id: await rig.pair(page, name) }
  }
  const once = await begin(here, '北门屏')
  const always = await begin(await here.open(), '南门屏')
  await pass(always.page, OLD_MS)
  // It is old, and what it shows goes by its controller's time again: by another it would not be late.
  const isOld = ({ type, uptimeMs, until }: Message) =>
    type === 'status' && Number(uptimeMs) > OLD_MS && Math.abs(Number(until) - Date.now()) < OLD_MS / 5
  await expect.poll(() => always.middle.up.some(isOld)).toBe(true)
  await loseTimers(once.page, true)
  await loseTimers(always.page, false)

  await expect.poll(() => rig.troubles(once.id), LONG).toContainEqual('page stage stood still: rebuilt')
  await seesTurns(once.page, 3)
  await showsWhatIsDue(once.id)
  expect(await once.page.evaluate(() => window.lost)).toBe(false)
  expect((await rig.troubles(once.id)).filter((words) => words.includes('loaded anew'))).toEqual([])

  await expect.poll(() => rig.troubles(always.id), LONG).toContainEqual('page loaded anew: stage stood still')
  await seesTurns(always.page, 3)
  await showsWhatIsDue(always.id)
})

/** A page that says what memory it uses, and what it shows on its way. Runs in the page before the player does. */
const watchPage = (): void => {
  window.heap = 50e6
  Object.defineProperty(performance, 'memory', { get: () => ({ usedJSHeapSize: window.heap }) })
  window.said = []
  new MutationObserver(() => {
    const words = document.querySelector('#page')?.textContent ?? ''
    if (words !== '') window.said.push(words)
  }).observe(document, { subtree: true, childList: true, characterData: true })
  addEventListener('pagehide', () => sessionStorage.setItem('turns', String(window.turns.length)))
}

it('a page whose memory grows past its bound starts anew where a slot ends, and goes on with what is due', async () => {
  const { page, context } = here
  await context.addInitScript(watchPage)
  await rig.publish(['red', 'blue', 'green'], 8_000)
  const screen = await rig.pair(page)
  await pass(page, OLD_MS)
  await seesTurns(page, 1)
  const loaded = page.waitForEvent('load')
  const before = await page.evaluate(() => {
    window.heap = 500e6
    return window.turns.length
  })
  await loaded
  // It is looked at every five seconds and a slot is eight: it waited for the end of one.
  expect(await page.evaluate(() => Number(sessionStorage.getItem('turns')))).toBeGreaterThan(before)
  await seesTurns(page, 1)
  expect(await page.evaluate(() => window.said)).toEqual([])
  await expect.poll(() => rig.troubles(screen)).toContainEqual('page loaded anew: memory')
  await showsWhatIsDue(screen)
})

it('a video that hangs gives its slot to the next, and is told of', async () => {
  const { page } = here
  const clip = await recordClip(page)
  const item = await upload(rig.client, clip.bytes, 'clip.webm', 'video/webm')
  const screen = await rig.pair(page)
  // As a decoder that hangs: it says that it plays, and its picture stands.
  await page.evaluate(() => {
    HTMLMediaElement.prototype.play = () => Promise.resolve()
  })
  const items = [
    { item, ms: 20_000 },
    { item: rig.items.get('blue'), ms: 1_000 },
  ]
  const playlist = await rig.client.ask<{ id: string }>('POST', '/api/playlists', { name: '录像', items })
  await rig.client.ask('POST', '/api/entries', anEntry(playlist.id, { level: 'override' }))
  await rig.client.ask('POST', '/api/publication', { note: '' })
  const isOn = async () => (await rig.row(screen)).state.showing?.item
  await expect.poll(() => rig.troubles(screen)).toContainEqual(expect.stringMatching(/^item .*stalled/))
  await expect.poll(isOn).toBe(rig.items.get('blue'))
  await expect.poll(() => shownTitle(page)).toBe('blue')
  await rig.front.cut()
  await expect
    .poll(() => rig.plays(screen))
    .toContainEqual(expect.objectContaining({ item, outcome: 'failed', why: 'stalled' }))
})

it('a link that lies open but dead is given up for another, and what played goes on', async () => {
  const { page, context } = here
  const middle = await standBetween(context)
  await rig.publish(['red', 'blue', 'green'])
  const screen = await rig.pair(page)
  await page.evaluate(() => document.querySelector('.kp-stage')?.setAttribute('data-mark', 'same'))
  await expect.poll(async () => (await rig.row(screen)).state.showing).not.toBeNull()
  middle.playDead()
  // A minute in which nothing came.
  await pass(page, 60_000)
  await expect.poll(() => rig.troubles(screen)).toContainEqual('page the link lay dead')
  expect(middle.up.filter(({ type }) => type === 'hello')).toHaveLength(2)
  await seesTurns(page, 3)
  expect(await page.locator('.kp-stage[data-mark=same]').count()).toBe(1)
  const revision = await rig.publish(['green'])
  await expect.poll(async () => (await rig.row(screen)).state.ready?.revision).toBe(revision)
})
