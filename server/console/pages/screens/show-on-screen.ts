// Puts uploaded items on one screen: they get their last day, join the screen's own playlist, and an entry plays it there.
// Every step is an ordinary document of the API, so the schedule and the library show what was done and can change it.
import type { Item } from '../../../../playlists/model/items/item.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import {
  createDocument,
  listDocuments,
  putDocument,
  readDocument,
  readUses,
  type Draft,
  type Editable,
} from '../../api/documents.ts'
import type { Documents } from '../../../../playlists/model/catalogue.ts'
import type { Answer, Problem } from '../../api/request.ts'
import { playlistToDraft } from '../playlists/use-playlist.ts'
import { findOwnEntry, joinItems, lastDayToUntil, toOwnEntry, type OwnLevel } from './own-playlist.ts'

export type Wish = {
  screen: Screen
  /** Names of the entry and the playlist where they are to be made. */
  name: string
  items: readonly string[]
  /** `YYYY-MM-DD` in the site's zone, or for ever. */
  lastDay: string | null
  ms: number
  level: OwnLevel
}

/** Reads, changes, writes; again from the start when somebody else was faster. */
const edit = async <C extends Editable>(
  collection: C,
  id: string,
  change: (document: Documents[C]) => Draft<C>,
): Promise<Answer<Documents[C]> | Problem> => {
  for (;;) {
    const current = await readDocument(collection, id)
    if (current.type === 'problem') return current
    const saved = await putDocument(collection, id, current.value.version, change(current.value))
    if (saved.type === 'ok' || saved.problem !== 'stale') return saved
  }
}

const itemToDraft = (item: Item): Draft<'items'> => {
  const { id: _, version: _v, unit: _u, changedAt: _at, changedBy: _by, ...draft } = item
  return draft
}

/** The item with its last day. One that already plays elsewhere is copied, since its days there are not ours to change. */
const limitItem = async (id: string, lastDay: string | null, ms: number): Promise<Answer<Item> | Problem> => {
  const [item, uses] = await Promise.all([readDocument('items', id), readUses('items', id)])
  if (item.type === 'problem') return item
  if (uses.type === 'problem') return uses
  const limit = (one: Item): Draft<'items'> => ({
    ...itemToDraft(one),
    validity: { from: null, until: lastDay === null ? null : lastDayToUntil(lastDay) },
    ...(one.kind === 'video' ? {} : { durationMs: ms }),
  })
  return uses.value.uses.length > 0 ? createDocument('items', limit(item.value)) : edit('items', id, limit)
}

/** Answers the playlist that plays them. */
export const showOnScreen = async ({
  screen,
  name,
  items,
  lastDay,
  ms,
  level,
}: Wish): Promise<Answer<Playlist> | Problem> => {
  const slots: Playlist['items'] = []
  for (const id of items) {
    const item = await limitItem(id, lastDay, ms)
    if (item.type === 'problem') return item
    slots.push({ item: item.value.id, ms: item.value.kind === 'video' ? item.value.durationMs : ms })
  }
  const entries = await listDocuments('entries', { limit: 500 })
  if (entries.type === 'problem') return entries
  const own = findOwnEntry(entries.value.documents, screen.id, level)
  if (own)
    return edit('playlists', own.playlist, (old) => ({ ...playlistToDraft(old), items: joinItems(old.items, slots) }))
  const playlist = await createDocument('playlists', { name: name.slice(0, 40), items: slots })
  if (playlist.type === 'problem') return playlist
  const entry = await createDocument('entries', toOwnEntry(screen.id, name.slice(0, 40), playlist.value.id, level))
  return entry.type === 'problem' ? entry : playlist
}
