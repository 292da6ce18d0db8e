// A browser that gives a screen too little storage, by its own quota: what is on soonest stays and plays, the plays of it are
// written down, the controller is told, and once there is room the rest comes.
import { type Browser, type CDPSession, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { hurry, shownTitle, type Title, useRealController } from './real-rig.ts'
import { keptHash, seenFrames, watchFrames } from './real-screen.ts'

/** Room for the fonts, what a screen keeps free, and one or two of the large pictures, each of 1.5 MB. */
const QUOTA_BYTES = 10_000_000

const TITLES: readonly Title[] = ['large-1', 'large-2', 'large-3', 'large-4']

const rig = useRealController(TITLES.length)

let browser: Browser
let page: Page
let storage: CDPSession

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The titles whose files the screen keeps. */
const keptTitles = async (): Promise<Title[]> => {
  const kept = await Promise.all(
    TITLES.map(async (title) => {
      const { hash } = await rig.file(title)
      return (await keptHash(page, hash)) === hash
    }),
  )
  return TITLES.filter((_, at) => kept[at])
}

it(
  'what matters most stays and plays, the controller is told, and the rest comes when there is room',
  { timeout: 240_000 },
  async () => {
    ;({ page } = await openPage(browser, 960, 540))
    await page.context().addInitScript(hurry)
    storage = await page.context().newCDPSession(page)
    const { origin } = rig.front
    // Before the first byte: a browser reckons with what it was granted for a while.
    await storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA_BYTES })
    const id = await rig.pair(page)
    await expect.poll(() => shownTitle(page)).toBe('red')
    await watchFrames(page)
    await rig.publish(TITLES, 1_000)
    await expect.poll(async () => (await rig.row(id)).state.ready?.revision, { timeout: 120_000 }).toBe(2)
    await expect.poll(() => rig.troubles(id)).toContainEqual(expect.stringMatching(/^storage no room for [123] files$/))
    const kept = await keptTitles()
    expect(kept.length).toBeGreaterThan(0)
    // They play, in the place of the others too, and nothing was blank at any time.
    const full = Date.now()
    await expect.poll(async () => ((await rig.row(id)).state.showing?.from ?? 0) - full).toBeGreaterThan(3_000)
    const { blank, turns } = await seenFrames(page)
    expect(blank).toBe(0)
    expect(new Set(turns)).toEqual(new Set(['red', ...kept]))
    // After a start what waits is sent soon: plays that were written down on the full shelf.
    await page.reload()
    const isCounted = async () => (await rig.plays(id)).some(({ from, outcome }) => from > full && outcome === 'played')
    await expect.poll(isCounted).toBe(true)

    await storage.send('Storage.overrideQuotaForOrigin', { origin })
    await page.reload()
    await expect.poll(keptTitles).toEqual(TITLES)
  },
)
