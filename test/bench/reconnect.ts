// A restart of the controller with ten thousand screens connected: until the last of them is welcome again, from when the old
// one was told to stop, and the longest time for which the new one's event loop did not turn, from its start until then.
// The screens come back when players would. They share one process, which is slower than ten thousand boxes are.
import { rm } from 'node:fs/promises'
import { Fleet } from '../doubles/fleet.ts'
import { startProcess } from '../doubles/other-process.ts'
import { type FromServer, makeFolder, type ToServer } from '../doubles/push-server.ts'
import { createScreenKeys } from '../doubles/simulated-screen.ts'

const SCREENS = 10_000

const restart = async (screens: number): Promise<Record<string, unknown>> => {
  const keys = Array.from({ length: screens }, () => createScreenKeys())
  const folder = await makeFolder()
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  const start = (port: number) => {
    const server = startProcess<ToServer, FromServer>('push-server.ts')
    const listening = server.ask({ type: 'ours', keys: publicKeys, folder, port }, 'listening')
    return { server, listening }
  }
  const first = start(0)
  const { origin } = await first.listening
  const fleet = new Fleet(origin, keys, { comesBack: true })
  await fleet.start()

  const welcomed = fleet.welcomed()
  const from = performance.now()
  first.server.tell({ type: 'stop' })
  await first.server.ended()
  const downMs = performance.now() - from
  const second = start(Number(new URL(origin).port))
  const { stallMs: startStallMs } = await second.listening
  const upMs = performance.now() - from
  const backMs = (await welcomed) - from
  const { stallMs } = await second.server.ask({ type: 'stall' }, 'stall')
  const refused = fleet.refused
  fleet.stop()
  await second.server.end()
  await rm(folder, { recursive: true, force: true })
  return {
    name: 'reconnect',
    screens,
    seconds: Number((backMs / 1000).toFixed(1)),
    stallMs: Math.round(Math.max(startStallMs, stallMs)),
    startStallMs: Math.round(startStallMs),
    // Of `seconds`: until the old one was gone, and until the new one took screens.
    downSeconds: Number((downMs / 1000).toFixed(1)),
    upSeconds: Number((upMs / 1000).toFixed(1)),
    refused,
  }
}

export const bench = async (): Promise<Record<string, unknown>[]> => [await restart(SCREENS)]
