// What happened: plays, how screens were, commands, who published what. It grows for ever, so it is not in the catalogue.
// One of the four seams: `node:sqlite` on a worker thread today, PostgreSQL where there is more than one machine.
// What is kept is kept under the names of its time: a report of last year says what places and items were called then.
import type { PlayOutcome, Plays } from '../../playlists/protocol/up.ts'

/** Where a screen stood and what it was called when it sent its plays. `zone`: IANA, for the days of the roll-ups. */
export type PlaceFacts = { screen: string; name: string; site: string; siteName: string; zone: string }

export type ItemFacts = { id: string; title: string; theme: string }
export type EntryFacts = { id: string; name: string }

export const stateKinds = ['unknown', 'offline', 'online', 'showing', 'blank', 'failed'] as const
/**
 * How a screen was. `unknown`: nobody watched. `online`: connected, with nothing to play yet. `blank`: dark on purpose.
 * `failed`: it shows the built-in card where an item should be, or something else than it should for longer than a slot.
 */
export type StateKind = (typeof stateKinds)[number]

export type StateChange = { screen: string; at: number; state: StateKind }

/** `by` and `byName`: the account, null and a name of its own for what the controller did by itself. */
type Doer = { at: number; by: string | null; byName: string }

export type HistoryRecord =
  /** (screen, journal, number) is kept once, however often it comes. `items`, `entries`: what is known of those played. */
  | {
      type: 'plays'
      place: PlaceFacts
      plays: Omit<Plays, 'type'>
      items: readonly ItemFacts[]
      entries: readonly EntryFacts[]
    }
  | { type: 'states'; changes: readonly StateChange[] }
  /** The controller ran from `from` to `until`; told again and again as `until` moves on. */
  | { type: 'watch'; from: number; until: number }
  | ({ type: 'command'; screen: string; kind: string; outcome: string } & Doer)
  /** `ref` names the deed, so that it is kept once: `r12` for the publishing of revision 12. */
  | ({ type: 'audit'; ref: string; what: AuditKind; about: AuditAbout } & Doer)

export const auditKinds = [
  'published',
  'rolled-back',
  'account-added',
  'account-closed',
  'password-set',
  'screen-replaced',
  'screen-blocked',
  'screen-unblocked',
  'controller-key-replaced',
  'broadcast-sent',
  'broadcast-ended',
] as const
export type AuditKind = (typeof auditKinds)[number]
export type AuditAbout = { [fact: string]: string | number }

/** `busy`: too much waits already. `failed`: the disk or the file; nothing of the record is kept. Both: bring it again later. */
export type Kept = { type: 'kept' } | { type: 'busy' } | { type: 'failed'; detail: string }

export type PlayKept = {
  from: number
  ms: number
  zone: number
  item: string
  title: string
  theme: string
  /** '' for the fallback. */
  entry: string
  entryName: string
  revision: number
  outcome: PlayOutcome
  /** '' where there is no reason to give. */
  why: string
}

/** Those on at any time of `[from, until)`, the latest first. `after`: the `next` of the page before. */
export type PlaysQuery = {
  screen: string
  from: number
  until: number
  missedOnly: boolean
  limit: number
  after: string | null
}

/** `total` and `missed` count all of them, whatever is on this page. */
export type PlaysPage = { plays: PlayKept[]; next: string | null; total: number; missed: number }

export type CommandKept = { kind: string; outcome: string } & Doer

/** What is kept of a screen that touches `[from, until)`, each list by time. */
export type Span = {
  /** Begins with the last change before `from`, where there is one. */
  changes: { at: number; state: StateKind }[]
  watches: { from: number; until: number }[]
  plays: PlayKept[]
  commands: CommandKept[]
}

/**
 * Until when each screen was there and what was last on its main zone. In columns, one value a screen in each: ten thousand
 * objects would cost the thread of the sockets more to receive.
 */
export type LastSeen = {
  screens: readonly string[]
  /** Epoch ms. */
  until: Float64Array
  /** When its last play that is known began, epoch ms; NaN where none is. Then its item and title, else ''. */
  shownAt: Float64Array
  items: readonly string[]
  titles: readonly string[]
}

export const reportKeys = ['item', 'screen', 'site', 'theme'] as const
export type ReportKey = (typeof reportKeys)[number]

/** Days are counted from 1970-01-01, both included, in the zone of each site. `screen`, `site`: only there. */
export type ReportQuery = {
  from: number
  until: number
  by: ReportKey
  each: 'total' | 'day'
  screen: string | null
  site: string | null
}

/** `plays` and `ms` of what was shown, cut or whole; `missed`: skipped and failed. `day` is null in totals. */
export type ReportRow = {
  key: string
  /** As of the last play in the range; '' for themes. */
  name: string
  /** The theme of an item, the name of a screen's site; else ''. */
  within: string
  day: number | null
  plays: number
  ms: number
  missed: number
}

export type AuditEntry = { id: number; what: AuditKind; about: AuditAbout } & Doer

export type HistoryHealth = {
  state: 'ok' | 'failing'
  /** The newest trouble: when, and what the file or the system said. */
  failure: { at: number; detail: string } | null
  /** Where a damaged file was found since the start: the name under which it was kept aside. A new one was begun. */
  keptAside: string | null
  /** Plays that wait to be written. */
  waiting: number
}

/** A question that cannot be answered now. */
export type Unanswered = { type: 'failed'; detail: string }
export type Answered<T> = { type: 'answered'; value: T } | Unanswered

export type History = {
  /** Never throws: a damaged or unreachable file is told by `health`, since history must not stop screens. */
  start(): Promise<void>
  /** Resolves `kept` after it would survive a power cut. */
  keep(record: HistoryRecord): Promise<Kept>
  /** `withPlays` false leaves them out: they are many. */
  span(screen: string, from: number, until: number, withPlays?: boolean): Promise<Answered<Span>>
  plays(query: PlaysQuery): Promise<Answered<PlaysPage>>
  /** Of all screens but those that were taken out. */
  lastSeen(): Promise<Answered<LastSeen>>
  report(query: ReportQuery): Promise<Answered<ReportRow[]>>
  /** Newest first, those before `after`. */
  audit(limit: number, after: number | null): Promise<Answered<AuditEntry[]>>
  /** Drops details from before this instant, epoch ms, a little at a time; roll-ups stay. Returns how many plays went. */
  trim(before: number): Promise<number>
  health(): HistoryHealth
  stop(): Promise<void>
}
