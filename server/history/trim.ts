// Drops details that are too old, in slices so short that plays which wait meanwhile are on the disk soon. Roll-ups, names, and
// who published what stay for ever.
import type { DatabaseSync } from 'node:sqlite'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import { SEQ_SPAN } from './schema.ts'

/** How long one slice works, ms; its commit comes on top. */
export const TRIM_SLICE_MS = 10

const ROWS_AT_ONCE = 500

/** `plays`: how many went in this slice. */
export type Trimmed = { plays: number; done: boolean }

/** Within a transaction of the caller's. `elapsed`: ms by a monotonic clock. */
export const createTrimmer = (database: DatabaseSync, elapsed: () => number) => {
  const mark = database.prepare(`INSERT INTO marks VALUES ('trimmed', ?)
    ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`)
  const oldest = database.prepare(
    'SELECT journal, day, first, last FROM play_ranges WHERE day < ? ORDER BY day LIMIT 1',
  )
  const dropPlays = database.prepare(`DELETE FROM plays WHERE key IN
    (SELECT key FROM plays WHERE key BETWEEN ? AND ? AND begun < ? LIMIT ${ROWS_AT_ONCE})`)
  const dropRange = database.prepare('DELETE FROM play_ranges WHERE journal = ? AND day = ?')
  const dropJournal = database.prepare(`DELETE FROM journals WHERE id = ?1
    AND NOT EXISTS (SELECT 1 FROM play_ranges WHERE journal = ?1)`)
  const nextScreen = database.prepare('SELECT id FROM screens WHERE id > ? ORDER BY id LIMIT 1')
  const dropStates = database.prepare('DELETE FROM states WHERE screen = ? AND at < ?')
  const dropCommands = database.prepare('DELETE FROM commands WHERE screen = ? AND at < ?')
  const dropWatches = database.prepare('DELETE FROM watches WHERE until < ?')
  /** The last screen whose changes and commands were dropped, and for which cut. */
  let cursor = { cut: 0, screen: 0 }

  return (before: number): Trimmed => {
    const firstKept = Math.floor(before / DAY_MS)
    const cut = firstKept * DAY_MS
    const began = elapsed()
    const isOver = () => elapsed() - began >= TRIM_SLICE_MS
    let plays = 0
    mark.run(cut)
    for (;;) {
      const range = oldest.get(firstKept)
      if (range === undefined) break
      const base = Number(range['journal']) * SEQ_SPAN
      const gone = Number(dropPlays.run(base + Number(range['first']), base + Number(range['last']), cut).changes)
      plays += gone
      if (gone < ROWS_AT_ONCE) {
        dropRange.run(Number(range['journal']), Number(range['day']))
        dropJournal.run(Number(range['journal']))
      }
      if (isOver()) return { plays, done: false }
    }
    if (cursor.cut !== cut) cursor = { cut, screen: 0 }
    for (;;) {
      const screen = nextScreen.get(cursor.screen)?.['id']
      if (screen === undefined) break
      cursor.screen = Number(screen)
      dropStates.run(cursor.screen, cut)
      dropCommands.run(cursor.screen, cut)
      if (isOver()) return { plays, done: false }
    }
    dropWatches.run(cut)
    return { plays, done: true }
  }
}
