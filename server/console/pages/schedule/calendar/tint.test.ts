import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('block.css', import.meta.url), 'utf8')

type Hsl = { saturation: number; light: number }

/** The two looks of a property of a block, as `[light, dark]`. */
const readLooks = (property: string): [Hsl, Hsl] => {
  const rule = new RegExp(`\\n  ${property}: light-dark\\(([^;]+);`).exec(css)?.[1] ?? ''
  const found = [...rule.matchAll(/calc\((\d+)% \* var\(--vivid, 1\)\) (\d+)%/g)].map(([, saturation, light]) => ({
    saturation: Number(saturation),
    light: Number(light),
  }))
  const [first, second] = found
  if (first === undefined || second === undefined) throw new Error(`no such colours: ${property}`)
  return [first, second]
}

/** Relative luminance (WCAG 2.2) of a colour given as CSS Color 4 has it. */
const luminance = (hue: number, { saturation, light }: Hsl, vivid: number): number => {
  const [s, l] = [(saturation * vivid) / 100, light / 100]
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12
    const value = l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(4)
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s look', (_, look) => {
  it('words can be read on a block of any colour, grey among them', () => {
    const [ground, ink] = [readLooks('background')[look], readLooks('color')[look]]
    for (const vivid of [1, 0.1])
      for (let hue = 0; hue < 360; hue++)
        expect(contrast(luminance(hue, ground, vivid), luminance(hue, ink, vivid))).toBeGreaterThanOrEqual(4.5)
  })
})
