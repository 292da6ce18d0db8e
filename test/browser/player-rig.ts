// One screen under test: the built player in a page of its own in a real browser, and its controller. Each test has a fresh
// pair of them; the build and the browser are a file's.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import { ACTION_MS, openBrowser } from './browser.ts'
import { type File, image, paint } from './pictures.ts'
import { buildPlayer, removeFolder } from './player-build.ts'
import { type Controller, isShowing, startController, toManifest } from './player-controller.ts'

export type PlayerRig = {
  readonly browser: Browser
  readonly controller: Controller
  readonly context: BrowserContext
  readonly page: Page
  readonly red: File
  readonly blue: File
  /** Paired, and showing a red picture by manifest 1. */
  setUp(): Promise<void>
}

/** Call it where tests are described. */
export const usePlayer = (options: BrowserContextOptions = { viewport: { width: 960, height: 540 } }): PlayerRig => {
  let folder: string
  let browser: Browser
  let controller: Controller
  let context: BrowserContext
  let page: Page
  let red: File
  let blue: File

  beforeAll(async () => {
    folder = await buildPlayer()
    browser = await openBrowser()
    red = await paint('#c00')
    blue = await paint('#00c')
  })
  afterAll(async () => {
    await browser?.close()
    await removeFolder(folder)
  })
  beforeEach(async () => {
    controller = await startController(folder)
    controller.add(red.bytes, blue.bytes)
    context = await browser.newContext(options)
    await context.addInitScript(moveClocks)
    page = await context.newPage()
    page.setDefaultTimeout(ACTION_MS)
  })
  afterEach(async () => {
    await context.close()
    await controller.close()
  })

  return {
    get browser() {
      return browser
    },
    get controller() {
      return controller
    },
    get context() {
      return context
    },
    get page() {
      return page
    },
    get red() {
      return red
    },
    get blue() {
      return blue
    },
    async setUp() {
      await page.goto(controller.url)
      await page.waitForSelector('.kp-code')
      controller.pair()
      controller.send(toManifest(1, [image('red', 0)], [red]))
      await controller.hear(isShowing('red'))
    },
  }
}

export const isStatus = (message: Up): message is Status => message.type === 'status'

/** A status that tells a trouble of this kind. */
export const hasTrouble =
  (pattern: RegExp) =>
  (message: Up): message is Status =>
    isStatus(message) && message.errors.some(({ what, detail }) => pattern.test(`${what} ${detail}`))

/** What the screen keeps under a name, null where it keeps nothing. */
export const keptFact = (page: Page, name: string): Promise<unknown> =>
  page.evaluate(
    (key) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('kepu-screen')
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
        opening.addEventListener('success', () => {
          const asking = opening.result.transaction('facts').objectStore('facts').get(key)
          asking.addEventListener('success', () => {
            opening.result.close()
            resolve(asking.result ?? null)
          })
        })
      }),
    name,
  )

/** How many files it keeps, whole or in part. */
export const countFiles = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('kepu-screen')
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction(['media', 'parts'])
          const asked = [reading.objectStore('media').count(), reading.objectStore('parts').count()]
          reading.addEventListener('complete', () => {
            opening.result.close()
            resolve(asked.reduce((sum, { result }) => sum + result, 0))
          })
        })
      }),
  )

/** Changes what the screen keeps under a name. */
export const changeFact = (page: Page, name: string, change: Record<string, unknown>): Promise<void> =>
  page.evaluate(
    ([key, changed]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('kepu-screen')
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('facts', 'readwrite')
          const facts = writing.objectStore('facts')
          const asking = facts.get(key)
          asking.addEventListener('success', () => facts.put({ ...asking.result, ...changed }, key))
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
    [name, change] as const,
  )

declare global {
  interface Window {
    /** By how much the page's clocks are ahead, ms. */
    ahead: { wall: number; monotonic: number }
  }
}

/** Clocks that a test can move, in place before the player takes them; runs in the page. */
export const moveClocks = (): void => {
  const [wall, monotonic] = [Date.now.bind(Date), performance.now.bind(performance)]
  window.ahead = { wall: 0, monotonic: 0 }
  Date.now = () => wall() + window.ahead.wall
  performance.now = () => monotonic() + window.ahead.monotonic
}

/** The system's clock of the page is set: no time passes. */
export const setClock = (page: Page, ms: number): Promise<void> =>
  page.evaluate((ahead) => void (window.ahead.wall += ahead), ms)

/** So much time passes at once, for the screen and for its controller. */
export const jumpAhead = async ({ page, controller }: PlayerRig, ms: number): Promise<void> => {
  controller.setSkew(ms)
  await page.evaluate((passed) => void (window.ahead.monotonic += passed), ms)
}
