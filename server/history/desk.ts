// All that history does with its file, one request after the other, synchronously: it is run on a thread of its own. Each
// request is a transaction, and many records share one, since what costs is waiting for the disk.
// A file that turns out to be damaged is kept aside and a new one begun, so that screens go on being recorded.
import type { DatabaseSync } from 'node:sqlite'
import type {
  AuditEntry,
  HistoryRecord,
  Kept,
  LastSeen,
  PlaysPage,
  PlaysQuery,
  ReportQuery,
  ReportRow,
  Span,
  Unanswered,
} from './history.ts'
import { createOtherWriter } from './keep-others.ts'
import { createPlayWriter } from './keep-plays.ts'
import { createNames } from './names.ts'
import { isAboutDisk, isDamage, keepAside, openDatabase } from './open-database.ts'
import { createAuditReader } from './read-audit.ts'
import { createLastSeenReader } from './read-last-seen.ts'
import { createPlaysReader } from './read-plays.ts'
import { createReportReader } from './read-report.ts'
import { createSpanReader } from './read-span.ts'
import { createTrimmer, type Trimmed } from './trim.ts'

export type Request =
  | { type: 'open' }
  | { type: 'keep'; records: readonly HistoryRecord[] }
  | { type: 'span'; screen: string; from: number; until: number; withPlays: boolean }
  | { type: 'plays'; query: PlaysQuery }
  | { type: 'last-seen' }
  | { type: 'report'; query: ReportQuery }
  | { type: 'audit'; limit: number; after: number | null }
  | { type: 'trim'; before: number }

/** Each request is answered by the type that goes with it, or `failed`. `keptAside`: the file was found damaged; its name now. */
export type Answer = { keptAside?: string } & (
  | { type: 'opened' }
  /** One for each record, in their order. */
  | { type: 'kept'; kept: Exclude<Kept, { type: 'busy' }>[] }
  | { type: 'span'; value: Span }
  | { type: 'plays'; value: PlaysPage }
  | { type: 'last-seen'; value: LastSeen }
  | { type: 'report'; value: ReportRow[] }
  | { type: 'audit'; value: AuditEntry[] }
  | ({ type: 'trimmed' } & Trimmed)
  | Unanswered
)

export type Desk = { answer(request: Request): Answer; close(): void }

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const openAll = (path: string, elapsed: () => number) => {
  const database = openDatabase(path)
  const names = createNames(database)
  return {
    database,
    names,
    plays: createPlayWriter(database, names),
    others: createOtherWriter(database, names),
    span: createSpanReader(database, names),
    pageOfPlays: createPlaysReader(database, names).page,
    lastSeen: createLastSeenReader(database),
    report: createReportReader(database),
    audit: createAuditReader(database),
    trim: createTrimmer(database, elapsed),
  }
}
type Open = ReturnType<typeof openAll>

/** Commits what `work` did, or leaves everything as it was and throws. */
const inTransaction = <T>({ database, names, plays }: Open, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE')
  try {
    const done = work()
    database.exec('COMMIT')
    return done
  } catch (error) {
    plays.drop()
    names.forget()
    if (database.isTransaction) rollBack(database)
    throw error
  }
}

const rollBack = (database: DatabaseSync) => {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite rolls back by itself on some errors of the disk; the error that matters is thrown already.
  }
}

/** `now` in epoch ms, `elapsed` in ms by a monotonic clock. Opens the file at the first request, and again where it could not. */
export const createDesk = (path: string, now: () => number, elapsed: () => number): Desk => {
  let open: Open | null = null
  let keptAside: string | null = null

  const close = () => {
    try {
      open?.database.close()
    } catch {
      // Of a damaged file nothing more is wanted.
    }
    open = null
  }

  const setAside = () => {
    close()
    keptAside = keepAside(path, now())
  }

  const opened = (): Open => {
    if (open !== null) return open
    try {
      return (open = openAll(path, elapsed))
    } catch (error) {
      if (!isDamage(error)) throw error
      setAside()
      return (open = openAll(path, elapsed))
    }
  }

  const keepTogether = (records: readonly HistoryRecord[]) => {
    const all = opened()
    inTransaction(all, () => {
      for (const record of records) {
        if (record.type === 'plays') all.plays.keep(record)
        else all.others(record)
      }
      all.plays.finish()
    })
  }

  const keep = (records: readonly HistoryRecord[]): Extract<Answer, { type: 'kept' }> => {
    try {
      keepTogether(records)
      return { type: 'kept', kept: records.map(() => ({ type: 'kept' })) }
    } catch (error) {
      if (isDamage(error)) {
        setAside()
        return keep(records)
      }
      // One bad record must not take those with it that happened to come along.
      if (isAboutDisk(error) || records.length === 1)
        return { type: 'kept', kept: records.map(() => ({ type: 'failed', detail: words(error) })) }
      return { type: 'kept', kept: records.flatMap((record) => keep([record]).kept) }
    }
  }

  const respond = (request: Request): Answer => {
    switch (request.type) {
      case 'open':
        opened()
        return { type: 'opened' }
      case 'keep':
        return keep(request.records)
      case 'span':
        return {
          type: 'span',
          value: opened().span(request.screen, request.from, request.until, request.withPlays),
        }
      case 'plays':
        return { type: 'plays', value: opened().pageOfPlays(request.query) }
      case 'last-seen':
        return { type: 'last-seen', value: opened().lastSeen() }
      case 'report':
        return { type: 'report', value: opened().report(request.query) }
      case 'audit':
        return { type: 'audit', value: opened().audit(request.limit, request.after) }
      case 'trim': {
        const all = opened()
        const trimmed = inTransaction(all, () => all.trim(request.before))
        // A journal may be gone whose number was remembered.
        all.names.forget()
        return { type: 'trimmed', ...trimmed }
      }
    }
  }

  return {
    answer(request) {
      keptAside = null
      let answer: Answer
      try {
        answer = respond(request)
      } catch (error) {
        answer = { type: 'failed', detail: words(error) }
      }
      return keptAside === null ? answer : { ...answer, keptAside }
    },
    close,
  }
}
