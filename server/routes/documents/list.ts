// A page of a collection, in the order of ids. The cursor is an id, not a number, so that what others add or remove meanwhile
// makes nobody see a document twice or miss one.
import * as v from 'valibot'
import type { Collection } from '../../../playlists/model/catalogue.ts'
import { Theme } from '../../../playlists/model/items/common.ts'
import { ITEM_KINDS } from '../../../playlists/model/items/item.ts'
import { documentToName } from './references.ts'

const limit = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/, 'limit'),
  v.transform(Number),
  v.minValue(1, 'limit'),
  v.maxValue(500, 'limit'),
)

export const ListQuery = v.object({
  /** 1 to 500, else 100. */
  limit: v.optional(limit),
  /** The id that the page before ended with. */
  after: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** Part of the name or title, in any case. */
  search: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** Items only. */
  kind: v.optional(v.picklist(ITEM_KINDS)),
  /** Items only. */
  theme: v.optional(Theme),
})
export type ListQuery = v.InferOutput<typeof ListQuery>

const idsByCollection = new WeakMap<object, string[]>()

const sortedIds = (collection: object): string[] => {
  let ids = idsByCollection.get(collection)
  if (ids === undefined) {
    ids = Object.keys(collection).toSorted((one, other) => (one < other ? -1 : 1))
    idsByCollection.set(collection, ids)
  }
  return ids
}

const toSearchable = (text: string): string => text.normalize('NFKC').toLowerCase()

export interface Page<D> {
  documents: D[]
  /** To ask for `after` next; null at the end. */
  next: string | null
  /** How many match in all. */
  total: number
}

export const listPage = <D extends { id: string }>(collection: Collection<D>, query: ListQuery): Page<D> => {
  const { limit: most = 100, after = '', search = '', kind, theme } = query
  const sought = toSearchable(search.trim())
  const found: D[] = []
  for (const id of sortedIds(collection)) {
    const document = collection[id]
    if (document === undefined) continue
    if (sought !== '' && !toSearchable(documentToName(document)).includes(sought)) continue
    if (kind !== undefined && 'kind' in document && document.kind !== kind) continue
    if (theme !== undefined && 'theme' in document && document.theme !== theme) continue
    found.push(document)
  }
  const begin = found.findIndex(({ id }) => id > after)
  const documents = begin < 0 ? [] : found.slice(begin, begin + most)
  const last = documents.at(-1)
  const isLast = last === undefined || last === found.at(-1)
  return { documents, next: isLast ? null : last.id, total: found.length }
}
