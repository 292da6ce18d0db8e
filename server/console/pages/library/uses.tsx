// Where something is used, each with the way there.
import { useEffect, useState } from 'preact/hooks'
import type { Item } from '../../../../playlists/model/items/item.ts'
import type { Reference } from '../../../failures.ts'
import { live } from '../../api/collections.ts'
import { readUses } from '../../api/documents.ts'
import { itemsById } from '../../items/lookups.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { itemToHref } from '../../items/item-card.tsx'
import { go } from '../../shell/go.ts'
import { deleteItem } from './delete-items.ts'
import './uses.css'

const pathByCollection: { readonly [collection: string]: string } = {
  playlists: '/playlists',
  entries: '/schedule',
  screens: '/screens',
  sites: '/sites',
}
const iconByCollection: { readonly [collection: string]: IconName } = {
  playlists: 'playlist',
  entries: 'schedule',
  screens: 'screen',
  sites: 'site',
}

const referenceToHref = ({ collection, id }: Reference): string => {
  const item = collection === 'items' ? itemsById.value[id] : undefined
  return item ? itemToHref(item) : `${pathByCollection[collection] ?? ''}/${id}`
}

export const UseList = ({ uses }: { uses: readonly Reference[] }) => (
  <ul class="uses">
    {uses.map((use) => (
      <li key={`${use.collection}${use.id}`}>
        <a class="uses-one" href={referenceToHref(use)}>
          <Icon name={iconByCollection[use.collection] ?? 'bulletin'} size={18} />
          <span class="one-line">{use.name}</span>
          <span class="quiet small">
            {t(
              `collection.${use.collection === 'playlists' || use.collection === 'entries' ? use.collection : 'items'}`,
            )}
          </span>
        </a>
      </li>
    ))}
  </ul>
)

/** Follows changes of the playlists, which are what uses items. */
export const ItemUses = ({ item }: { item: Item }) => {
  const [uses, setUses] = useState<readonly Reference[] | null>(null)
  const playlists = live('playlists').documents.value
  const items = live('items').documents.value
  useEffect(() => {
    let current = true
    const media = item.kind === 'bulletin' || item.kind === 'web' ? null : item.media
    const ask = async (): Promise<void> => {
      const [byItem, byMedia] = await Promise.all([readUses('items', item.id), media ? readUses('media', media) : null])
      if (!current) return
      const found = byItem.type === 'ok' ? byItem.value.uses : []
      const others = byMedia?.type === 'ok' ? byMedia.value.uses.filter(({ id }) => id !== item.id) : []
      setUses([...found, ...others])
    }
    void ask()
    return () => {
      current = false
    }
  }, [item.id, playlists, items])
  if (uses === null) return <Skeleton height="36px" />
  return uses.length === 0 ? <p class="quiet small">{t('library.usesNone')}</p> : <UseList uses={uses} />
}

export const explainInUse = (name: string, uses: readonly Reference[]): void => {
  openDialog((close) => (
    <Dialog
      size="small"
      title={t('library.inUseTitle', { name })}
      onClose={close}
      onSubmit={close}
      footer={
        <Button type="submit" kind="primary">
          {t('common.close')}
        </Button>
      }
    >
      <p>{t('library.inUseText')}</p>
      <UseList uses={uses} />
    </Dialog>
  ))
}

/** Deletes it and goes to the page of all, or says where it is in use. */
export const removeItem = async (item: Item, home: string): Promise<void> => {
  const outcome = await deleteItem(item)
  if (outcome.type === 'in-use') explainInUse(item.title, outcome.uses)
  if (outcome.type === 'deleted') go(home)
}
