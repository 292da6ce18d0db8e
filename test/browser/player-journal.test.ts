// The journal of plays, as a controller hears it: what was not shown is in it too. What kills do to it is held by `real-kills`.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ItemShown } from '../../playlists/manifest.ts'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import { buildPlayer, removeFolder } from './player-build.ts'
import { isShowing, startController, toManifest, type Controller } from './player-controller.ts'
import { type File, image, paint } from './pictures.ts'
import { hurry } from './real-rig.ts'
import { createScreenProcess, type ScreenProcess } from './screen-process.ts'

const SLOT_MS = 700

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

const start = async (items: ItemShown[], files: File[], slotMs: number): Promise<void> => {
  controller.add(...files.map(({ bytes }) => bytes))
  const page = await screen.switchOn(controller.url, hurry)
  await page.waitForSelector('.kp-code')
  controller.pair()
  controller.send(toManifest(1, items, files, slotMs))
}

const isStatus = (message: Up): message is Status => message.type === 'status' && message.number === 1

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
