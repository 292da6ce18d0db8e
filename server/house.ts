// What the routes are given: every door to the outside, opened once in `main.ts`. A test makes a house of memory.
import type { Context } from 'hono'
import type { Account } from '../playlists/model/account.ts'
import type { Shelf } from '../media/shelf.ts'
import type { Bus } from './bus.ts'
import type { History } from './history/history.ts'
import type { Passwords } from './sessions/passwords.ts'
import type { Store } from './store/store.ts'

export type Log = {
  info(facts: object, words: string): void
  warn(facts: object, words: string): void
  error(facts: object, words: string): void
}

/** Who is at the other end, as far as the connection and a trusted proxy tell. */
export type Peer = {
  /** Of the network, for rate limits. */
  address: string
  /** Whether the browser speaks HTTPS to us. */
  secure: boolean
  /** Host and port as the browser knows them. */
  host: string
}

export type House = {
  /** Tells the bus of its changes: see `createToldStore`. */
  store: Store
  /** What screens are given, served to everybody under its hash: renditions and slices of fonts. */
  shelf: Shelf
  /** Uploaded files as they came; for staff only. */
  originals: Shelf
  bus: Bus
  /** What happened; see the seam. */
  history: History
  /** Epoch ms. */
  now: () => number
  randomBytes: (count: number) => Uint8Array
  log: Log
  peer: (c: Context) => Peer
  passwords: Passwords
  /** The one-time code that `main.ts` prints while there is no account; see `createSetupCode`. */
  setupCode: string
  /** Of the software, for `/healthz` and the API's description. */
  version: string
}

/** What the guard leaves for the routes behind it. */
export type SignedIn = { Variables: { account: Account; session: string; csrf: string } }
