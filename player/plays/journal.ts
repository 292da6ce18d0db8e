// What was on screen, kept until the controller has it on disk: nothing twice, nothing lost. A play that begins is written down
// as open, and leaves that list in the same transaction in which it gets its number; so what a power cut ends is found open at
// the next start, and a second page with the same shelf cannot count it again. The rules of sending are in `protocol/up.ts`.
import type { PlaysKept } from '../../playlists/protocol/down.ts'
import {
  HIGHEST_SEQ,
  MOST_PLAYS,
  PLAYS_AGAIN_MS,
  PLAYS_EVERY_MS,
  PLAYS_PAUSE_MS,
  type Plays,
} from '../../playlists/protocol/up.ts'
import { toBase64url } from '../bytes.ts'
import type { Database, Writing } from '../shelf/database.ts'
import type { Play } from '../stage/play.ts'
import { createAlarm, type Time } from '../time.ts'

/** Plays that the controller did not take for so long are given up, ms. */
export const KEPT_MS = 60 * 86_400_000
/** How often it is written down that the screen is alive, ms: the error of what a power cut ends. */
const ALIVE_MS = 20_000
/** A clock that goes on by so much more or less than time itself was set, ms. */
const MOST_SLIP_MS = 5_000
/** After a welcome, where much waits, ms. */
const SOON_MS = 5_000

export type JournalDeps = {
  database: Database
  time: Time
  random(): number
  randomBytes(count: number): Uint8Array
  /** The corrected time, epoch ms. */
  now(): number
  tell(message: Plays): void
  trouble(detail: string): void
}

export type Journal = {
  /** Counts what was on when the screen last went off. */
  start(): Promise<void>
  stop(): void
  /** On a zone something ended, began, or both. */
  turn(zone: number, ended: Play | null, begun: Play | null): void
  /** Something was not shown. */
  add(play: Play): void
  /** The controller knows us; false: it is gone, or takes no plays. */
  connected(takesPlays: boolean): void
  kept(message: PlaysKept): void
  clear(): Promise<void>
}

const isWord = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text)

/** The rows of one message; ends before a gap in the numbers. */
export const toPlays = (journal: string, keys: readonly number[], plays: readonly Play[]): Plays | null => {
  const [seq] = keys
  if (!seq) return null
  const texts: string[] = []
  const toIndex = (text: string | null): number => {
    if (text === null) return -1
    const found = texts.indexOf(text)
    return found < 0 ? texts.push(text) - 1 : found
  }
  const end = keys.findIndex((key, at) => key !== seq + at)
  const rows = plays
    .slice(0, end < 0 ? keys.length : end)
    .map(({ from, ms, item, entry, zone, revision, outcome, why }): Plays['rows'][0] => [
      Math.round(from),
      Math.round(ms),
      toIndex(item),
      toIndex(entry),
      zone,
      revision,
      outcome,
      toIndex(why),
    ])
  return { type: 'plays', journal, seq, texts, rows }
}

