// Every failure that a user may meet, as plain objects; `server/problems.ts` alone turns them into RFC 9457 problem details.
// `type` is stable and part of the API. Words for people are in the console's dictionaries, keyed by it.
import type { CollectionName } from '../playlists/model/catalogue.ts'

export type Reference = { collection: CollectionName; id: string; name: string }

export type Failure =
  | { type: 'stale'; collection: CollectionName; id: string; current: number | null }
  | { type: 'not-found'; collection: CollectionName | 'pairing' | 'upload' | 'route'; id: string }
  | { type: 'exists'; collection: CollectionName; id: string }
  /** `issues`: where (a path such as `dayparts.0.until`) and which rule of the schema was broken. */
  | { type: 'invalid'; issues: readonly { path: string; rule: string; message: string }[] }
  /** One that every installation needs as it is. */
  | { type: 'built-in'; collection: CollectionName; id: string }
  | { type: 'in-use'; collection: CollectionName; id: string; by: readonly Reference[] }
  | { type: 'missing-reference'; references: readonly { collection: CollectionName; id: string; path: string }[] }
  | { type: 'not-signed-in' }
  | { type: 'wrong-credentials' }
  | { type: 'wrong-setup-code' }
  /** Nobody closes their own account: so one always stays open. */
  | { type: 'own-account' }
  | { type: 'already-set-up' }
  | { type: 'forbidden-origin' }
  | { type: 'wrong-csrf' }
  | { type: 'precondition-required' }
  | { type: 'too-many-tries'; retryAfterSeconds: number }
  | { type: 'too-large'; limitBytes: number }
  | { type: 'out-of-space' }
  | { type: 'nothing-to-publish' }
  | { type: 'wrong-code' }
  | { type: 'screen-offline'; screen: string }
  /** The screen is connected, but its player is of before there were commands. */
  | { type: 'player-too-old'; screen: string }
  /** The screen is connected, but did not answer. */
  | { type: 'timed-out'; screen: string }
  /** Its file cannot be read now; screens play on. */
  | { type: 'history-unavailable' }
