// What a screen keeps, in IndexedDB, since that is there on plain HTTP too. A file is a row of parts while it is fetched,
// and one blob once its hash was checked: what is in `media` may be shown.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Place } from '../../playlists/protocol/down.ts'

/** A manifest as it was signed; the text is kept, since the signature is over the text. */
export type Sealed = { sealed: string; signature: string }

interface Stores extends DBSchema {
  /** `secret`: the screen's private key. `pinned`: whose screen it is. `manifest`: what plays. */
  facts: { key: 'secret' | 'pinned' | 'manifest'; value: Uint8Array | { controller: string; place: Place } | Sealed }
  /** By SHA-256. */
  media: { key: string; value: Blob }
  /** By SHA-256 and place in the file. */
  parts: { key: [string, number]; value: Blob }
}

export type Database = IDBPDatabase<Stores>

export const openDatabase = (name: string): Promise<Database> =>
  openDB<Stores>(name, 1, {
    upgrade(database) {
      for (const store of ['facts', 'media', 'parts'] as const) database.createObjectStore(store)
    },
  })

/** All parts of one file. */
export const partsOf = (hash: string): IDBKeyRange => IDBKeyRange.bound([hash, 0], [hash, Infinity])
