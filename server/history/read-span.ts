// What is kept of one screen between two instants.
import type { DatabaseSync } from 'node:sqlite'
import { type Span, stateKinds } from './history.ts'
import type { Names } from './names.ts'
import { createPlaysReader } from './read-plays.ts'

export const createSpanReader = (database: DatabaseSync, names: Names) => {
  const changeBefore = database.prepare(
    'SELECT at, state FROM states WHERE screen = ? AND at < ? ORDER BY at DESC LIMIT 1',
  )
  const changesIn = database.prepare('SELECT at, state FROM states WHERE screen = ? AND at >= ? AND at < ? ORDER BY at')
  const watchesIn = database.prepare('SELECT began, until FROM watches WHERE until > ? AND began < ? ORDER BY began')
  const commandsIn = database.prepare(
    'SELECT at, kind, outcome, by, by_name FROM commands WHERE screen = ? AND at >= ? AND at < ? ORDER BY at, id',
  )
  const plays = createPlaysReader(database, names)

  return (screenId: string, from: number, until: number, withPlays: boolean): Span => {
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
      plays: withPlays ? plays.all(screen, from, until) : [],
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
