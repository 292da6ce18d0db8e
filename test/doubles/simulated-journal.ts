// The journal of a simulated screen, kept in memory: numbers plays, sends them a message at a time as `playlists/protocol/up.ts`
// asks, and forgets what the controller says it has.
import { randomUUID } from 'node:crypto'
import type { PlaysKept } from '../../playlists/protocol/down.ts'
import {
  MOST_PLAYS,
  type PlayOutcome,
  type PlayRow,
  PLAYS_AGAIN_MS,
  PLAYS_PAUSE_MS,
  type Plays,
} from '../../playlists/protocol/up.ts'

export type JournalPlay = {
  from: number
  ms: number
  item: string
  entry: string | null
  revision: number
  outcome: PlayOutcome
  why: string | null
}

export const playsToMessage = (journal: string, seq: number, plays: readonly JournalPlay[]): Plays => {
  const texts: string[] = []
  const indexOf = (text: string | null): number => {
    if (text === null) return -1
    const known = texts.indexOf(text)
    return known < 0 ? texts.push(text) - 1 : known
  }
  const rows = plays.map(({ from, ms, item, entry, revision, outcome, why }): PlayRow => [
    from,
    ms,
    indexOf(item),
    indexOf(entry),
    0,
    revision,
    outcome,
    indexOf(why),
  ])
  return { type: 'plays', journal, seq, texts, rows }
}

export class SimulatedJournal {
  readonly name: string
  /** Numbers of the plays that the controller has acknowledged, in the order in which it did. */
  readonly acknowledged: number[] = []
  #next = 1
  #waiting = new Map<number, JournalPlay>()
  #say: ((message: Plays) => void) | null = null
  #timer: NodeJS.Timeout | null = null
  readonly #pauseMs: number

  constructor({ name = randomUUID().slice(0, 18), pauseMs = PLAYS_PAUSE_MS } = {}) {
    this.name = name
    this.#pauseMs = pauseMs
  }

  get waiting(): number {
    return this.#waiting.size
  }

  record(play: JournalPlay): void {
    this.#waiting.set(this.#next, play)
    this.#next += 1
  }

  /** Connected and welcome: what waits is sent, by messages that each wait for their answer. */
  connected(say: (message: Plays) => void): void {
    this.#say = say
    this.send()
  }

  disconnected(): void {
    this.#say = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  kept({ journal, seq, upTo }: PlaysKept): void {
    if (journal !== this.name) return
    for (let number = seq; number <= upTo; number++) {
      if (this.#waiting.delete(number)) this.acknowledged.push(number)
    }
    this.#later(this.#pauseMs)
  }

  /** Sends the oldest plays, and again where no answer comes. */
  send(): void {
    const first = this.#waiting.keys().next().value
    if (this.#say === null || first === undefined) return
    const plays: JournalPlay[] = []
    for (let number = first; plays.length < MOST_PLAYS; number++) {
      const play = this.#waiting.get(number)
      if (play === undefined) break
      plays.push(play)
    }
    this.#say(playsToMessage(this.name, first, plays))
    this.#later(PLAYS_AGAIN_MS)
  }

  #later(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.send()
    }, ms)
  }
}
