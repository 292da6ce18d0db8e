// A real controller in a folder of its own on a free port of 127.0.0.1, and a client that is signed in.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startController, type Controller, FIRST_ADMINISTRATOR } from '../../server/controller.ts'
import { openDataFolder } from '../../server/data-folder.ts'
import { openLowdbStore } from '../../server/store/lowdb.ts'

export const PASSWORD = 'correct horse battery'

export type Client = {
  readonly origin: string
  /** With the cookie and the token of the session. `body` is sent as JSON. */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** As `request`, and throws what the controller said where that is no success. */
  ask<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>
  readonly cookie: string
  readonly csrf: string
}

export type RunningController = {
  readonly origin: string
  readonly folder: string
  readonly controller: Controller
  signIn(): Promise<Client>
  /** Stops it and leaves its folder. */
  stop(): Promise<void>
  /** Stops it and removes its folder. */
  end(): Promise<void>
}

export const signIn = async (origin: string, name: string, password: string): Promise<Client> => {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  if (!response.ok) throw new Error(`The controller did not let ${name} in: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { csrf }: { csrf: string } = await response.json()
  const request: Client['request'] = (method, path, body, headers = {}) =>
    fetch(`${origin}${path}`, {
      method,
      headers: {
        cookie,
        'x-kepu-csrf': csrf,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    origin,
    request,
    cookie,
    csrf,
    async ask(method, path, body, headers) {
      const answer = await request(method, path, body, headers)
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return answer.status === 204 ? undefined : answer.json()
    },
  }
}

export type RunOptions = {
  /** Uses this folder, and leaves it; by default a fresh one. */
  folder?: string
  seeded?: boolean
  port?: number
  now?: () => number
}

export const runController = async (options: RunOptions = {}): Promise<RunningController> => {
  const path = options.folder ?? (await mkdtemp(join(tmpdir(), 'kepu-test-')))
  const folder = await openDataFolder(path)
  if ('type' in folder) throw new Error(`The folder ${path} is in use by process ${folder.pid}.`)
  const opened = await openLowdbStore(path, Date.now())
  if (opened.type !== 'done') throw new Error(`The store did not open: ${opened.type}`)
  const controller = await startController({
    folder,
    store: opened.store,
    host: '127.0.0.1',
    port: options.port ?? 0,
    adminPassword: PASSWORD,
    trustProxy: false,
    log: { info() {}, warn() {}, error: (facts, words) => console.error(words, facts) },
    now: options.now ?? Date.now,
    version: 'test',
    seeded: options.seeded ?? false,
  })
  const origin = `http://127.0.0.1:${controller.port}`
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await controller.stop()
    await folder.release()
  }
  return {
    origin,
    folder: path,
    controller,
    signIn: () => signIn(origin, FIRST_ADMINISTRATOR, PASSWORD),
    stop,
    async end() {
      await stop()
      await rm(path, { recursive: true, force: true })
    },
  }
}
