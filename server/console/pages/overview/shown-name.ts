// What people call the thing that a screen says it shows: an item by its title, the two that are no items by what one sees.
import type { Manifest } from '../../../../playlists/manifest.ts'
import { t } from '../../words/words.ts'
import { zoneToKindName } from '../layouts/zone-name.ts'

/** Of an item's id, `blank` or `card`. */
export const shownToName = ({ items }: Manifest, id: string): string => {
  if (id === 'blank') return t('condition.blank')
  if (id === 'card') return t('condition.card')
  const item = items.find((one) => 'id' in one && one.id === id)
  return item && 'title' in item ? item.title : id
}

/** What is due and what is shown instead; of a zone that is not the main one also which. */
export const differenceToText = (
  manifest: Manifest,
  { zone, due, shown }: { zone: number; due: string; shown: string },
  key: 'condition.differsNow' | 'differs',
): string => {
  const names = { due: shownToName(manifest, due), shown: shownToName(manifest, shown) }
  const side = zone === 0 ? undefined : manifest.zones[zone]
  return side ? t(`${key}.zone`, { ...names, zone: zoneToKindName(side.id, side.kind ?? 'main') }) : t(key, names)
}
