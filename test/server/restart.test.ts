// The controller goes and comes back, and all its screens find it again by themselves, as players would.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cable, createCable } from '../doubles/cable.ts'
import { Fleet } from '../doubles/fleet.ts'
import { runController, type RunningController } from '../doubles/running-controller.ts'
import { createScreenKeys } from '../doubles/simulated-screen.ts'
import { createSizedCatalogue } from '../doubles/sized-catalogue.ts'

const SCREENS = 500

/** From noon on, so that no new day changes what screens are to hold. */
const NOON = Date.UTC(2027, 0, 5, 4)
const now = () => NOON + Math.round(performance.now())

const keys = Array.from({ length: SCREENS }, () => createScreenKeys())
let folder: string
let running: RunningController
let cable: Cable
let fleet: Fleet

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-restart-'))
  const catalogue = createSizedCatalogue(
    keys.map(({ publicKey }) => publicKey),
    3,
  )
  await writeFile(join(folder, 'catalogue.json'), JSON.stringify(catalogue))
  running = await runController({ folder, now })
  cable = await createCable(() => running.controller.port)
  fleet = new Fleet(cable.origin, keys, { comesBack: true })
  await fleet.start()
})

afterAll(async () => {
  fleet.stop()
  await cable.end()
  await running.stop()
  await rm(folder, { recursive: true, force: true })
})

it.each(['first', 'second'])('all screens are back after the %s restart, and none was refused for good', async () => {
  const welcomed = fleet.welcomed()
  await running.stop()
  running = await runController({ folder, now })
  const links = Object.keys((await running.controller.house.store.read()).screens).map(
    (id) => running.controller.hub.state(id).link,
  )
  // None seems to have failed for having to be waited for.
  expect(links.filter((link) => link !== 'awaited' && link !== 'online')).toEqual([])
  await welcomed
  await expect.poll(() => running.controller.hub.online()).toBe(SCREENS)
  expect(fleet.refused).toBe(0)
})

it('what they hold is known to be current again, and nothing is sent that they have', async () => {
  for (const id of Object.keys((await running.controller.house.store.read()).screens)) {
    const { ready, sent } = running.controller.hub.state(id)
    expect(ready).not.toBeNull()
    expect(ready).toEqual(sent)
  }
  expect(fleet.taken).toBe(SCREENS)
})
