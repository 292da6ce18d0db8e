// A house of memory for tests of the HTTP side, and a browser that keeps its cookie and CSRF token. Time stands where the
// test puts it.
import { randomBytes } from 'node:crypto'
import { createMemoryShelf } from '../../media/memory-shelf.ts'
import { createCoreApp } from '../../server/app.ts'
import { createBus, type HouseEvent } from '../../server/bus.ts'
import type { House } from '../../server/house.ts'
import { createPasswords } from '../../server/sessions/passwords.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { Store } from '../../server/store/store.ts'
import { createToldStore } from '../../server/store/told.ts'
import type { Uploads } from '../../server/uploads/uploads.ts'
import { createHistoryHere } from '../doubles/history-here.ts'

export const SETUP_CODE = 'ABCD-2345'
export const PASSWORD = 'correct horse battery'

/** As cheap as argon2id gets: tests of routes are not tests of its cost. */
const passwords = createPasswords({ memoryKiB: 8, passes: 1 })

export type HouseDouble = House & { clock: { now: number }; heard: HouseEvent[]; logged: unknown[] }

export const createHouseDouble = (over: Partial<House> = {}, store: Store = createMemoryStore()): HouseDouble => {
  const heard: HouseEvent[] = []
  const logged: unknown[] = []
  const bus = createBus((error) => {
    throw error
  })
  bus.listen((event) => heard.push(event))
  const clock = { now: Date.UTC(2026, 10, 21, 4) }
  const note = (facts: object, words: string) => void logged.push({ facts, words })
  return {
    store: createToldStore(store, bus),
    shelf: createMemoryShelf(),
    originals: createMemoryShelf(),
    bus,
    history: createHistoryHere(() => clock.now),
    now: () => clock.now,
    randomBytes,
    log: { info: note, warn: note, error: note },
    peer: (c) => ({
      address: '127.0.0.1',
      secure: c.req.url.startsWith('https:'),
      host: new URL(c.req.url).host,
    }),
    passwords,
    setupCode: SETUP_CODE,
    version: '0.0.0-test',
    clock,
    heard,
    logged,
    ...over,
  }
}

/** `T`: what the test expects the body to be; it asserts what matters of it. */
export type Answer<T = unknown> = { status: number; headers: Headers; body: T }

/** For tests that upload nothing. */
const noUploads: Uploads = {
  handle: async () => new Response(null, { status: 404 }),
  ingests: () => [],
  start: async () => {},
  sweep: async () => 0,
  stop: async () => {},
}

type Who = { account: { id: string; name: string }; csrf: string }

/** Speaks to the app as a browser would: with its cookie, and with the CSRF token once it is signed in. */
export const createBrowser = (house: House, { uploads = noUploads, base = 'http://controller.local' } = {}) => {
  const app = createCoreApp(house, uploads)
  let cookie = ''
  let csrf = ''
  const send = async <T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const response = await app.request(base + path, {
      method,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(csrf === '' ? {} : { 'x-kepu-csrf': csrf }),
        ...(method === 'GET' ? {} : { origin: base }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const set = response.headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text }
  }
  return {
    app,
    send,
    get: <T = unknown>(path: string, headers?: Record<string, string>) => send<T>('GET', path, undefined, headers),
    post: <T = unknown>(path: string, body: unknown, headers?: Record<string, string>) =>
      send<T>('POST', path, body, headers),
    put: <T = unknown>(path: string, version: number, body: unknown) =>
      send<T>('PUT', path, body, { 'if-match': `"${version}"` }),
    /** Makes a document, which has to be right. */
    make: async <D extends { id: string }>(collection: string, body: unknown): Promise<D> => {
      const made = await send<D>('POST', `/api/${collection}`, body)
      if (made.status !== 201) throw new Error(`${collection}: ${made.status} ${JSON.stringify(made.body)}`)
      return made.body
    },
    remove: (path: string, version: number) => send('DELETE', path, undefined, { 'if-match': `"${version}"` }),
    credentials: () => ({ cookie, csrf }),
    async setUp(name = '王芳') {
      const answer = await send<Who>('POST', '/api/setup', { code: SETUP_CODE, name, password: PASSWORD })
      csrf = answer.body.csrf
      return answer
    },
    async signIn(name = '王芳', password = PASSWORD) {
      const answer = await send<Who>('POST', '/api/session', { name, password })
      if (answer.status === 201) csrf = answer.body.csrf
      return answer
    },
  }
}
