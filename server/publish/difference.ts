// What differs between two contents. Documents are told apart by what they say: version, time and author of the last change
// do not count, so that an edit that was taken back is no change.
import { type Content, contentNames, type ContentName, type Documents } from '../../playlists/model/catalogue.ts'

export type ContentChange = {
  collection: ContentName
  id: string
  name: string
  change: 'added' | 'changed' | 'removed'
}

type ContentDocument = Documents[ContentName]

const NOT_CONTENT = new Set(['version', 'changedAt', 'changedBy', 'uploadedAt', 'uploadedBy'])

const saysTheSame = (a: ContentDocument, b: ContentDocument): boolean => {
  if (a === b) return true
  const withoutHistory = (key: string, value: unknown) => (NOT_CONTENT.has(key) ? undefined : value)
  return JSON.stringify(a, withoutHistory) === JSON.stringify(b, withoutHistory)
}

export const documentName = (document: ContentDocument): string =>
  'title' in document ? document.title : document.name === '' ? document.id : document.name

/** All documents that differ, in the order of `contentNames`, then of ids in the newer content, removed ones last. */
export const contentToChanges = (before: Content, after: Content): ContentChange[] => {
  const changes: ContentChange[] = []
  for (const collection of contentNames) {
    if (before[collection] === after[collection]) continue
    const old: { readonly [id: string]: ContentDocument } = before[collection]
    const fresh: { readonly [id: string]: ContentDocument } = after[collection]
    for (const [id, document] of Object.entries(fresh)) {
      const was = old[id]
      if (was !== undefined && saysTheSame(was, document)) continue
      changes.push({ collection, id, name: documentName(document), change: was === undefined ? 'added' : 'changed' })
    }
    for (const [id, document] of Object.entries(old)) {
      if (fresh[id] === undefined) changes.push({ collection, id, name: documentName(document), change: 'removed' })
    }
  }
  return changes
}
