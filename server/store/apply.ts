// What a change does to the catalogue, the same in every store: versions are checked, all edits or none take effect, and
// whatever was not touched is shared with the catalogue before, so that caches can compare by identity.
import type { Catalogue, Collection, CollectionName, Documents } from '../../playlists/model/catalogue.ts'
import type { Failure } from '../failures.ts'
import type { Changed, Edit, Edits, Unversioned } from './store.ts'

type PutOf<C extends CollectionName> = {
  [K in C]: { type: 'put'; collection: K; base: number | null; document: Unversioned<Documents[K]> }
}[C]

/** An edit that puts a document; for code that works on any collection. */
export const putEdit = <C extends CollectionName>(
  collection: C,
  base: number | null,
  document: Unversioned<Documents[C]>,
): Edit => {
  const edit: PutOf<C> = { type: 'put', collection, base, document }
  // The pair of collection and document was just checked; the compiler does not see that a member stays in its union.
  return edit as Edit
}

type Kept = { readonly id: string; readonly version: number }

const currentOf = (
  collections: Map<CollectionName, Record<string, Kept>>,
  catalogue: Catalogue,
  edit: Edit,
): Kept | undefined => {
  const collection: Collection<Kept> = collections.get(edit.collection) ?? catalogue[edit.collection]
  const id = edit.type === 'put' ? edit.document.id : edit.id
  return Object.hasOwn(collection, id) ? collection[id] : undefined
}

/** Pure. `stale` where a base is not the current version, `exists` where something new is there already. */
export const apply = (catalogue: Catalogue, { edits, counters }: Edits): Changed | Failure => {
  if (edits.length === 0 && counters === undefined) return { type: 'changed', catalogue, edits }
  const collections = new Map<CollectionName, Record<string, Kept>>()
  for (const edit of edits) {
    const id = edit.type === 'put' ? edit.document.id : edit.id
    const current = currentOf(collections, catalogue, edit)
    if (edit.base === null && current !== undefined) return { type: 'exists', collection: edit.collection, id }
    if (edit.base !== null && edit.base !== current?.version) {
      return { type: 'stale', collection: edit.collection, id, current: current?.version ?? null }
    }
    let collection = collections.get(edit.collection)
    if (collection === undefined) {
      collection = { ...catalogue[edit.collection] }
      collections.set(edit.collection, collection)
    }
    // Id and version lead, in the stored file too.
    if (edit.type === 'put') {
      collection[id] = Object.assign({ id, version: 0 }, edit.document, { version: (edit.base ?? 0) + 1 })
    } else delete collection[id]
  }
  const next: Catalogue = {
    ...catalogue,
    ...counters,
    // Each document was typed by its edit; a map of collections cannot say so.
    ...(Object.fromEntries(collections) as Partial<Catalogue>),
    sequence: catalogue.sequence + 1,
  }
  return { type: 'changed', catalogue: next, edits }
}
