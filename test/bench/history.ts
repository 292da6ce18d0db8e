// Ten million plays of a month through the worker as screens send them: a hundred a message, the screens in turn, each waiting
// for its acknowledgement; then the month's report per item and day. The bare library writes the same rows, without roll-ups
// or names, in transactions as large, since disks differ.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createHistory } from '../../server/history/create-history.ts'
import { createThread } from '../../server/history/thread.ts'
import { type PlaysRecord, placeOf } from '../doubles/played.ts'
import type { PlayRow } from '../../playlists/protocol/up.ts'

const PLAYS = Number(process.env['PLAYS'] ?? 10_000_000)
const SCREENS = 200
const ITEMS = 60
const DAYS = 30
const BATCH = 100
const BARE_PLAYS = 1_000_000
const REPORTS = 5

const DAY_MS = 86_400_000
const FIRST_DAY = 20_758
const FROM = FIRST_DAY * DAY_MS

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const items = Array.from({ length: ITEMS }, (_, index) => ({
  id: `item-${index}`,
  title: `春季蔬菜病虫害防治要点 ${index}`,
  theme: ['health', 'farming', 'everyday'][index % 3] ?? 'health',
}))
const entries = [{ id: 'entry-1', name: '早间' }]
const texts = [...items.map(({ id }) => id), 'entry-1']

/** The plays of a screen, `perScreen` of them evenly over the month. */
const toRecord = (screen: number, first: number, perScreen: number): PlaysRecord => {
  const step = (DAYS * DAY_MS) / perScreen
  const rows: PlayRow[] = []
  for (let n = first; n < Math.min(first + BATCH, perScreen); n++) {
    const from = FROM + Math.floor(n * step)
    rows.push([
      from,
      10_000 + (n % 7) * 1_000,
      (n * 7 + screen) % ITEMS,
      ITEMS,
      0,
      12,
      n % 500 === 0 ? 'cut' : 'played',
      -1,
    ])
  }
  const place = placeOf(`s-${screen}`, `site-${screen % 20}`)
  return { type: 'plays', place, plays: { journal: `journal-${screen}`, seq: first + 1, texts, rows }, items, entries }
}

const writeBare = (path: string): number => {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE plays (key INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER, d INTEGER, e INTEGER, f INTEGER) STRICT`)
  const insert = database.prepare('INSERT INTO plays VALUES (?, ?, ?, ?, ?, ?, ?)')
  const began = performance.now()
  for (let n = 0; n < BARE_PLAYS; n++) {
    if (n % 5_000 === 0) database.exec('BEGIN')
    insert.run(n, n % SCREENS, n % ITEMS, 1, FROM + n * 1000, 10_000, 0)
    if (n % 5_000 === 4_999) database.exec('COMMIT')
  }
  const seconds = (performance.now() - began) / 1000
  database.close()
  return BARE_PLAYS / seconds
}

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-history-'))
  try {
    const path = join(folder, 'history.sqlite')
    const log = { info() {}, warn() {}, error: (facts: object, words: string) => console.error(words, facts) }
    const history = createHistory({ line: createThread(path), now: Date.now, log })
    await history.start()
    const perScreen = Math.ceil(PLAYS / SCREENS)
    const began = performance.now()
    const sendAll = async (screen: number) => {
      for (let first = 0; first < perScreen; first += BATCH) {
        const kept = await history.keep(toRecord(screen, first, perScreen))
        if (kept.type !== 'kept') throw new Error(kept.type)
      }
    }
    await Promise.all(Array.from({ length: SCREENS }, (_, screen) => sendAll(screen)))
    const playsPerSecond = (perScreen * SCREENS) / ((performance.now() - began) / 1000)

    const times: number[] = []
    for (let round = 0; round < REPORTS; round++) {
      const at = performance.now()
      const until = FIRST_DAY + DAYS
      const report = await history.report({ from: FIRST_DAY, until, by: 'item', each: 'day', screen: null, site: null })
      times.push(performance.now() - at)
      if (report.type === 'failed') throw new Error(report.detail)
      const counted = report.value.reduce((sum, { plays }) => sum + plays, 0)
      if (counted !== perScreen * SCREENS) throw new Error(`${counted} plays are in the report`)
    }
    await history.stop()
    const { size } = await stat(path)
    return [
      {
        name: 'history',
        plays: perScreen * SCREENS,
        playsPerSecond: Math.round(playsPerSecond),
        reportMs: Math.round(median(times) * 10) / 10,
        bytesPerPlay: Math.round(size / (perScreen * SCREENS)),
        barePlaysPerSecond: Math.round(writeBare(join(folder, 'bare.sqlite'))),
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
