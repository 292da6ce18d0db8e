// What can be done with a saved item of any kind, on top of its page.
import type { ComponentChildren } from 'preact'
import type { Item } from '../../../../playlists/model/items/item.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu } from '../../parts/menu.tsx'
import { t } from '../../words/words.ts'
import { addToPlaylist } from './add-to-playlist.tsx'
import { removeItem } from './uses.tsx'

type Props = {
  item: Item
  /** Where one is once it is removed. */
  back: string
  onCopy?: () => void
  /** What else its page offers, before the menu. */
  children?: ComponentChildren
}

export const ItemActions = ({ item, back, onCopy, children }: Props) => (
  <>
    <Button icon="playlist" onClick={() => addToPlaylist([item.id])}>
      {t('library.addTo')}
    </Button>
    {children}
    <Menu
      label={t('common.more')}
      groups={[
        onCopy ? [{ label: t('bulletins.copy'), icon: 'copy', onChoose: onCopy }] : [],
        [
          {
            label: t('common.delete'),
            icon: 'trash',
            danger: true,
            onChoose: () => void removeItem(item, back),
          },
        ],
      ]}
    >
      <Icon name="more" />
    </Menu>
  </>
)
