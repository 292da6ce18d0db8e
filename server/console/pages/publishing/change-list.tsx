import { useState } from 'preact/hooks'
import type { Change } from '../../api/publication.ts'
import { Button } from '../../parts/button.tsx'
import { itemsById } from '../../items/lookups.ts'
import { ItemThumb } from '../../items/item-thumb.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import { groupChanges } from './difference.ts'

const icons: Record<Change['change'], IconName> = { added: 'plus', changed: 'edit', removed: 'minus' }

const AT_FIRST = 6

const Face = ({ id }: { id: string }) => {
  const item = itemsById.value[id]
  return <span class="change-face">{item && <ItemThumb item={item} plain />}</span>
}

const Group = ({ collection, changes }: { collection: Change['collection']; changes: readonly Change[] }) => {
  const [all, setAll] = useState(changes.length <= AT_FIRST + 1)
  return (
    <div>
      <p class="quiet small">{t(`collection.${collection}`)}</p>
      <ul>
        {changes.slice(0, all ? undefined : AT_FIRST).map(({ id, name, change }) => (
          <li key={id} class={`change change-${change}`} title={t(`publishing.${change}`)}>
            <Icon name={icons[change]} size={16} />
            {collection === 'items' && <Face id={id} />}
            <span class="one-line">{name === '' || name === id ? t('common.unnamed') : name}</span>
            <span class="quiet small">{t(`publishing.${change}`)}</span>
          </li>
        ))}
      </ul>
      {!all && (
        <Button small kind="quiet" onClick={() => setAll(true)}>
          {t('common.showMore', { count: changes.length - AT_FIRST })}
        </Button>
      )}
    </div>
  )
}

export const ChangeList = ({ changes }: { changes: readonly Change[] }) => (
  <div class="stack-tight">
    {groupChanges(changes).map((group) => (
      <Group key={group.collection} collection={group.collection} changes={group.changes} />
    ))}
  </div>
)
