// What a record of plays calls by an id, as staff know it: an item, a broadcast, or what stands in when nothing is scheduled.
import { itemsById } from '../../items/lookups.ts'
import { t } from '../../words/words.ts'
import { broadcasts } from '../broadcast/broadcasts.ts'

/** `recorded`: what it was called when it played; kept when it is deleted. `href`: its page, if it still has one. */
export const toPlayed = (id: string, recorded: string): { name: string; href: string | null } => {
  if (id === '' || id === 'card') return { name: t('reports.card'), href: null }
  const broadcast = broadcasts.value?.find((one) => one.id === id)
  if (broadcast) return { name: t('reports.broadcast', { title: broadcast.title }), href: `/broadcast/${id}` }
  const item = itemsById.value[id]
  const name = recorded === '' || recorded === id ? (item?.title ?? t('reports.gone', { id })) : recorded
  return { name, href: item ? (item.kind === 'bulletin' ? `/bulletins/${id}` : `/library/${id}`) : null }
}
