// Which files of its manifest an item is drawn from, by index.
import type { ItemShown } from '../../playlists/manifest.ts'

export const filesOf = (item: ItemShown): number[] =>
  'media' in item ? [item.media] : 'picture' in item && item.picture !== null ? [item.picture] : []
