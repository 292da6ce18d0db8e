// Which items a list shows, and in what order. All of them are at hand, so that filters answer while one types. Pure.
import type { Item, ItemKind } from '../../../playlists/model/items/item.ts'
import type { Audience, Theme } from '../../../playlists/model/items/common.ts'
import { toValidityState } from './validity.ts'

export type ItemFilter = {
  text: string
  kind: ItemKind | 'all'
  theme: Theme | 'all'
  audience: Audience | 'all'
  /** `unused`: in no playlist; `over`: its validity has ended. */
  state: 'all' | 'unused' | 'over'
}

export const everyItem: ItemFilter = { text: '', kind: 'all', theme: 'all', audience: 'all', state: 'all' }

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const itemToSearched = (item: Item): string =>
  fold(
    [
      item.title,
      ...item.tags,
      ...(item.kind === 'bulletin'
        ? [item.body, item.source, ...item.points, ...item.cautions, item.figure, ...item.rows.flat()]
        : item.kind === 'web'
          ? [item.url]
          : []),
    ].join('\n'),
  )

export type FilterFacts = {
  /** Civil, this computer's. */
  now: string
  /** Ids of items that are in a playlist. */
  used: ReadonlySet<string>
}

const matches = (item: Item, { text, theme, audience, state }: ItemFilter, { now, used }: FilterFacts): boolean =>
  (theme === 'all' || item.theme === theme) &&
  (audience === 'all' || item.audiences.includes(audience)) &&
  (state === 'all' || (state === 'unused' ? !used.has(item.id) : toValidityState(item.validity, now) === 'over')) &&
  fold(text)
    .split(/\s+/)
    .every((word) => word === '' || itemToSearched(item).includes(word))

export type Filtered = {
  /** Newest first. */
  items: Item[]
  /** How many of each kind, whatever kind is chosen. */
  counts: Record<ItemFilter['kind'], number>
}

export const filterItems = (items: readonly Item[], filter: ItemFilter, facts: FilterFacts): Filtered => {
  const found = items.filter((item) => matches(item, filter, facts))
  const count = (kind: ItemKind): number => found.filter((item) => item.kind === kind).length
  return {
    items: found
      .filter(({ kind }) => filter.kind === 'all' || kind === filter.kind)
      .toSorted((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1)),
    counts: {
      all: found.length,
      image: count('image'),
      video: count('video'),
      bulletin: count('bulletin'),
      web: count('web'),
    },
  }
}

export const isFiltered = (filter: ItemFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.kind !== 'all' ||
  filter.theme !== 'all' ||
  filter.audience !== 'all' ||
  filter.state !== 'all'
