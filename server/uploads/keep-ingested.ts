// From an ingested file to what staff see: a media document, and an item that shows it, in one change. The id of the media
// comes from the bytes, so the same file again finds what is there.
import * as v from 'valibot'
import type { MediaFacts } from '../../media/job.ts'
import { LONGEST_SLOT_MS, SHORTEST_SLOT_MS } from '../../playlists/model/items/common.ts'
import { type AccountId, ItemId, MediaId } from '../../playlists/model/ids.ts'
import type { Catalogue, Documents } from '../../playlists/model/catalogue.ts'
import type { Failure } from '../failures.ts'
import { putEdit } from '../store/apply.ts'
import { catalogueToRootUnit } from '../store/foundation.ts'
import type { Edit, Store, Unversioned } from '../store/store.ts'
import { fileNameToTitle } from './names.ts'

/** How long a picture stays where nobody says otherwise, ms. */
const IMAGE_MS = 15_000

const hashToMediaId = (hash: string): MediaId => v.parse(MediaId, `m-${hash.slice(0, 24)}`)

const findItem = ({ items }: Catalogue, media: MediaId): Documents['items'] | undefined =>
  Object.values(items).find((item) => (item.kind === 'image' || item.kind === 'video') && item.media === media)

type Kept = { type: 'done'; media: MediaId; item: ItemId }

/** `itemId`: for the item, where one is made. */
export const keepIngested = async (
  store: Store,
  facts: MediaFacts,
  { itemId, at, by }: { itemId: string; at: number; by: AccountId | null },
): Promise<Kept | Failure> => {
  const media = hashToMediaId(facts.hash)
  const outcome = await store.change((catalogue) => {
    const edits: Edit[] = []
    const unit = catalogueToRootUnit(catalogue)
    if (catalogue.media[media] === undefined) {
      edits.push(putEdit('media', null, { ...facts, id: media, unit, uploadedAt: at, uploadedBy: by }))
    }
    if (findItem(catalogue, media) === undefined) edits.push(putEdit('items', null, toItem(facts, media, unit)))
    return { type: 'edits', edits }
  })
  if (outcome.type !== 'changed') return outcome
  const item = findItem(outcome.catalogue, media)
  if (item === undefined) throw new Error(`no item shows ${media}`)
  return { type: 'done', media, item: item.id }

  function toItem(file: MediaFacts, id: MediaId, unit: Documents['units']['id']): Unversioned<Documents['items']> {
    const length = Math.round(file.durationMs ?? 0)
    const common = {
      id: v.parse(ItemId, itemId),
      unit,
      title: fileNameToTitle(file.name),
      theme: 'everyday' as const,
      audiences: [],
      tags: [],
      validity: { from: null, until: null },
      changedAt: at,
      changedBy: by,
      media: id,
      fit: 'contain' as const,
    }
    return file.kind === 'video'
      ? {
          ...common,
          kind: 'video',
          muted: true,
          durationMs: Math.min(LONGEST_SLOT_MS, Math.max(SHORTEST_SLOT_MS, length)),
        }
      : { ...common, kind: 'image', durationMs: IMAGE_MS }
  }
}
