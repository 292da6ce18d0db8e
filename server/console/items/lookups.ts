// Items and media by id, and who uses which: made once for each change of the collections, not once for each card.
import { computed } from '@preact/signals'
import type { Item } from '../../../playlists/model/items/item.ts'
import type { Media } from '../../../playlists/model/media.ts'
import type { Playlist } from '../../../playlists/model/playlist.ts'
import { slowNow } from '../api/clock.ts'
import { live } from '../api/collections.ts'
import { toCivil } from './validity.ts'

const toRecord = <D extends { id: string }>(documents: readonly D[] | null): { readonly [id: string]: D } =>
  Object.fromEntries((documents ?? []).map((document) => [document.id, document]))

export const mediaById = computed((): { readonly [id: string]: Media } => toRecord(live('media').documents.value))
export const itemsById = computed((): { readonly [id: string]: Item } => toRecord(live('items').documents.value))

/** The playlists that an item is in, by the item's id. */
export const playlistsByItem = computed((): ReadonlyMap<string, readonly Playlist[]> => {
  const found = new Map<string, Playlist[]>()
  for (const playlist of live('playlists').documents.value ?? []) {
    for (const id of new Set(playlist.items.map(({ item }) => item))) {
      const list = found.get(id)
      if (list) list.push(playlist)
      else found.set(id, [playlist])
    }
  }
  return found
})

/** Now, as civil time on this computer; moves with the slow clock. */
export const civilNow = computed((): string => toCivil(slowNow.value))

/** The file that an item shows, if it shows one. */
export const itemToMedia = (item: Pick<Item, 'kind'> & { media?: string; picture?: string | null }): Media | null => {
  const id = item.kind === 'bulletin' ? item.picture : item.kind === 'web' ? null : item.media
  return id === null || id === undefined ? null : (mediaById.value[id] ?? null)
}

/** Address of a small picture of a file; a video's may be missing. */
export const mediaToThumb = (media: Media | null): string | null => {
  const found =
    media?.renditions.find(({ use }) => use === 'thumb') ?? media?.renditions.find(({ use }) => use === 'poster')
  return found ? `/media/${found.hash}` : null
}
