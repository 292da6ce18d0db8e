// The journal of plays: whatever is killed whenever, what was on screen is counted, and counted once.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ItemShown } from '../../playlists/manifest.ts'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import { buildPlayer, removeFolder } from './player-build.ts'
import { isShowing, startController, toManifest, type Controller } from './player-controller.ts'
import { until } from '../doubles/staff.ts'
import { type File, image, paint } from './pictures.ts'
import { createScreenProcess, type ScreenProcess } from './screen-process.ts'

const KILLS = 20
const SLOT_MS = 700

/** Chance picks the first moment that the protocol allows, so that nobody has to wait for it. */
const hurry = (): void => {
  Math.random = () => 0.01
}

let folder: string
let controller: Controller
let screen: ScreenProcess

beforeAll(async () => {
  folder = await buildPlayer()
})
afterAll(() => removeFolder(folder))
beforeEach(async () => {
  controller = await startController(folder)
  screen = await createScreenProcess()
})
afterEach(async () => {
  await screen.end()
  await controller.close()
})

const plays = () => [...controller.played.values()].toSorted((one, other) => one.from - other.from)
const numbers = () => [...controller.played.keys()].map((name) => Number(name.split(' ')[1])).toSorted((a, b) => a - b)

const start = async (items: ItemShown[], files: File[], slotMs: number): Promise<void> => {
  controller.add(...files.map(({ bytes }) => bytes))
  const page = await screen.switchOn(controller.url, hurry)
  await page.waitForSelector('.kp-code')
  controller.pair()
  controller.send(toManifest(1, items, files, slotMs))
}

const isStatus = (message: Up): message is Status => message.type === 'status' && message.number === 1

/** Says what it shows; before its first picture it says so with a slot of no length. */
const isTelling = (message: Up): message is Status => isStatus(message) && message.until > message.from

const told = () => controller.heard.filter(isTelling)

it(
  `nothing is lost and nothing is counted twice when the plug is pulled ${KILLS} times`,
  { timeout: 240_000 },
  async () => {
    const files = await Promise.all(['#c00', '#00c', '#0a0'].map(paint))
    await start([image('a', 0), image('b', 1), image('c', 2)], files, SLOT_MS)
    await controller.hear(isShowing('a'))
    const kills: number[] = []
    const pullThePlug = async (): Promise<void> => {
      kills.push(Date.now())
      await screen.kill()
    }
    let moment = 1
    for (let kill = 0; kill < KILLS; kill++) {
      // Anywhere in two slots, also in the middle of a message and of a write; a third of the time nothing is acknowledged.
      controller.setKeeping(kill % 3 !== 2)
      moment = (moment * 48_271) % 2_147_483_647
      await new Promise((resolve) => setTimeout(resolve, moment % (2 * SLOT_MS)))
      await pullThePlug()
      const before = controller.heard.length
      await screen.switchOn(controller.url, hurry)
      // Every fourth is pulled while the screen starts, too.
      if (kill % 4 !== 3) await until(() => controller.heard.slice(before).some(isTelling))
    }
    controller.setKeeping(true)
    await pullThePlug()
    // What it said in the last moment before a kill may not have been on disk yet.
    const settled = told().filter(({ sentAt }) => kills.every((at) => at < sentAt || at - sentAt >= SLOT_MS))
    const last = Math.max(...settled.map(({ from }) => from))
    // After a start what waits is sent soon.
    await screen.switchOn(controller.url, hurry)
    await expect.poll(() => plays().some(({ from }) => from >= last)).toBe(true)

    // Every number once, from the first.
    expect(new Set([...controller.played.keys()].map((name) => name.split(' ')[0])).size).toBe(1)
    expect(numbers()).toEqual(numbers().map((_, at) => at + 1))
    // Nothing was on screen twice at a time.
    const kept = plays()
    kept.slice(1).forEach((play, at) => {
      const before = kept[at]
      expect(play.from).toBeGreaterThanOrEqual((before?.from ?? 0) + (before?.ms ?? 0) - 1)
    })
    // What the screen said it showed, when it showed it, is there.
    expect(told().length).toBeGreaterThan(KILLS / 2)
    expect(settled.length).toBeGreaterThan(0)
    for (const { item, from, until } of settled.filter(({ from }) => from < last)) {
      expect(
        kept.filter((play) => play.item === item && play.from >= from && play.from < until).length,
      ).toBeGreaterThan(0)
    }
    expect(kept.some(({ outcome, why }) => outcome === 'cut' && why === 'restart')).toBe(true)
    expect(kept.some(({ outcome }) => outcome === 'played')).toBe(true)
  },
)

it('what could not be shown is there too, with why, and what was shown in its place', async () => {
  const broken = { bytes: Buffer.from('no picture'), type: 'image/webp' }
  // Slots so long that no busy machine passes one over.
  await start([image('fine', 0), image('broken', 1)], [await paint('#c00'), broken], 3 * SLOT_MS)
  await controller.hear(isShowing('fine'))
  // Long enough for the broken one's turn to come again; then a new start, after which what waits is sent soon.
  const turns = () => new Set(controller.heard.filter(isStatus).map(({ from }) => from)).size
  await expect.poll(turns).toBeGreaterThan(5)
  await screen.kill()
  await screen.switchOn(controller.url, hurry)
  await expect.poll(() => plays().some(({ outcome }) => outcome === 'skipped')).toBe(true)
  const missed = plays().filter(({ item }) => item === 'broken')
  expect(missed[0]).toMatchObject({ outcome: 'failed', ms: 0, entry: null, zone: 0, revision: 1, why: 'codec' })
  expect(missed.slice(1, 2).every(({ outcome, ms }) => outcome === 'skipped' && ms === 0)).toBe(true)
  expect(plays().filter(({ item, outcome }) => item === 'fine' && outcome === 'played').length).toBeGreaterThan(0)
})
