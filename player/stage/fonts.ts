// The slices of the shipped font that a manifest lists, so that text looks the same on every box, also one without fonts.
// Each slice is a family of its own; a list of them all lets the browser take every character from where it is.
import type { Manifest } from '../../playlists/manifest.ts'
import { toBytes } from '../shelf/download.ts'

const loaded = new Map<string, FontFace>()

/** The family of the file at `index` in the manifest's media. */
export const toFamily = ({ media }: Manifest, index: number): string => `kepu-${String(media[index]).slice(0, 12)}`

/** Loads what is new, drops what is no longer listed, and returns a font-family list. A broken slice is left out. */
export const loadFonts = async (manifest: Manifest, read: (index: number) => Promise<Blob>): Promise<string> => {
  const families = await Promise.all(
    manifest.fonts.map(async (index) => {
      const family = toFamily(manifest, index)
      try {
        if (!loaded.has(family)) {
          const face = new FontFace(family, await toBytes(await read(index)), { weight: '100 900' })
          document.fonts.add(await face.load())
          loaded.set(family, face)
        }
        return family
      } catch {
        return ''
      }
    }),
  )
  for (const [family, face] of loaded) {
    if (families.includes(family)) continue
    document.fonts.delete(face)
    loaded.delete(family)
  }
  return [...families.filter((family) => family), 'sans-serif'].join()
}
