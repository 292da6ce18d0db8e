// Looking at what a manifest shows, in words that hold across manifests: indices differ between two, ids do not.
import { createShowing, type OpenManifest, showing } from '../../playlists/showing.ts'

export const ask = (open: OpenManifest, instant: number, zone = 0) => showing(open, zone, instant, createShowing())

/** What one would see, and from when to when. */
export const seen = (open: OpenManifest, instant: number) => {
  const { item, blank, from, until, begun } = ask(open, instant)
  const shown = open.manifest.items[item]
  return { what: blank ? 'blank' : shown && 'id' in shown ? shown.id : 'card', from, until, begun }
}

/** What takes turns at an instant. */
export const playing = (open: OpenManifest, instant: number): string => {
  const { blank, loop } = ask(open, instant)
  if (blank) return 'blank'
  return open.manifest.loops[loop]!.turns.map((value, at) => {
    if (at % 2 === 1) return `× ${value}`
    const { entry, slots } = open.manifest.lists[value]!
    return `${open.manifest.entries[entry]} ${slots.map((slot, place) => (place % 2 === 0 ? JSON.stringify(open.manifest.items[slot]) : slot))}`
  }).join()
}
