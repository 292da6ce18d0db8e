// The small picture of any item, the same everywhere it is named.
import type { Item } from '../../../playlists/model/items/item.ts'
import { Icon } from '../parts/icon.tsx'
import { formatClockLength } from './length.ts'
import { DrawnThumb } from './drawn-thumb.tsx'
import { itemToMedia, mediaToThumb } from './lookups.ts'
import { Thumb } from './thumb.tsx'
import './item-thumb.css'

/** `plain` leaves out the mark of a video, where there is no room. */
export const ItemThumb = ({ item, plain = false }: { item: Item; plain?: boolean }) => (
  <span class="item-thumb">
    {item.kind === 'bulletin' || item.kind === 'web' ? (
      <DrawnThumb item={item} />
    ) : (
      <Thumb src={mediaToThumb(itemToMedia(item))} icon={item.kind} fit={item.fit} />
    )}
    {item.kind === 'video' && !plain && (
      <span class="item-thumb-mark figures">
        <Icon name="play" size={12} />
        {formatClockLength(item.durationMs)}
      </span>
    )}
  </span>
)

/** In place of an item that was deleted. */
export const MissingThumb = () => (
  <span class="item-thumb">
    <Thumb src={null} icon="problem" fit="contain" />
  </span>
)
