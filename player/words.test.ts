import { expect, it } from 'vitest'
// oxlint-disable-next-line no-restricted-imports -- only a test may see both ends: what is shown, and what fonts are sent for it
import { BASE_TEXT } from '../playlists/compile/fonts.ts'
import { toClockText } from './look/clock-text.ts'
import { words } from './words.ts'

it('every word set beside an item has its characters in the fonts that every manifest lists', () => {
  const clocks = Array.from({ length: 366 }, (_, day) => Object.values(toClockText(day * 86_400_000, 480)).join(''))
  const { source, scan, dos, donts, answer, hello, alert, levels, drill } = words
  const shown = [source, scan, dos, donts, answer, hello, alert, drill, ...Object.values(levels), ...clocks].join('')
  expect([...new Set(shown)].filter((character) => !BASE_TEXT.includes(character))).toEqual([])
})
