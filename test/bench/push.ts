// From the request to publish until the last screen has the new manifest's bytes, against bare `ws` that sends the same bytes
// to as many sockets. Server and screens are two processes each time, as they are in life; the screens of both sides do the
// same with what arrives: they note when the last byte came.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import type { PublicKey } from '../../playlists/model/place.ts'
import { type Client, PASSWORD, signIn } from '../doubles/running-controller.ts'
import { createScreenKeys, type ScreenKeys, SimulatedScreen } from '../doubles/simulated-screen.ts'

const SIZES = [1_000, 10_000]
const ROUNDS = 5
const CONNECTED_AT_ONCE = 200
const WARMED_UP_BY = 500

const serverPath = fileURLToPath(new URL('../doubles/push-server.ts', import.meta.url))

export type ToServer = { type: 'ours'; keys: PublicKey[] } | { type: 'bare'; frame: string } | { type: 'send' }
export type FromServer = { type: 'listening'; origin: string }

const residentBytes = (child: ChildProcess): number => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
}

const startServer = async (message: ToServer) => {
  const child = fork(serverPath, { execArgv: ['--expose-gc'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const origin = new Promise<string>((resolve) =>
    child.once('message', (listening: FromServer) => resolve(listening.origin)),
  )
  child.send(message)
  return { child, origin: await origin }
}

const collect = async (child: ChildProcess): Promise<number> => {
  child.send({ type: 'collect' })
  await once(child, 'message')
  return residentBytes(child)
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const inGroups = async <T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> => {
  for (let first = 0; first < things.length; first += CONNECTED_AT_ONCE)
    await Promise.all(things.slice(first, first + CONNECTED_AT_ONCE).map(work))
}

/** Connects some screens and lets them go, so that compiled code and buffers are there before memory is counted. */
const warmUp = async (origin: string, keys: readonly ScreenKeys[]): Promise<void> => {
  const screens: SimulatedScreen[] = []
  await inGroups(
    keys,
    (pair) =>
      new Promise<void>((resolve) => {
        const screen = new SimulatedScreen({ server: origin, keys: pair, fetch: 'none', onManifest: () => resolve() })
        screens.push(screen)
        screen.start()
      }),
  )
  for (const screen of screens) screen.stop()
}

/** What one round does to a controller whose screens are all connected; resolves with what is measured, ms. */
export type Round = (fleet: {
  client: Client
  /** From the call of `act` until the last screen has the manifest that follows from it, ms. */
  pushed(act: () => Promise<unknown>): Promise<number>
  round: number
}) => Promise<number>

const measureOurs = async (keys: ScreenKeys[], round: Round) => {
  const { child, origin } = await startServer({ type: 'ours', keys: keys.map(({ publicKey }) => publicKey) })
  const client = await signIn(origin, 'admin', PASSWORD)
  await warmUp(origin, keys.slice(0, WARMED_UP_BY))
  const before = await collect(child)
  let left = keys.length
  let lastAt = 0
  let frame = ''
  let allHave = () => {}
  const screens: SimulatedScreen[] = []
  const first = new Promise<void>((resolve) => (allHave = resolve))
  await inGroups(keys, async (pair) => {
    await new Promise<void>((resolve) => {
      const screen = new SimulatedScreen({
        server: origin,
        keys: pair,
        fetch: 'none',
        onManifest(_manifest, receivedAt) {
          resolve()
          lastAt = Math.max(lastAt, receivedAt)
          frame = screen.frame
          if (--left === 0) allHave()
        },
      })
      screens.push(screen)
      screen.start()
    })
  })
  await first
  const kbPerScreen = ((await collect(child)) - before) / keys.length / 1024
  const pushed = async (act: () => Promise<unknown>): Promise<number> => {
    left = keys.length
    lastAt = 0
    const all = new Promise<void>((resolve) => (allHave = resolve))
    const from = performance.now()
    const acted = act()
    await all
    const ms = lastAt - from
    await acted
    return ms
  }
  const times: number[] = []
  for (let count = 0; count < ROUNDS; count++) times.push(await round({ client, pushed, round: count }))
  for (const screen of screens) screen.stop()
  child.kill()
  await once(child, 'exit')
  return { ms: median(times), kbPerScreen, frame }
}

const measureBare = async (count: number, frame: string) => {
  const { child, origin } = await startServer({ type: 'bare', frame })
  let left = 0
  let lastAt = 0
  let allHave = () => {}
  const sockets: WebSocket[] = []
  await inGroups(Array.from({ length: count }), async () => {
    const socket = new WebSocket(origin.replace('http', 'ws'), { perMessageDeflate: false })
    socket.on('message', () => {
      lastAt = performance.now()
      if (--left === 0) allHave()
    })
    sockets.push(socket)
    await once(socket, 'open')
  })
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    left = count
    const all = new Promise<void>((resolve) => (allHave = resolve))
    const from = performance.now()
    child.send({ type: 'send' })
    await all
    times.push(lastAt - from)
  }
  for (const socket of sockets) socket.terminate()
  child.kill()
  await once(child, 'exit')
  return median(times)
}

const rounded = (value: number, digits = 0) => Number(value.toFixed(digits))

/** Rows of a bench that pushes to every screen, ours beside bare `ws` with the last frame that ours sent. */
export const compareWithBare = async (name: string, round: Round): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  for (const screens of SIZES) {
    const keys = Array.from({ length: screens }, () => createScreenKeys())
    const ours = await measureOurs(keys, round)
    const bareMs = await measureBare(screens, ours.frame)
    rows.push({
      name,
      screens,
      oursMs: rounded(ours.ms),
      bareMs: rounded(bareMs),
      ratio: rounded(ours.ms / bareMs, 2),
      kbPerScreen: rounded(ours.kbPerScreen, 1),
      frameBytes: Buffer.byteLength(ours.frame),
    })
  }
  return rows
}

export const bench = (): Promise<Record<string, unknown>[]> =>
  compareWithBare('push', async ({ client, pushed, round }) => {
    const item = await client.request('GET', '/api/items/item-0')
    const tag = item.headers.get('etag') ?? ''
    const body: Record<string, unknown> = await item.json()
    for (const key of ['id', 'version', 'unit', 'changedAt', 'changedBy']) delete body[key]
    await client.ask('PUT', '/api/items/item-0', { ...body, title: `改过 ${round}` }, { 'if-match': tag })
    return pushed(() => client.ask('POST', '/api/publication', { note: '' }))
  })
