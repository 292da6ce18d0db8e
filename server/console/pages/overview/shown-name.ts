// What people call the thing that a screen says it shows: an item by its title, the two that are no items by what one sees.
import type { Manifest } from '../../../../playlists/manifest.ts'
import { t } from '../../words/words.ts'

/** Of an item's id, `blank` or `card`. */
export const shownToName = ({ items }: Manifest, id: string): string => {
  if (id === 'blank') return t('condition.blank')
  if (id === 'card') return t('condition.card')
  const item = items.find((one) => 'id' in one && one.id === id)
  return item && 'title' in item ? item.title : id
}
