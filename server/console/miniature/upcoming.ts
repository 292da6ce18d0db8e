// What a screen plays next, from its unfolded manifest. An item that follows itself is one turn, not many. Pure.
import { createShowing, showing, type OpenManifest } from '../../../playlists/showing.ts'

export type Coming = { item: number; blank: boolean; from: number; until: number }

/** Where a list plays one item all day, looking further costs more than it tells. */
const MOST_SLOTS = 500

/** What is on at `from` and what follows it, `count` turns at most; fewer where nothing else comes for long. */
export const upcoming = (open: OpenManifest, zone: number, from: number, count: number): Coming[] => {
  const out = createShowing()
  const turns: Coming[] = []
  let at = from
  for (let slot = 0; slot < MOST_SLOTS; slot++) {
    const { item, blank, from: begins, until } = showing(open, zone, at, out)
    const last = turns.at(-1)
    if (last !== undefined && last.item === item && last.blank === blank) last.until = until
    else if (turns.length === count) break
    else turns.push({ item, blank, from: begins, until })
    if (until <= at) break
    at = until
  }
  return turns
}
