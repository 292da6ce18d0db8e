// What of a playlist may play, and when: of its items only those that exist and are ready (S10), each only within its own
// validity (S9). Between two changes the list stays the same.
import { civilDateTimeToCivil } from '../calendar/day.ts'
import { civilToInstant, type ZoneOffsets } from '../calendar/zone.ts'
import type { Content } from '../model/catalogue.ts'
import type { PlaylistId } from '../model/ids.ts'
import type { Item } from '../model/items/item.ts'

export type Place = { readonly item: Item; readonly ms: number }

export type Playable = {
  /** Instants at which the list changes, ascending. */
  readonly changes: readonly number[]
  /** Before the first change, between each two, after the last: which of `lists`. Equal lists have equal numbers. */
  readonly phases: readonly number[]
  readonly lists: readonly (readonly Place[])[]
}

type Lasting = Place & { readonly from: number; readonly until: number }

export const playlistToPlayable = (
  id: PlaylistId,
  content: Content,
  zone: ZoneOffsets,
  ready: (item: Item) => boolean,
): Playable => {
  const places: Lasting[] = []
  for (const { item: itemId, ms } of content.playlists[id]?.items ?? []) {
    const item = content.items[itemId]
    if (item === undefined || !ready(item)) continue
    const { from, until } = item.validity
    places.push({
      item,
      ms,
      from: from === null ? -Infinity : civilToInstant(zone, civilDateTimeToCivil(from)),
      until: until === null ? Infinity : civilToInstant(zone, civilDateTimeToCivil(until)),
    })
  }
  if (places.every(({ from, until }) => from === -Infinity && until === Infinity)) {
    return { changes: [], phases: [0], lists: [places] }
  }
  const bounds = new Set(places.flatMap(({ from, until }) => [from, until]).filter(Number.isFinite))
  const sorted = [...bounds].sort((a, b) => a - b)
  const numbers = new Map<string, number>()
  const lists: Place[][] = []
  const changes: number[] = []
  const phases: number[] = []
  for (const start of [-Infinity, ...sorted]) {
    const valid = places.map(({ from, until }, index) => (from <= start && start < until ? index : -1))
    const name = valid.join(' ')
    let number = numbers.get(name)
    if (number === undefined) {
      numbers.set(name, (number = lists.length))
      lists.push(places.filter((_, index) => valid[index] !== -1).map(({ item, ms }) => ({ item, ms })))
    }
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
