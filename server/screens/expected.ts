// What a screen should show at an instant, by the manifest of its class: the same function that the screen itself asks.
import type { Manifest } from '../../playlists/manifest.ts'
import { createShowing, type OpenManifest, openManifest, showing } from '../../playlists/showing.ts'
import type { Manifests } from '../publish/manifests.ts'

/** `item`: an item's id, `card` or `blank`; it stays until `until`. */
export type Expected = { item: string; from: number; until: number }

export const createExpectation = (manifests: Pick<Manifests, 'ofScreen'>) => {
  const opened = new WeakMap<Manifest, OpenManifest>()
  const out = createShowing()
  return (id: string, instant: number): Expected | null => {
    const manifest = manifests.ofScreen(id)?.manifest
    if (manifest === undefined) return null
    const open = opened.get(manifest) ?? openManifest(manifest)
    opened.set(manifest, open)
    const { blank, item, from, until } = showing(open, 0, instant, out)
    const shown = manifest.items[item]
    return { item: blank ? 'blank' : shown === undefined || shown.kind === 'card' ? 'card' : shown.id, from, until }
  }
}
