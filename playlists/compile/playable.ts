// What of a playlist may play, and when: of its items only those that exist and are ready (S10), each only within its own
// validity (S9), and where it takes so many a day, the day's. Between two changes the list stays the same.
import { civilDateTimeToCivil, DAY_MS } from '../calendar/day.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from '../calendar/zone.ts'
import type { Content } from '../model/catalogue.ts'
import type { ItemId, PlaylistId } from '../model/ids.ts'
import type { Item } from '../model/items/item.ts'
import { treeOf } from '../model/playlist-tree.ts'
import { playlistToSequence } from './sequence.ts'

export type Place = { readonly item: Item; readonly ms: number }

export type Playable = {
  /** Instants at which the list changes, ascending. */
  readonly changes: readonly number[]
  /** Before the first change, between each two, after the last: which of `lists`. Equal lists have equal numbers. */
  readonly phases: readonly number[]
  readonly lists: readonly (readonly Place[])[]
}

/** Days around the compiled ones on which a list still changes, so that one sees when what is on began (S8). */
const DAYS_AROUND = 2

type Lasting = { readonly item: Item; readonly from: number; readonly until: number }

/** `days`: the first that is compiled, counted from 1970-01-01, and how many. */
export const playlistToPlayable = (
  id: PlaylistId,
  content: Content,
  zone: ZoneOffsets,
  ready: (item: Item) => boolean,
  days: { readonly first: number; readonly count: number },
): Playable => {
  const tree = treeOf(id, content.playlists)
  const lastingById = new Map<ItemId, Lasting>()
  const bounds = new Set<number>()
  for (const { items } of tree) {
    for (const { item: itemId } of items) {
      const item = content.items[itemId]
      if (item === undefined || lastingById.has(itemId) || !ready(item)) continue
      const { validity } = item
      const from = validity.from === null ? -Infinity : civilToInstant(zone, civilDateTimeToCivil(validity.from))
      const until = validity.until === null ? Infinity : civilToInstant(zone, civilDateTimeToCivil(validity.until))
      for (const bound of [from, until]) if (Number.isFinite(bound)) bounds.add(bound)
      lastingById.set(itemId, { item, from, until })
    }
  }
  const isDaily = tree.some(({ take }) => take?.per === 'day')
  if (isDaily) {
    const last = days.first + days.count + DAYS_AROUND
    for (let day = days.first - DAYS_AROUND; day <= last; day++) bounds.add(civilToInstant(zone, day * DAY_MS))
  }

  const numbers = new Map<string, number>()
  const lists: Place[][] = []
  const changes: number[] = []
  const phases: number[] = []
  for (const start of [-Infinity, ...[...bounds].sort((a, b) => a - b)]) {
    const list = playlistToSequence<Place>(id, {
      playlists: content.playlists,
      day: Math.max(days.first - DAYS_AROUND - 1, isDaily && start > -Infinity ? instantToDay(zone, start) : -Infinity),
      toPlace: ({ item: itemId, ms }) => {
        const lasting = lastingById.get(itemId)
        return lasting !== undefined && lasting.from <= start && start < lasting.until
          ? { item: lasting.item, ms }
          : null
      },
    })
    const name = list.map(({ item, ms }) => `${item.id} ${ms}`).join(' ')
    let number = numbers.get(name)
    if (number === undefined) numbers.set(name, (number = lists.push(list) - 1))
    if (phases.at(-1) === number) continue
    if (phases.length > 0) changes.push(start)
    phases.push(number)
  }
  return { changes, phases, lists }
}

/** How many of ascending `changes` are at or before an instant; also the index of the next one. */
export const changesUpTo = (changes: readonly number[], instant: number): number => {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((changes[middle] ?? 0) <= instant) low = middle + 1
    else high = middle
  }
  return low
}

/** The number of the list that holds at an instant. */
export const listAt = ({ changes, phases }: Playable, instant: number): number =>
  phases[changesUpTo(changes, instant)] ?? 0
