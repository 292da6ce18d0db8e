// Plays of one screen between two instants: all of them by time, or a page of them with the latest first. Of a page only what is on
// it is read whole; the rest is counted. A page goes on behind a play, so that what comes in meanwhile shifts nothing.
import type { DatabaseSync } from 'node:sqlite'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import { LONGEST_SLOT_MS } from '../../playlists/model/items/common.ts'
import type { PlayKept, PlaysPage, PlaysQuery } from './history.ts'
import { outcomes } from './keep-plays.ts'
import type { Names } from './names.ts'
import { SEQ_SPAN } from './schema.ts'

type Row = { [column: string]: unknown }

const rowToPlay = (row: Row): PlayKept => ({
  from: Number(row['begun']),
  ms: Number(row['ms']),
  zone: Number(row['zone']),
  item: String(row['item']),
  title: String(row['title']),
  theme: String(row['theme']),
  entry: String(row['entry'] ?? ''),
  entryName: String(row['name'] ?? ''),
  revision: Number(row['revision']),
  outcome: outcomes[Number(row['outcome'])] ?? 'played',
  why: String(row['reason'] ?? ''),
})

const missedCodes: ReadonlySet<number> = new Set([outcomes.indexOf('skipped'), outcomes.indexOf('failed')])

type Mark = { key: number; begun: number; isMissed: boolean }

/** The latest first; of those that began together the one that was kept later. */
const isBehind = (mark: Mark, after: Mark): boolean =>
  mark.begun < after.begun || (mark.begun === after.begun && mark.key < after.key)

const textToMark = (text: string): Mark => {
  const [begun, key] = text.split('-').map(Number)
  return { begun: begun ?? 0, key: key ?? 0, isMissed: false }
}

export const createPlaysReader = (database: DatabaseSync, names: Names) => {
  const rangesIn = database.prepare(`SELECT journal, min(first) AS first, max(last) AS last FROM play_ranges
    WHERE journal IN (SELECT id FROM journals WHERE screen = ?) AND day BETWEEN ? AND ? GROUP BY journal`)
  const columns = `begun, ms, zone, items.item, title, theme, entries.entry, entries.name, revision, outcome, reason
    FROM plays JOIN items ON items.id = plays.item
    LEFT JOIN entries ON entries.id = plays.entry LEFT JOIN reasons ON reasons.id = plays.why`
  const isIn = 'key BETWEEN ? AND ? AND begun < ? AND (begun >= ? OR begun + ms > ?)'
  const playsIn = database.prepare(`SELECT ${columns} WHERE ${isIn}`)
  const marksIn = database.prepare(`SELECT key, begun, outcome FROM plays WHERE ${isIn}`)
  const playAt = database.prepare(`SELECT ${columns} WHERE key = ?`)

  /** The numbers of a journal that may lie between, as keys of plays. */
  const keysIn = (screen: number, from: number, until: number): [number, number][] =>
    rangesIn
      .all(screen, Math.floor((from - LONGEST_SLOT_MS) / DAY_MS), Math.floor(until / DAY_MS))
      .map(({ journal, first, last }) => {
        const base = Number(journal) * SEQ_SPAN
        return [base + Number(first), base + Number(last)]
      })

  return {
    all: (screen: number, from: number, until: number): PlayKept[] =>
      keysIn(screen, from, until)
        .flatMap(([first, last]) => playsIn.all(first, last, until, from, from))
        .map(rowToPlay)
        .sort((a, b) => a.from - b.from || a.zone - b.zone),
    page({ screen: id, from, until, missedOnly, limit, after }: PlaysQuery): PlaysPage {
      const screen = names.findScreen(id)
      if (screen === null) return { plays: [], next: null, total: 0, missed: 0 }
      const marks = keysIn(screen, from, until)
        .flatMap(([first, last]) => marksIn.all(first, last, until, from, from))
        .map((row): Mark => {
          const isMissed = missedCodes.has(Number(row['outcome']))
          return { key: Number(row['key']), begun: Number(row['begun']), isMissed }
        })
      const missed = marks.filter(({ isMissed }) => isMissed)
      const last = after === null ? null : textToMark(after)
      const left = (missedOnly ? missed : marks)
        .filter((mark) => last === null || isBehind(mark, last))
        .sort((a, b) => b.begun - a.begun || b.key - a.key)
      const page = left.slice(0, limit)
      const end = page.at(-1)
      return {
        plays: page.flatMap(({ key }) => playAt.all(key).map(rowToPlay)),
        next: end === undefined || left.length <= limit ? null : `${end.begun}-${end.key}`,
        total: marks.length,
        missed: missed.length,
      }
    },
  }
}
