// A history whose file is damaged or cannot be written, while screens go on.
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { createHistory } from '../../server/history/create-history.ts'
import { createThread } from '../../server/history/thread.ts'
import { createHistoryHere, createLineHere } from '../doubles/history-here.ts'
import { placeOf, playsOf } from '../doubles/played.ts'

const DAY_MS = 86_400_000

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const FROM = Date.UTC(2026, 10, 20, 16)
const place = placeOf('s-1')
const slots = (first: number, count: number) =>
  playsOf(
    place,
    first,
    Array.from({ length: count }, (_, index) => ({ from: FROM + (first + index) * 1_000, item: 'salt' })),
  )

const firsts = (count: number) => Array.from({ length: count / 100 }, (_, index) => 1 + index * 100)

const makeFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-history-file-'))
  folders.push(folder)
  return { folder, path: join(folder, 'history.sqlite') }
}

const fill = async (path: string) => {
  const history = createHistoryHere(() => FROM, path)
  await history.start()
  await Promise.all(firsts(20_000).map((first) => history.keep(slots(first, 100))))
  await history.stop()
}

const logged: [object, string][] = []
const log = { info() {}, warn() {}, error: (facts: object, words: string) => logged.push([facts, words]) }

test.each<[string, (path: string) => Promise<void>]>([
  ['is not a database', (path) => writeFile(path, 'not a database '.repeat(1_000))],
  ['was cut short', (path) => truncate(path, 50_000)],
  [
    'lost its first pages',
    async (path) => {
      const bytes = await readFile(path)
      await writeFile(path, bytes.fill(0x5a, 4_096, 100_000))
    },
  ],
])('a file that %s is kept aside, and a new one is begun', async (_name, damage) => {
  const { folder, path } = await makeFolder()
  await fill(path)
  await damage(path)
  logged.length = 0
  const history = createHistory({ line: createThread(path), now: () => FROM, log })
  await history.start()
  expect(await history.keep(slots(1, 50))).toEqual({ type: 'kept' })
  const { keptAside, state } = history.health()
  expect(state).toBe('ok')
  expect(keptAside).toMatch(/^history-damaged-.*\.sqlite$/)
  expect(logged.map(([facts]) => facts)).toContainEqual({ keptAside })
  await history.stop()
  expect((await readdir(folder)).sort()).toEqual([keptAside, 'history.sqlite'])
  const again = createHistoryHere(() => FROM, path)
  const span = await again.span('s-1', FROM, FROM + DAY_MS)
  expect(span.type === 'answered' && span.value.plays).toHaveLength(50)
  await again.stop()
})

test('a file that is found damaged only while it is written is kept aside then, and nothing that was brought is lost', async () => {
  const { path } = await makeFolder()
  await fill(path)
  const bytes = await readFile(path)
  // All but the first pages, so that opening finds nothing wrong.
  await writeFile(path, bytes.fill(0x5a, Math.floor(bytes.length / 8192) * 4096))
  const history = createHistoryHere(() => FROM, path)
  await history.start()
  const outcomes = await Promise.all(firsts(40_000).map((first) => history.keep(slots(first, 100))))
  expect(outcomes.filter(({ type }) => type !== 'kept')).toEqual([])
  expect(history.health()).toMatchObject({ state: 'ok', keptAside: expect.stringMatching(/^history-damaged/) })
  await history.stop()
})

test('a file that cannot be opened stops nothing: plays are not answered until it can', async () => {
  const { path } = await makeFolder()
  await mkdir(path)
  logged.length = 0
  const history = createHistory({ line: createLineHere(path, () => FROM), now: () => FROM, log })
  await history.start()
  expect((await history.keep(slots(1, 10))).type).toBe('failed')
  expect(history.health()).toMatchObject({ state: 'failing', failure: { at: FROM }, keptAside: null })
  expect(logged).toHaveLength(1)
  expect((await history.span('s-1', FROM, FROM + DAY_MS)).type).toBe('failed')
  await rm(path, { recursive: true })
  expect(await history.keep(slots(1, 10))).toEqual({ type: 'kept' })
  expect(history.health().state).toBe('ok')
  await history.stop()
})

test('a file of a newer version is left as it is', async () => {
  const { folder, path } = await makeFolder()
  await fill(path)
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 99')
  database.close()
  const history = createHistory({ line: createThread(path), now: () => FROM, log })
  await history.start()
  expect((await history.keep(slots(1, 10))).type).toBe('failed')
  expect(history.health().failure?.detail).toContain('schema 99')
  await history.stop()
  expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toEqual([])
})
