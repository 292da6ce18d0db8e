// What a screen keeps, in IndexedDB, since that is there on plain HTTP too. A file is a row of parts while it is fetched,
// and one blob once its hash was checked: what is in `media` may be shown. Written by hand rather than with a library, since
// the few things asked of it are a tenth of one, and old browsers keep to no library's expectations.
import type { Place } from '../../playlists/protocol/down.ts'
import type { Play } from '../stage/play.ts'

/** A manifest as it was signed; the text is kept, since the signature is over the text. */
export type Sealed = { sealed: string; signature: string }

type Facts = {
  /** The screen's private key. */
  secret: Uint8Array
  /** Whose screen it is. */
  pinned: { controller: string; place: Place }
  /** What plays, and the key that signed it: it goes on playing when the controller has another one. */
  manifest: Sealed & { by?: string }
  /** The journal's name, and the number of its next play. */
  journal: { name: string; next: number }
  /** How loud staff want it, per cent; missing: as loud as its site says. */
  volume: number
  /** By zone what is on, so that a power cut loses no play. */
  open: (Play | null)[]
  /** By SHA-256: the number of the last manifest that listed the file. */
  needed: Map<string, number>
  /** The corrected time when the screen last was alive, epoch ms. */
  seen: number
}

export type Stores = {
  facts: { key: keyof Facts; value: Facts[keyof Facts] }
  /** By SHA-256. */
  media: { key: string; value: Blob }
  /** By SHA-256 and place in the file. */
  parts: { key: [string, number]; value: Blob }
  /** By number. */
  plays: { key: number; value: Play }
}

type StoreName = keyof Stores
type Value<S extends StoreName> = Stores[S]['value']
type Key<S extends StoreName> = Stores[S]['key']

export type Writing = {
  fact<F extends keyof Facts>(name: F, then: (value: Facts[F] | undefined) => void): void
  put<S extends StoreName>(store: S, value: Value<S>, key: Key<S>): void
  delete(store: StoreName, key: IDBValidKey | IDBKeyRange): void
}

export type Database = {
  get<S extends StoreName>(store: S, key: Key<S>): Promise<Value<S> | undefined>
  fact<F extends keyof Facts>(name: F): Promise<Facts[F] | undefined>
  getAll<S extends StoreName>(store: S, range?: IDBKeyRange, count?: number): Promise<Value<S>[]>
  getAllKeys<S extends StoreName>(store: S, range?: IDBKeyRange, count?: number): Promise<Key<S>[]>
  put<S extends StoreName>(store: S, value: Value<S>, key: Key<S>): Promise<void>
  delete(store: StoreName, key: IDBValidKey | IDBKeyRange): Promise<void>
  /** All of it or nothing, and on disk once it resolves. */
  write(stores: StoreName[], work: (writing: Writing) => void): Promise<void>
}

const STORES: StoreName[] = ['facts', 'media', 'parts', 'plays']

const toPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

export const openDatabase = async (name: string, factory: IDBFactory = indexedDB): Promise<Database> => {
  const opening = factory.open(name, 2)
  opening.addEventListener('upgradeneeded', () => {
    for (const store of STORES) {
      if (!opening.result.objectStoreNames.contains(store)) opening.result.createObjectStore(store)
    }
  })
  const database = await toPromise(opening)
  // A newer player in another tab must not wait for this one.
  database.addEventListener('versionchange', () => database.close())

  const read = <T>(store: StoreName, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> =>
    toPromise<T>(ask(database.transaction(store).objectStore(store)))

  const write: Database['write'] = (stores, work) =>
    new Promise((resolve, reject) => {
      const writing = database.transaction(stores, 'readwrite', { durability: 'strict' })
      writing.addEventListener('complete', () => resolve())
      writing.addEventListener('abort', () => reject(writing.error))
      work({
        fact: (name, then) => {
          const asking = writing.objectStore('facts').get(name)
          asking.addEventListener('success', () => then(asking.result))
        },
        put: (store, value, key) => void writing.objectStore(store).put(value, key),
        delete: (store, key) => void writing.objectStore(store).delete(key),
      })
    })

  return {
    get: (store, key) => read(store, (from) => from.get(key)),
    fact: (name) => read('facts', (from) => from.get(name)),
    getAll: (store, range, count) => read(store, (from) => from.getAll(range, count)),
    getAllKeys: (store, range, count) => read(store, (from) => from.getAllKeys(range, count)),
    put: (store, value, key) => write([store], (writing) => writing.put(store, value, key)),
    delete: (store, key) => write([store], (writing) => writing.delete(store, key)),
    write,
  }
}

/** All parts of one file. */
export const partsOf = (hash: string): IDBKeyRange => IDBKeyRange.bound([hash, 0], [hash, Infinity])
