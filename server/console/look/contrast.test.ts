import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = new Map(
  [
    ...readFileSync(new URL('tokens.css', import.meta.url), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }] as const),
)

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'surface', 'raised', 'sunken', 'hover']
const inks = ['ink', 'ink-quiet', 'accent', 'good', 'warn', 'bad', 'off']
const pairs: [ink: string, ground: string][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent', 'accent-tint'],
  ['ink', 'accent-tint'],
  ['ink-quiet', 'accent-tint'],
  ['good', 'good-tint'],
  ['warn', 'warn-tint'],
  ['bad', 'bad-tint'],
  ['ink', 'bad-tint'],
  ['ink', 'warn-tint'],
]

describe.each(['light', 'dark'] as const)('in the %s look', (look) => {
  it.each(pairs)('%s can be read on %s', (ink, ground) => {
    const [above, below] = [tokens.get(ink), tokens.get(ground)]
    if (!above || !below) throw new Error(`no such token: ${ink} or ${ground}`)
    expect(contrast(above[look], below[look])).toBeGreaterThanOrEqual(4.5)
  })
})
