// What a screen plays next, slot by slot, from its unfolded manifest. Pure.
import { createShowing, showing, type OpenManifest } from '../../../playlists/showing.ts'

export type Coming = { item: number; blank: boolean; from: number; until: number }

/** The slot on at `from` and those after it, `count` at most. */
export const upcoming = (open: OpenManifest, zone: number, from: number, count: number): Coming[] => {
  const out = createShowing()
  const slots: Coming[] = []
  let at = from
  while (slots.length < count) {
    const { item, blank, from: begins, until } = showing(open, zone, at, out)
    slots.push({ item, blank, from: begins, until })
    if (until <= at) break
    at = until
  }
  return slots
}
