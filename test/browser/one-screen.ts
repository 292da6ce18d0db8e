// One screen for each test: a page in a profile of its own, whose clocks a test can move, whose chance is in a hurry, and which
// notes what comes on its stage.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { ACTION_MS, openBrowser } from './browser.ts'
import { moveClocks } from './player-rig.ts'
import { hurry } from './real-rig.ts'

type Opened = { context: BrowserContext; page: Page }

export type OneScreen = {
  readonly context: BrowserContext
  readonly page: Page
  /** Another one like it, in a profile of its own. */
  open(): Promise<Opened>
  /** Titles of the pictures that came on since the page began, in order. */
  turns(): Promise<string[]>
}

declare global {
  interface Window {
    turns: string[]
  }
}

/** Runs in the page before the player does. */
const noteTurns = (): void => {
  window.turns = []
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!(target instanceof HTMLElement) || !target.matches('.kp-item') || target.style.zIndex !== '2') continue
      const title = target.querySelector('img')?.alt ?? target.className
      if (window.turns.at(-1) !== title) window.turns.push(title)
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['style'] })
}

/** Call it where tests are described, after the controller's rig: the screen is gone before its controller is. */
export const useScreen = (options: BrowserContextOptions = {}): OneScreen => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let opened: BrowserContext[] = []

  const open = async (): Promise<Opened> => {
    const made = await browser.newContext({ viewport: { width: 960, height: 540 }, ...options })
    opened.push(made)
    for (const prepare of [moveClocks, hurry, noteTurns]) await made.addInitScript(prepare)
    const first = await made.newPage()
    first.setDefaultTimeout(ACTION_MS)
    return { context: made, page: first }
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    ;({ context, page } = await open())
  })
  afterEach(async () => {
    for (const each of opened) await each.close()
    opened = []
  })
  return {
    get context() {
      return context
    },
    get page() {
      return page
    },
    open,
    turns: () => page.evaluate(() => window.turns),
  }
}
