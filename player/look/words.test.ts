import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
// oxlint-disable-next-line no-restricted-imports -- only a test may see both ends: what is shown, and what fonts are sent for it
import { BASE_TEXT } from '../../playlists/compile/fonts.ts'
import { toClockText } from './clock-text.ts'

it('every word set beside an item has its characters in the fonts that every manifest lists', () => {
  const css = readFileSync(new URL('words.css', import.meta.url), 'utf8')
  const words = Array.from(css.matchAll(/content: '(.+)';/g), ([, word]) => word)
  expect(words).toHaveLength(12)
  const clocks = Array.from({ length: 366 }, (_, day) => Object.values(toClockText(day * 86_400_000, 480)).join(''))
  const shown = [...words, ...clocks].join('')
  expect([...new Set(shown)].filter((character) => !BASE_TEXT.includes(character))).toEqual([])
})
