import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Media } from '../playlists/model/media.ts'
import { cleanName } from './names.ts'

test.each([
  ['防汛海报 "2026" \'定稿\'.jpg', '防汛海报 "2026" \'定稿\'.jpg'],
  ['../../etc/passwd', '../../etc/passwd'],
  ['C:\\照片\\1.png', 'C:\\照片\\1.png'],
  ['two\nlines\u0000.png', 'two lines .png'],
  ['   ', '?'],
  ['', '?'],
  ['half a \uD83D.png', 'half a \uFFFD.png'],
])('%j is kept as %j', (name, kept) => {
  expect(cleanName(name)).toBe(kept)
})

test('a long name is cut between characters', () => {
  expect(cleanName('😀'.repeat(200))).toBe('😀'.repeat(127))
})

test('any name becomes one that a document may hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const kept = cleanName(name)
      expect(v.parse(Media.entries.name, kept)).toBe(kept)
    }),
  )
})
