// An item in a grid: its picture, its title, and what one wants to know before opening it.
import type { ComponentChildren } from 'preact'
import type { Item } from '../../../playlists/model/items/item.ts'
import { slowNow } from '../api/clock.ts'
import { Shape } from '../parts/mark.tsx'
import { formatDay, formatLength } from '../words/format.ts'
import { language } from '../words/language.ts'
import { t } from '../words/words.ts'
import { ItemThumb } from './item-thumb.tsx'
import { civilNow, playlistsByItem } from './lookups.ts'
import { ThemeMark } from './theme-mark.tsx'
import { shiftDate, toValidityState } from './validity.ts'
import './item-card.css'

export const itemToHref = (item: Pick<Item, 'id' | 'kind'>): string =>
  item.kind === 'bulletin' ? `/bulletins/${item.id}` : `/library/${item.id}`

const dayOf = (civil: string): string =>
  formatDay(Date.parse(`${civil.slice(0, 10)}T12:00:00Z`), slowNow.value, language.value, 'UTC')

/** Only where there is something to say: not yet, soon over, over. */
export const ValidityMark = ({ item: { validity } }: { item: Pick<Item, 'validity'> }) => {
  const state = toValidityState(validity, civilNow.value)
  if (state === 'over') {
    return (
      <span class="validity-mark mark-bad">
        <Shape tone="bad" />
        {t('items.ended')}
      </span>
    )
  }
  if (state === 'later' && validity.from !== null) {
    return (
      <span class="validity-mark mark-off">
        <Shape tone="off" />
        {t('items.later', { day: dayOf(validity.from) })}
      </span>
    )
  }
  if (state === 'ending' && validity.until !== null) {
    const lastDay =
      validity.until.slice(11, 16) === '00:00' ? shiftDate(validity.until.slice(0, 10), -1) : validity.until
    return (
      <span class="validity-mark mark-warn">
        <Shape tone="warn" />
        {t('items.ending', { day: dayOf(lastDay) })}
      </span>
    )
  }
  return null
}

type ItemCardProps = {
  item: Item
  /** Leads there; without it the card is chosen instead. */
  href?: string
  selected?: boolean
  onSelect?: ((selected: boolean, range: boolean) => void) | undefined
  note?: ComponentChildren
}

const Text = ({ item, note }: { item: Item; note: ComponentChildren }) => {
  const used = playlistsByItem.value.get(item.id)?.length ?? 0
  return (
    <span class="item-card-text">
      <span class="item-card-title">{item.title}</span>
      <span class="item-card-line quiet">
        <ThemeMark theme={item.theme} />
        <span class="item-card-length">{formatLength(item.durationMs, language.value)}</span>
      </span>
      <span class="item-card-line quiet">
        {note ??
          (used > 0 ? (
            <span class="one-line">{t('items.inPlaylists', { count: used })}</span>
          ) : (
            <span class="one-line">{t('items.unused')}</span>
          ))}
        <ValidityMark item={item} />
      </span>
    </span>
  )
}

export const ItemCard = ({ item, href, selected = false, onSelect, note }: ItemCardProps) => (
  <div class={`item-card${selected ? ' item-card-selected' : ''}`}>
    {href === undefined ? (
      <button
        type="button"
        class="item-card-main"
        aria-pressed={selected}
        onClick={(event) => onSelect?.(!selected, event.shiftKey)}
      >
        <ItemThumb item={item} />
        <Text item={item} note={note} />
      </button>
    ) : (
      <a class="item-card-main" href={href}>
        <ItemThumb item={item} />
        <Text item={item} note={note} />
      </a>
    )}
    {onSelect && (
      <label class="item-card-tick" title={t('items.select', { name: item.title })}>
        <input
          type="checkbox"
          checked={selected}
          tabIndex={href === undefined ? -1 : 0}
          aria-label={t('items.select', { name: item.title })}
          aria-hidden={href === undefined}
          onClick={(event) => onSelect(event.currentTarget.checked, event.shiftKey)}
        />
      </label>
    )}
  </div>
)
