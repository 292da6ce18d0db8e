// From the request to publish until the last screen has the new manifest, against bare `ws` that sends the same bytes to as
// many sockets. What is compared is servers, so the rest is alike: each server is a process, its screens are another, and
// both kinds of screens read what arrives (thousands of screens have thousands of processors; here each identical message is
// read, and its signature verified, once for all of them). Ours do, within the time, all that publishing takes: a session is
// checked, timelines are compared, snapshot and revision are on disk, and screens that have the manifest begin to say so.
// While either is measured, screens rest from what they report every few seconds. Rounds take turns, ours then bare with the
// bytes that ours sent, and each waits until the one before is wholly over and its screens' garbage is collected, so that
// whatever else runs on the machine slows both; medians are told.
import { rm } from 'node:fs/promises'
import type { FromScreens, ToScreens } from '../doubles/bare-screens.ts'
import { Fleet } from '../doubles/fleet.ts'
import { startProcess } from '../doubles/other-process.ts'
import { type FromServer, makeFolder, type ToServer } from '../doubles/push-server.ts'
import { FIRST_ADMINISTRATOR } from '../../server/controller.ts'
import { type Client, PASSWORD, signIn } from '../doubles/running-controller.ts'
import { createScreenKeys } from '../doubles/simulated-screen.ts'

const SIZES = [1_000, 10_000]
const ROUNDS = 9
/** In the first rounds code is compiled and memory is found; they do not count. */
const WARM_UP_ROUNDS = 2
/** Screens that come and go before memory is counted. */
const WARMED_UP_BY = 500

/** What one round does to a controller whose screens are all connected; resolves with what is measured, ms. */
export type Round = (given: { client: Client; fleet: Fleet; round: number }) => Promise<number>

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const rounded = (value: number, digits = 0) => Number(value.toFixed(digits))

const startBare = async (count: number) => {
  const server = startProcess<ToServer, FromServer>('push-server.ts')
  const { origin } = await server.ask({ type: 'bare' }, 'listening')
  const screens = startProcess<ToScreens, FromScreens>('bare-screens.ts')
  await screens.ask({ type: 'connect', origin, count }, 'connected')
  return {
    async send(text: string): Promise<number> {
      await server.ask({ type: 'frame', text }, 'done')
      return (await screens.ask({ type: 'round' }, 'reached')).ms
    },
    end: () => Promise.all([screens.end(), server.end()]),
  }
}

const startOurs = async (count: number) => {
  const keys = Array.from({ length: count }, () => createScreenKeys())
  const server = startProcess<ToServer, FromServer>('push-server.ts')
  const folder = await makeFolder()
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  const { origin } = await server.ask({ type: 'ours', keys: publicKeys, folder, port: 0 }, 'listening')
  const client = await signIn(origin, FIRST_ADMINISTRATOR, PASSWORD)
  await client.ask('POST', '/api/publication', { note: '' })
  const first = new Fleet(origin, keys.slice(0, WARMED_UP_BY))
  await first.start()
  first.stop()
  const residentBytes = async () => {
    await server.ask({ type: 'collect' }, 'done')
    return server.residentBytes()
  }
  const before = await residentBytes()
  const fleet = new Fleet(origin, keys)
  await fleet.start()
  return {
    client,
    fleet,
    kbPerScreen: ((await residentBytes()) - before) / count / 1024,
    async end() {
      fleet.stop()
      await server.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const compare = async (name: string, screens: number, round: Round): Promise<Record<string, unknown>> => {
  const { client, fleet, kbPerScreen, end } = await startOurs(screens)
  const bare = await startBare(screens)
  const oursMs: number[] = []
  const bareMs: number[] = []
  for (let count = 0; count < ROUNDS; count++) {
    const ours = await round({ client, fleet, round: count })
    // Answered by the controller only after all that the screens had said before.
    await client.ask('GET', '/api/session')
    const other = await fleet.whileQuiet(() => bare.send(fleet.frame))
    if (count < WARM_UP_ROUNDS) continue
    oursMs.push(ours)
    bareMs.push(other)
  }
  const frameBytes = Buffer.byteLength(fleet.frame)
  await Promise.all([end(), bare.end()])
  return {
    name,
    screens,
    oursMs: rounded(median(oursMs)),
    bareMs: rounded(median(bareMs)),
    ratio: rounded(median(oursMs) / median(bareMs), 2),
    kbPerScreen: rounded(kbPerScreen, 1),
    frameBytes,
  }
}

/** Rows of a bench that sends something to every screen, ours beside bare `ws`. */
export const compareWithBare = async (name: string, round: Round): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  for (const screens of SIZES) rows.push(await compare(name, screens, round))
  return rows
}

export const bench = (): Promise<Record<string, unknown>[]> =>
  compareWithBare('push', async ({ client, fleet, round }) => {
    const item = await client.request('GET', '/api/items/item-0')
    const tag = item.headers.get('etag') ?? ''
    const body: Record<string, unknown> = await item.json()
    for (const key of ['id', 'version', 'unit', 'changedAt', 'changedBy']) delete body[key]
    await client.ask('PUT', '/api/items/item-0', { ...body, title: `改过 ${round}` }, { 'if-match': tag })
    return fleet.pushed(() => client.ask('POST', '/api/publication', { note: '' }))
  })
