// An item, saved or still being written, as a screen of either orientation would be given it: by the compiler's own code.
import * as v from 'valibot'
import type { ItemShown } from '../../../playlists/manifest.ts'
import { itemToShown } from '../../../playlists/compile/items.ts'
import { ItemId, UnitId } from '../../../playlists/model/ids.ts'
import type { Item } from '../../../playlists/model/items/item.ts'
import type { Orientation } from '../../../playlists/model/place.ts'
import { mediaById } from './lookups.ts'
import type { ItemDraft } from './drafts.ts'

export type Shown = { item: ItemShown; mediaUrl: (index: number) => string }

const previewKept = {
  id: v.parse(ItemId, 'preview'),
  unit: v.parse(UnitId, 'preview'),
  version: 1,
  changedAt: 0,
  changedBy: null,
}

/** A draft as if it were saved. */
export const draftToItem = (draft: ItemDraft): Item => ({ ...draft, ...previewKept })

/** Null while a file that it shows is not there. */
export const itemToPreview = (item: Item, orientation: Orientation): Shown | null => {
  const addresses: string[] = []
  const shown = itemToShown(item, {
    media: mediaById.value,
    profile: { box: orientation === 'portrait' ? '1080x1920' : '1920x1080', webp: true },
    mediaIndex: ([hash]) => addresses.push(`/media/${hash}`) - 1,
  })
  return shown && { item: shown, mediaUrl: (index) => addresses[index] ?? '' }
}
