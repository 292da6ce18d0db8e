// The order of a playlist. Every step makes a new list. Pure.
import type { Playlist } from '../../../../playlists/model/playlist.ts'

export type Slots = Playlist['items']
export type Slot = Slots[number]

/** Takes the slot at `from` out and puts it in so that it stands at `to`. */
export const moveSlot = (slots: Slots, from: number, to: number): Slots => {
  const slot = slots[from]
  if (slot === undefined) return slots
  const rest = [...slots.slice(0, from), ...slots.slice(from + 1)]
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), slot, ...rest.slice(place)]
}

/** Where a slot stands that is dropped on the upper or the lower half of another. */
export const dropPlace = (from: number, target: number, half: 'above' | 'below'): number => {
  const gap = half === 'above' ? target : target + 1
  return gap > from ? gap - 1 : gap
}

export const insertSlots = (slots: Slots, at: number, more: readonly Slot[]): Slots => [
  ...slots.slice(0, at),
  ...more,
  ...slots.slice(at),
]

/** One round, ms. */
export const slotsToLength = (slots: Slots): number => slots.reduce((sum, { ms }) => sum + ms, 0)

/** A name for each slot that stays while others move; the same item may be there twice. */
export const slotsToKeys = (slots: Slots): string[] => {
  const seen = new Map<string, number>()
  return slots.map(({ item }) => {
    const count = seen.get(item) ?? 0
    seen.set(item, count + 1)
    return `${item} ${count}`
  })
}

export type Insides = NonNullable<Playlist['inside']>

/** Playlists inside stay before the item that they stood before; where it is gone, before the next that is still there. */
export const followInside = (inside: Insides, old: Slots, fresh: Slots): Insides => {
  const keys = slotsToKeys(old)
  const places = new Map(slotsToKeys(fresh).map((key, index) => [key, index]))
  return inside.map((one) => ({
    ...one,
    before:
      keys
        .slice(one.before)
        .map((key) => places.get(key))
        .find((place) => place !== undefined) ?? fresh.length,
  }))
}

/** Has nothing that could play. */
export const isBare = ({ items, inside }: Pick<Playlist, 'items' | 'inside'>): boolean =>
  items.length + (inside ?? []).length === 0