export const createJournal = (deps: JournalDeps): Journal => {
  const { database, time } = deps
  const sending = createAlarm(time)
  const alive = createAlarm(time)
  let isConnected = false
  /** By zone: when what is on began, by the clock that is never set. */
  const begunAt: number[] = []

  const append = ({ fact, put }: Writing, plays: readonly Play[]): void => {
    // What the wire would refuse must never stand in the way of what follows.
    const fit = plays.filter(({ item, entry }) => isWord(item) && (entry === null || isWord(entry)))
    if (fit.length === 0) return
    fact('journal', (kept) => {
      const journal = kept || { name: toBase64url(deps.randomBytes(12)), next: 1 }
      for (const play of fit) put('plays', play, journal.next++)
      put('facts', journal, 'journal')
    })
  }

  const fail = (error: unknown): void => deps.trouble(`journal: ${String(error)}`)

  const write = (work: (writing: Writing, open: (Play | null)[]) => void): Promise<void> =>
    database
      .write(['facts', 'plays'], (writing) => writing.fact('open', (kept) => work(writing, kept || [])))
      .catch(fail)

  const live = (): void => {
    alive.set(ALIVE_MS, live)
    const trim = async (): Promise<void> => {
      await database.put('facts', deps.now(), 'seen')
      const [keys, plays] = await oldest()
      const fresh = plays.findIndex(({ from }) => from > deps.now() - KEPT_MS)
      const last = keys[(fresh < 0 ? keys.length : fresh) - 1]
      if (last) await database.delete('plays', IDBKeyRange.upperBound(last))
    }
    trim().catch(fail)
  }

  const oldest = (): Promise<[number[], Play[]]> =>
    Promise.all([database.getAllKeys('plays', undefined, MOST_PLAYS), database.getAll('plays', undefined, MOST_PLAYS)])

  const isMuchWaiting = async (): Promise<boolean> => (await oldest())[0].length === MOST_PLAYS

  const sendIn = (ms: number): void => sending.set(ms, () => void send())

  const send = async (): Promise<void> => {
    sendIn(PLAYS_AGAIN_MS)
    const [[keys, plays], journal] = await Promise.all([oldest(), database.fact('journal')])
    const message = journal && toPlays(journal.name, keys, plays)
    if (!isConnected) return
    if (message) deps.tell(message)
    else sendIn(PLAYS_EVERY_MS)
  }

  return {
    async start() {
      const [seen, waiting, journal] = await Promise.all([
        database.fact('seen'),
        database.getAllKeys('plays', undefined, 1),
        database.fact('journal'),
      ])
      // Far from the last number, and only where none waits: then no play can be told under two names.
      if (journal && journal.next > HIGHEST_SEQ / 2 && waiting.length === 0) await database.delete('facts', 'journal')
      await write((writing, open) => {
        const plays = open.flatMap((play) => play || [])
        append(
          writing,
          plays.map((play) => ({ ...play, ms: Math.max(0, (seen || 0) - play.from) })),
        )
        writing.delete('facts', 'open')
      })
    },
    stop() {
      sending.clear()
      alive.clear()
    },
    turn(zone, ended, begun) {
      const ms = time.now() - (begunAt[zone] || 0)
      const from = deps.now() - ms
      begunAt[zone] = time.now()
      void write((writing, open) => {
        const was = open[zone]
        // Where the clock was set while it was on, it was on for as long by the new time.
        if (ended && was && was.from === ended.from)
          append(writing, [Math.abs(from - was.from) < MOST_SLIP_MS ? ended : { ...ended, from, ms }])
        open[zone] = begun
        writing.put(
          'facts',
          Array.from(open, (play) => play || null),
          'open',
        )
        writing.put('facts', deps.now(), 'seen')
      })
      alive.set(ALIVE_MS, live)
    },
    add: (play) => void write((writing) => append(writing, [play])),
    connected(takesPlays) {
      isConnected = takesPlays
      sending.clear()
      if (!takesPlays) return
      const begin = async (): Promise<void> => {
        const isMuch = await isMuchWaiting()
        if (isConnected) sendIn(deps.random() * (isMuch ? SOON_MS : PLAYS_EVERY_MS))
      }
      void begin()
    },
    kept({ journal, seq, upTo }) {
      const forget = async (): Promise<void> => {
        const known = await database.fact('journal')
        if (!known || known.name !== journal) return
        await database.delete('plays', IDBKeyRange.bound(seq, upTo))
        const isMuch = await isMuchWaiting()
        if (isConnected) sendIn(isMuch ? PLAYS_PAUSE_MS : PLAYS_EVERY_MS)
      }
      void forget()
    },
    async clear() {
      alive.clear()
      await database.write(['facts', 'plays'], (writing) => {
        for (const fact of ['journal', 'open', 'seen']) writing.delete('facts', fact)
        writing.delete('plays', IDBKeyRange.lowerBound(0))
      })
    },
  }
}
