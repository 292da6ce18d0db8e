// A network that fails with a file half fetched, between the real controller and the built player: what plays goes on without a
// frame that shows nothing, and what was missing comes by range from where it stopped, is whole, and takes over.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PART_BYTES } from '../../player/shelf/download.ts'
import { type ControllerProcess, startControllerProcess } from '../doubles/controller-process.ts'
import type { Held } from '../doubles/front.ts'
import { openBrowser, openPage } from './browser.ts'
import { shownTitle, useRealController } from './real-rig.ts'
import { countParts, keptHash, seenFrames, watchFrames } from './real-screen.ts'

const OUTAGE_MS = 60_000

const rig = useRealController(1)

let browser: Browser
let page: Page
let screen: string
let errors: string[]
let file: Awaited<ReturnType<typeof rig.file>>

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  ;({ page, errors } = await openPage(browser, 960, 540))
})
afterEach(() => page.context().close())

/** Red and blue in turn; then a new manifest, whose file stops when half of it has come. */
const stopHalfway = async (): Promise<Held> => {
  screen = await rig.pair(page)
  await rig.publish(['red', 'blue'])
  await expect.poll(() => shownTitle(page)).toBe('blue')
  await watchFrames(page)
  file = await rig.file('large-1')
  const half = file.bytes >> 1
  const held = rig.front.hold(file.path, half)
  await rig.publish(['large-1'])
  await expect.poll(() => countParts(page, file.hash)).toBe(Math.floor(half / PART_BYTES))
  await expect.poll(async () => (await rig.row(screen)).state.filesLeft).toBe(1)
  return held
}

/** The new one is on, of the bytes that were promised, and was fetched from where it stopped. */
const expectResumed = async (): Promise<void> => {
  await expect.poll(() => shownTitle(page)).toBe('large-1')
  expect(await keptHash(page, file.hash)).toBe(file.hash)
  const [first, ...more] = rig.front.asked.filter(({ path }) => path === file.path).map(({ range }) => range)
  expect(first).toBeUndefined()
  expect(more.length).toBeGreaterThan(0)
  const stopped = Math.floor((file.bytes >> 1) / PART_BYTES) * PART_BYTES
  expect(new Set(more)).toEqual(new Set([`bytes=${stopped}-`]))
  const { blank, turns } = await seenFrames(page)
  expect(blank).toBe(0)
  expect(turns.at(-1)).toBe('large-1')
  expect(new Set(turns.slice(0, -1))).toEqual(new Set(['red', 'blue']))
  expect(errors).toEqual([])
  await expect.poll(async () => (await rig.row(screen)).state).toMatchObject({ filesLeft: 0, link: 'online' })
}

describe('a controller that is gone for a minute', () => {
  it(
    'killed while a file is half fetched: what played goes on, and the rest comes when it is back',
    {
      timeout: 300_000,
    },
    async () => {
      const { folder, controller } = rig.running
      await rig.running.stop()
      let main: ControllerProcess = await startControllerProcess(folder, controller.port)
      try {
        await stopHalfway()
        await main.kill()
        const { turns: before } = await seenFrames(page)
        await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS))
        // A slot is a second.
        const { turns } = await seenFrames(page)
        expect(turns.length - before.length).toBeGreaterThan(10)
        main = await startControllerProcess(folder, controller.port)
        await expectResumed()
      } finally {
        await main.kill()
      }
    },
  )
})

describe('a network that is cut with half a file', () => {
  it.each([
    ['breaking the connection', true],
    ['without a word', false],
  ])('%s: it is told, and the rest comes', async (_, isBroken) => {
    const held = await stopHalfway()
    if (isBroken) held.cut()
    await expectResumed()
    const told = expect.stringContaining(`media ${file.hash.slice(0, 12)}`)
    await expect.poll(() => rig.troubles(screen)).toContainEqual(told)
  })
})
