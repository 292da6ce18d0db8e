// The slices of the shipped font that a manifest lists, so that text looks the same on every box, also one without fonts.
// Each slice is a family of its own; a list of them all lets the browser take every character from where it is.

const loaded = new Map<string, FontFace>()

/** Families to be used where no slice has a character. */
const LAST_FAMILIES = `'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif`

export const toFamily = (hash: string): string => `kepu-${hash.slice(0, 12)}`

/** Loads what is new, drops what is no longer listed, and returns a font-family list. A broken slice is left out. */
export const loadFonts = async (
  hashes: readonly string[],
  bytes: (at: number) => Promise<ArrayBuffer>,
): Promise<string> => {
  const families = await Promise.all(
    hashes.map(async (hash, at) => {
      const family = toFamily(hash)
      if (loaded.has(hash)) return family
      try {
        const face = new FontFace(family, await bytes(at), { weight: '100 900' })
        await face.load()
        document.fonts.add(face)
        loaded.set(hash, face)
        return family
      } catch {
        return ''
      }
    }),
  )
  for (const [hash, face] of loaded) {
    if (hashes.includes(hash)) continue
    document.fonts.delete(face)
    loaded.delete(hash)
  }
  return [...families.filter((family) => family !== ''), LAST_FAMILIES].join()
}
