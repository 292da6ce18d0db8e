// Which of a manifest's files matter most: what cannot be read without, then what is on soonest.
import type { Manifest } from '../../playlists/manifest.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import { filesOf } from '../items/files.ts'
import type { File } from './download.ts'

/** So many slots of each zone are looked ahead. */
const SLOTS_AHEAD = 300

/** Each file once: fonts first, then what is shown soonest, then the rest. */
export const byImportance = (manifest: Manifest, now: number): File[] => {
  const { media, items, fonts } = manifest
  const open = openManifest(manifest)
  const order = [...fonts]
  manifest.zones.forEach((_, zone) => {
    const out = createShowing()
    for (let slots = 0, at = now; slots < SLOTS_AHEAD; slots++, at = out.until) {
      const item = items[showing(open, zone, at, out).item]
      if (item) order.push(...filesOf(item))
    }
  })
  const fileByHash = new Map<string, File>()
  for (const index of [...order, ...media.keys()]) {
    const [hash, bytes] = media[index] || []
    if (hash && bytes) fileByHash.set(hash, fileByHash.get(hash) || { hash, bytes })
  }
  return [...fileByHash.values()]
}

export const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)

export const toFiles = (manifest: Manifest): File[] => manifest.media.map(([hash, bytes]) => ({ hash, bytes }))
