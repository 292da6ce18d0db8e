// Writes everything but plays: how screens were, when the controller ran, commands and deeds of staff.
import type { DatabaseSync } from 'node:sqlite'
import { type HistoryRecord, stateKinds } from './history.ts'
import type { Names } from './names.ts'

export const createOtherWriter = (database: DatabaseSync, names: Names) => {
  const putState = database.prepare('INSERT OR REPLACE INTO states VALUES (?, ?, ?)')
  const putWatch = database.prepare(
    'INSERT INTO watches VALUES (?, ?) ON CONFLICT DO UPDATE SET until = excluded.until',
  )
  const putCommand = database.prepare(
    'INSERT INTO commands (screen, at, kind, outcome, by, by_name) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const putAudit = database.prepare(
    'INSERT OR IGNORE INTO audit (ref, at, what, about, by, by_name) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return (record: Exclude<HistoryRecord, { type: 'plays' }>): void => {
    switch (record.type) {
      case 'states':
        for (const { screen, at, state } of record.changes)
          putState.run(names.screen(screen), at, stateKinds.indexOf(state))
        return
      case 'watch':
        putWatch.run(record.from, record.until)
        return
      case 'command':
        putCommand.run(names.screen(record.screen), record.at, record.kind, record.outcome, record.by, record.byName)
        return
      case 'audit':
        putAudit.run(record.ref, record.at, record.what, JSON.stringify(record.about), record.by, record.byName)
        return
    }
  }
}
