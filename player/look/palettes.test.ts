import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** WCAG 2.2, relative luminance of `#RRGGBB`. */
const luminance = (hex: string): number => {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const css = readFileSync(new URL('palettes.css', import.meta.url), 'utf8')
const themes = ['health', 'disaster', 'farming', 'everyday', 'environment', 'innovation']

describe.each([
  ['day', ''],
  ['evening', '.kp-evening'],
])('by %s', (_, time) => {
  const toPalette = (theme: string) => {
    const rule = css.split(`.kp-theme-${theme}${time} {`)[1]?.split('}')[0] ?? ''
    return (name: string): string => new RegExp(`--${name}: (#\\w{6})`).exec(rule)?.[1] ?? ''
  }

  it.each(themes)('%s text can be read at 7:1 on every ground it stands on', (theme) => {
    const colour = toPalette(theme)
    expect(contrast(colour('ink'), colour('ground'))).toBeGreaterThanOrEqual(7)
    expect(contrast(colour('ink'), colour('tint'))).toBeGreaterThanOrEqual(7)
    expect(contrast(colour('onDeep'), colour('deep'))).toBeGreaterThanOrEqual(7)
  })

  it.each(themes)('%s shapes stand out from the ground', (theme) => {
    const colour = toPalette(theme)
    expect(contrast(colour('accent'), colour('ground'))).toBeGreaterThanOrEqual(3)
  })
})

it('the red of what not to do carries its text', () => {
  expect(contrast('#FFF4F1', '#8C1F14')).toBeGreaterThanOrEqual(7)
  expect(contrast('#3B0D07', '#FBE3DD')).toBeGreaterThanOrEqual(7)
  expect(contrast('#FDE9E5', '#451510')).toBeGreaterThanOrEqual(7)
})

it.each(['blue', 'yellow', 'orange', 'red'])('a broadcast of level %s can be read at 7:1', (level) => {
  const css = readFileSync(new URL('alert.css', import.meta.url), 'utf8')
  const rule = new RegExp(`\\.kp-${level} \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  const [ground = '', ink = ''] = ['ground', 'ink'].map(
    (name) => new RegExp(`--${name}: (#\\w{6})`).exec(rule)?.[1] ?? '',
  )
  expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7)
})
