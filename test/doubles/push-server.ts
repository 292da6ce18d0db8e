// The server's side of benches with thousands of screens, in a process of its own: either the real controller with as many
// paired screens, or bare `ws` that sends the very same bytes to everyone.
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { WebSocketServer } from 'ws'
import type { PublicKey } from '../../playlists/model/place.ts'
import { createSizedCatalogue } from './sized-catalogue.ts'
import { runController } from './running-controller.ts'

/** `ours` with a folder that was used before starts as after a restart. `aheadMs`: its clock is so far before the system's. */
export type ToServer =
  | { type: 'ours'; keys: PublicKey[]; folder: string; port: number; aheadMs?: number }
  | { type: 'bare' }
  /** What bare `ws` sends to all as soon as one of them asks. */
  | { type: 'frame'; text: string }
  | { type: 'collect' }
  | { type: 'stall' }
  | { type: 'stop' }

/**
 * `stallMs`: the longest time for which the event loop did not turn since the last question. `offline`: how many of its screens
 * it takes for lost as it begins.
 */
export type FromServer =
  | { type: 'listening'; origin: string; stallMs: number; offline: number }
  | { type: 'done' }
  | { type: 'stall'; stallMs: number }

const tell = (message: FromServer) => process.send?.(message)

/** Delays of the event loop are told in nanoseconds, and are this long where there is none, ms. */
const RESOLUTION_MS = 10
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delays.enable()
const takeStallMs = (): number => {
  const ms = Math.max(0, delays.max / 1e6 - RESOLUTION_MS)
  delays.reset()
  return ms
}

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'kepu-push-'))

const startOurs = async ({ keys, folder, port, aheadMs = 0 }: Extract<ToServer, { type: 'ours' }>) => {
  const isNew = !(await readdir(folder)).includes('catalogue.json')
  if (isNew) await writeFile(join(folder, 'catalogue.json'), JSON.stringify(createSizedCatalogue(keys, 24)))
  takeStallMs()
  const running = await runController({ folder, port, now: () => Date.now() + aheadMs })
  const stallMs = takeStallMs()
  const { hub, house } = running.controller
  const ids = Object.keys((await house.store.read()).screens)
  const offline = ids.filter((id) => hub.state(id).link === 'offline').length
  tell({ type: 'listening', origin: running.origin, stallMs, offline })
  process.on('message', (message: ToServer) => {
    if (message.type === 'stop') void running.stop().then(() => process.exit(0))
  })
}

const startBare = () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('listening', () => {
    const address = server.address()
    if (address !== null && typeof address === 'object')
      tell({ type: 'listening', origin: `http://127.0.0.1:${address.port}`, stallMs: 0, offline: 0 })
  })
  let frame = Buffer.alloc(0)
  server.on('connection', (socket) => {
    socket.on('message', () => {
      for (const client of server.clients) client.send(frame, { binary: false })
    })
  })
  process.on('message', (message: ToServer) => {
    if (message.type !== 'frame') return
    frame = Buffer.from(message.text)
    tell({ type: 'done' })
  })
}

process.on('message', (message: ToServer) => {
  if (message.type === 'ours') void startOurs(message)
  else if (message.type === 'bare') startBare()
  else if (message.type === 'stall') tell({ type: 'stall', stallMs: takeStallMs() })
  else if (message.type === 'collect') {
    globalThis.gc?.()
    setTimeout(() => tell({ type: 'done' }), 200)
  }
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
