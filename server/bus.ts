// Tells the parts of the controller, and the console's open pages, what happened. One of the four seams: in one process a
// list of listeners; over several machines NATS or LISTEN/NOTIFY would stand here.
import type { CollectionName } from '../playlists/model/catalogue.ts'
import type { ScreenState } from './screens/screen-state.ts'

export type Ingest = {
  /** Of the upload. */
  id: string
  name: string
  state: 'waiting' | 'working' | 'done' | 'failed'
  /** When done: the media and the item that shows it. */
  media: string | null
  item: string | null
  /** When failed: a stable word from `media/failures.ts`, with its facts. */
  failure: { type: string; [fact: string]: string | number } | null
}

export type HouseEvent =
  /** Documents changed; `collections` names where. */
  | { type: 'catalogue'; sequence: number; collections: readonly CollectionName[] }
  | { type: 'published'; revision: number }
  | { type: 'screen'; state: ScreenState }
  | { type: 'screen-removed'; id: string }
  | { type: 'pairing' }
  | { type: 'ingest'; ingest: Ingest }

export type Bus = {
  tell(event: HouseEvent): void
  /** Returns what stops it. A listener that throws does not keep the others from hearing. */
  listen(listener: (event: HouseEvent) => void): () => void
}

export const createBus = (onError: (error: unknown) => void): Bus => {
  const listeners = new Set<(event: HouseEvent) => void>()
  return {
    tell(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          onError(error)
        }
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
