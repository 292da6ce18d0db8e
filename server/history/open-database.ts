// Opens the file of history, makes its tables, and tells damage from everything else that can go wrong.
// `synchronous=FULL` with WAL: a transaction is on the disk when COMMIT returns (sqlite.org/pragma.html#pragma_synchronous).
import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { HISTORY_SCHEMA, historyTables } from './schema.ts'

/** Primary result codes, sqlite.org/rescode.html. */
const CORRUPT = 11
const NOTADB = 26

const resultCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0

/** The file itself is broken, as opposed to a disk that is full or not there. */
export const isDamage = (error: unknown): boolean => [CORRUPT, NOTADB].includes(resultCode(error))

/** Not about one record: the disk is full, cannot be written, or the file is locked or gone. */
export const isAboutDisk = (error: unknown): boolean => resultCode(error) !== 0 && resultCode(error) !== CONSTRAINT
const CONSTRAINT = 19

const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(({ name }) => String(name))

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)

/** Throws what SQLite says, or that the file is of a newer Kepu Screen. */
export const openDatabase = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: 5_000 })
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = MEMORY;
    `)
    const version = versionOf(database)
    if (version > HISTORY_SCHEMA)
      throw new Error(`${basename(path)} was written by a newer version (schema ${version}); it is left as it is`)
    if (version === 0)
      database.exec(`BEGIN IMMEDIATE; ${historyTables} PRAGMA user_version = ${HISTORY_SCHEMA}; COMMIT;`)
    // Each table's root page is read, so that a file cut short is found now rather than at the first play.
    for (const table of tablesOf(database)) database.prepare(`SELECT * FROM "${table}" LIMIT 1`).get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Moves a database and what belongs to it out of the way; returns the name it has now, or null where none was there. */
export const keepAside = (path: string, now: number): string | null => {
  if (!existsSync(path)) return null
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const name = basename(path).replace(/\.sqlite$/, '') + `-damaged-${stamp}.sqlite`
  const aside = join(dirname(path), name)
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  return name
}
