// What the player is given and what it can be told. `main.ts` gives the browser's; tests could give their own.
import type { Connect } from './link/link.ts'
import type { Database, Sealed } from './shelf/database.ts'
import type { Get } from './shelf/download.ts'
import type { Time } from './time.ts'

export type PlayerDeps = {
  time: Time
  /** The system's clock, epoch ms. */
  wall(): number
  random(): number
  randomBytes(count: number): Uint8Array
  database: Database
  get: Get
  connect: Connect
  /** Plays what is given by `play` alone. */
  isDemo: boolean
  stageHost: HTMLElement
  pageHost: HTMLElement
  build: string
  /** Why the page before this one was loaded anew, if it was. */
  lastWords: string | undefined
  /** Loads the page anew. */
  reload(why: string): void
  /** Memory that the page's scripts use, null where the browser does not say. */
  heapBytes(): number | null
  /** What may still be stored, null where the browser does not say. */
  freeBytes(): Promise<number | null>
  /** It is dark on purpose from now on, or no longer. */
  darkened(isDark: boolean): void
  /** Something is on the screen. */
  shows(): void
  /** The controller knows us. */
  greeted(): void
}

export type Player = {
  start(): Promise<void>
  stop(): void
  /** The network is back. */
  online(): void
  /** A newer player is there: it is taken at the end of the slot. */
  outdated(): void
  /** Somebody who stands before the screen asks for its facts. */
  maintenance(): void
  /** The window has another size. */
  resized(): void
  /** Plays what did not come over the link, by the same way. */
  play(given: { controller: string; welcome: Sealed; manifest: Sealed }): Promise<void>
}
