// The shipped Chinese font, slice by slice, on the media shelf like everything else that a screen fetches, so that text looks
// the same on every box. The ranges come from the package's own table; the compiler picks the slices that a text needs.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Shelf } from '../../media/shelf.ts'
import type { FontSlice } from '../../playlists/compile/fonts.ts'
import { Sha256 } from '../../playlists/model/ids.ts'

const PACKAGE = '@fontsource-variable/noto-sans-sc'

/** `U+4e00,U+4e03-4e05` → pairs of first and last code point. */
export const parseUnicodeRange = (text: string): [number, number][] =>
  text.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

/** Keys of the table are `[4]` for numbered slices and `latin` for named ones. */
const keyToFile = (key: string): string => `noto-sans-sc-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`

/** Puts the slices on the shelf (once; they are found by their hash afterwards) and lists them. */
export const shelveFonts = async (shelf: Shelf): Promise<FontSlice[]> => {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
  const table = v.parse(
    v.record(v.string(), v.string()),
    JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')),
  )
  const slices: FontSlice[] = []
  for (const [key, ranges] of Object.entries(table)) {
    const bytes = await readFile(join(folder, 'files', keyToFile(key)))
    const hash = v.parse(Sha256, createHash('sha256').update(bytes).digest('hex'))
    if (!(await shelf.has(hash))) {
      const kept = await shelf.put(bytes)
      if (kept.type === 'out-of-space') throw new Error('No room for the fonts in the data folder.')
    }
    slices.push({ hash, bytes: bytes.byteLength, ranges: parseUnicodeRange(ranges) })
  }
  return slices
}
