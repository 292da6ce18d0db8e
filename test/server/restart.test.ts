// The controller goes and comes back, and ten thousand screens find it again by themselves, as players would: it is a process of
// its own, they share this one. The suite runs this file alone, last (`vitest.config.ts`): in the meantime nothing else would run.
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FIRST_ADMINISTRATOR } from '../../server/controller.ts'
import type { Overview } from '../../server/routes/screens-live.ts'
import { Fleet } from '../doubles/fleet.ts'
import { type OtherProcess, startProcess } from '../doubles/other-process.ts'
import { type FromServer, makeFolder, type ToServer } from '../doubles/push-server.ts'
import { type Client, PASSWORD, signIn } from '../doubles/running-controller.ts'
import { createScreenKeys } from '../doubles/simulated-screen.ts'

/** Each process has a descriptor for every socket. Node asks for as many as the system allows; some allow 4,096. */
const mostSockets = (): number => {
  const most = /Max open files\s+(\w+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
  return most === undefined || most === 'unlimited' ? Infinity : Number(most) - 500
}

const SCREENS = Math.min(10_000, mostSockets())

/** From noon on, so that no new day changes what screens are to hold. */
const aheadMs = Date.UTC(2027, 0, 5, 4) - Date.now()

const keys = Array.from({ length: SCREENS }, () => createScreenKeys())
let folder: string
let origin: string
let server: OtherProcess<ToServer, FromServer>
let fleet: Fleet

/** Resolves once it listens, with how many screens it takes for lost. */
const start = async (port: number): Promise<number> => {
  server = startProcess<ToServer, FromServer>('push-server.ts')
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  const told = await server.ask({ type: 'ours', keys: publicKeys, folder, port, aheadMs }, 'listening')
  origin = told.origin
  return told.offline
}

const toClient = (): Promise<Client> => signIn(origin, FIRST_ADMINISTRATOR, PASSWORD)

const readStates = async (by: Client) => {
  const { screens } = await by.ask<Overview>('GET', '/api/overview')
  return screens.map(({ state }) => state)
}

beforeAll(async () => {
  folder = await makeFolder()
  await start(0)
  fleet = new Fleet(origin, keys, { comesBack: true })
  await fleet.start()
})

afterAll(async () => {
  fleet?.stop()
  await server?.end()
  await rm(folder, { recursive: true, force: true })
})

it.each(['first', 'second'])(
  `all ${SCREENS} screens are back after the %s restart, and none was refused for good`,
  { timeout: 300_000 },
  async () => {
    const welcomed = fleet.welcomed()
    server.tell({ type: 'stop' })
    await server.ended()
    // None seems to have failed for having to be waited for.
    expect(await start(Number(new URL(origin).port))).toBe(0)
    await welcomed
    const staff = await toClient()
    const online = async () => (await readStates(staff)).filter(({ link }) => link === 'online').length
    await expect.poll(online, { timeout: 120_000 }).toBe(SCREENS)
    expect(fleet.refused).toBe(0)
  },
)

it('what they hold is known to be current again, and nothing is sent that they have', async () => {
  for (const { ready, sent } of await readStates(await toClient())) {
    expect(ready).not.toBeNull()
    expect(ready).toEqual(sent)
  }
  expect(fleet.taken).toBe(SCREENS)
})
