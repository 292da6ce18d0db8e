// Where the catalogue lives. One of the four seams: memory and lowdb today, PostgreSQL where there is more than one machine.
// Readers share one immutable catalogue; a change is a pure step that returns edits, and is acknowledged once it is durable.
import type { Catalogue, CollectionName, Documents } from '../../playlists/model/catalogue.ts'
import type { Failure } from '../failures.ts'

/** A document as it is handed to a store, which alone counts versions. Keeps the kinds of a union apart. */
export type Unversioned<D> = D extends { version: number } ? Omit<D, 'version'> : never

/** Puts or removes one document. `base` is the version it was made from, or null for a document that is to be new. */
export type Edit = {
  [C in CollectionName]:
    | { type: 'put'; collection: C; base: number | null; document: Unversioned<Documents[C]> }
    | { type: 'remove'; collection: C; base: number; id: string }
}[CollectionName]

/** The few numbers that belong to the catalogue as a whole. */
type Counters = { published?: number; numberBase?: number }

export type Edits = { type: 'edits'; edits: readonly Edit[]; counters?: Counters }

/** Pure: may run again on a newer catalogue, so it touches nothing else. */
export type Step = (catalogue: Catalogue) => Edits | Failure

export type Changed = { type: 'changed'; catalogue: Catalogue; edits: readonly Edit[] }

export type Store = {
  /** The catalogue as of the last acknowledged change. Immutable, shared. */
  read(): Promise<Catalogue>
  /**
   * Runs the step on the newest catalogue and keeps its edits, all or none. Resolves after they are durable.
   * Fails with `stale` where a base is not the current version, and with whatever the step returned.
   */
  change(step: Step): Promise<Changed | Failure>
  stop(): Promise<void>
}
