// Files added to those of a manifest: pictures, and the slices of the font that words need. None of its indices moves, and a file
// that it has already is named again.
import type { Manifest, ManifestMedia } from '../manifest.ts'
import { type FontSlice, textsToSlices } from './fonts.ts'

type Files = Pick<Manifest, 'media' | 'fonts'>

export type Adding = Files & {
  /** The index under which the file is there from now on. */
  readonly add: (file: ManifestMedia) => number
  readonly addWords: (texts: readonly string[]) => void
}

/** `media` and `fonts` of what comes back grow as files are added; those given stay as they are. */
export const addTo = (files: Files, slices: readonly FontSlice[]): Adding => {
  const media = files.media.slice()
  const fonts = files.fonts.slice()
  const indexByHash = new Map(media.map(([hash], index) => [hash, index]))
  const add = (file: ManifestMedia): number => {
    const known = indexByHash.get(file[0])
    if (known !== undefined) return known
    const index = media.push(file) - 1
    indexByHash.set(file[0], index)
    return index
  }
  return {
    media,
    fonts,
    add,
    addWords(texts) {
      for (const slice of textsToSlices(texts, slices)) {
        const font = slices[slice]
        if (font === undefined) continue
        const index = add([font.hash, font.bytes, 'font/woff2'])
        if (!fonts.includes(index)) fonts.push(index)
      }
    },
  }
}
