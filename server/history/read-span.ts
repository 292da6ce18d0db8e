// What is kept of one screen between two instants.
import type { DatabaseSync } from 'node:sqlite'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import { LONGEST_SLOT_MS } from '../../playlists/model/items/common.ts'
import { type PlayKept, type Span, stateKinds } from './history.ts'
import { outcomes } from './keep-plays.ts'
import type { Names } from './names.ts'
import { SEQ_SPAN } from './schema.ts'

export const createSpanReader = (database: DatabaseSync, names: Names) => {
  const changeBefore = database.prepare(
    'SELECT at, state FROM states WHERE screen = ? AND at < ? ORDER BY at DESC LIMIT 1',
  )
  const changesIn = database.prepare('SELECT at, state FROM states WHERE screen = ? AND at >= ? AND at < ? ORDER BY at')
  const watchesIn = database.prepare('SELECT began, until FROM watches WHERE until > ? AND began < ? ORDER BY began')
  const commandsIn = database.prepare(
    'SELECT at, kind, outcome, by, by_name FROM commands WHERE screen = ? AND at >= ? AND at < ? ORDER BY at, id',
  )
  const rangesIn = database.prepare(`SELECT journal, min(first) AS first, max(last) AS last FROM play_ranges
    WHERE journal IN (SELECT id FROM journals WHERE screen = ?) AND day BETWEEN ? AND ? GROUP BY journal`)
  const playsIn =
    database.prepare(`SELECT begun, ms, zone, items.item, title, theme, entries.entry, entries.name, revision,
      outcome, reason FROM plays
    JOIN items ON items.id = plays.item
    LEFT JOIN entries ON entries.id = plays.entry LEFT JOIN reasons ON reasons.id = plays.why
    WHERE key BETWEEN ? AND ? AND begun < ? AND (begun >= ? OR begun + ms > ?)`)

  const playsOf = (screen: number, from: number, until: number): PlayKept[] => {
    const firstDay = Math.floor((from - LONGEST_SLOT_MS) / DAY_MS)
    const ranges = rangesIn.all(screen, firstDay, Math.floor(until / DAY_MS))
    const plays = ranges.flatMap(({ journal, first, last }) => {
      const base = Number(journal) * SEQ_SPAN
      return playsIn.all(base + Number(first), base + Number(last), until, from, from)
    })
    return plays
      .map((row) => ({
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
      }))
      .sort((a, b) => a.from - b.from || a.zone - b.zone)
  }

  return (screenId: string, from: number, until: number): Span => {
    const watches = watchesIn
      .all(from, until)
      .map((row) => ({ from: Number(row['began']), until: Number(row['until']) }))
    const screen = names.findScreen(screenId)
    if (screen === null) return { changes: [], watches, plays: [], commands: [] }
    const before = changeBefore.get(screen, from)
    const changes = [...(before === undefined ? [] : [before]), ...changesIn.all(screen, from, until)]
    return {
      changes: changes.map((row) => ({ at: Number(row['at']), state: stateKinds[Number(row['state'])] ?? 'unknown' })),
      watches,
      plays: playsOf(screen, from, until),
      commands: commandsIn.all(screen, from, until).map((row) => ({
        at: Number(row['at']),
        kind: String(row['kind']),
        outcome: String(row['outcome']),
        by: row['by'] === null ? null : String(row['by']),
        byName: String(row['by_name']),
      })),
    }
  }
}
