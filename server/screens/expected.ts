// What a screen should show at an instant, by the manifest of its class: the same function that the screen itself asks.
import type { Manifest } from '../../playlists/manifest.ts'
import { createShowing, type OpenManifest, openManifest, showing } from '../../playlists/showing.ts'
import type { Manifests } from '../publish/manifests.ts'

/** `item`: an item's id, `card` or `blank`; it stays until `until`. */
export type Expected = { item: string; from: number; until: number }

export const createExpectation = (manifests: Pick<Manifests, 'ofScreen'>) => {
  const opened = new WeakMap<Manifest, OpenManifest>()
  const out = createShowing()
  /** `zone`: index into the manifest's zones; the first is the main one. Null where it has no such zone. */
  return (id: string, instant: number, zone = 0): Expected | null => {
    const manifest = manifests.ofScreen(id)?.manifest
    if (manifest === undefined || zone >= manifest.zones.length) return null
    const open = opened.get(manifest) ?? openManifest(manifest)
    opened.set(manifest, open)
    const { blank, item, from, until } = showing(open, zone, instant, out)
    const shown = manifest.items[item]
    return { item: blank ? 'blank' : shown === undefined || shown.kind === 'card' ? 'card' : shown.id, from, until }
  }
}
