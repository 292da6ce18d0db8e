// The colours of a theme, the same on the screen, in the miniature and in the editor. `palettes.test.ts` holds every pair in
// which text is set to a contrast of 7:1. `deep` is the accent, dark enough to carry text; `accent` itself never does.
import type { ItemContext } from '../items/layer.ts'
import type { Theme } from '../../playlists/model/items/common.ts'

export type Palette = {
  readonly ground: string
  readonly ink: string
  readonly accent: string
  readonly tint: string
  readonly deep: string
  readonly onDeep: string
}

const palette = (colours: string): Palette => {
  const [ground = '', ink = '', accent = '', tint = '', deep = '', onDeep = ''] = colours
    .split(' ')
    .map((hex) => `#${hex}`)
  return { ground, ink, accent, tint, deep, onDeep }
}

/** By day. Ground, ink, accent, tint, deep, text on deep. */
export const DAY_PALETTES: Readonly<Record<Theme, Palette>> = {
  health: palette('F2FAF6 10352A 0E8A5F BFE6D5 0A573C F2FAF6'),
  disaster: palette('FFF6EE 3A1D0B C84B11 FFD9BD 872E07 FFF6EE'),
  farming: palette('F7F9EA 2A3510 5E7F12 DCE9A8 42560C F7F9EA'),
  everyday: palette('EFF6FD 0F2A44 1766B3 C6DFF7 104C86 EFF6FD'),
  environment: palette('EFF9F9 0A3238 0B8793 BCE5E7 075860 EFF9F9'),
  innovation: palette('F6F4FD 221A4A 5B45C9 D9D1F7 432FA0 F6F4FD'),
}

/** In the evening. */
export const EVENING_PALETTES: Readonly<Record<Theme, Palette>> = {
  health: palette('0B1F18 E4F4EC 35B685 17402F 0A573C F2FAF6'),
  disaster: palette('25130A FBEBDD F07A3C 57290F 872E07 FFF6EE'),
  farming: palette('181E09 F1F5DC A3C543 38460F 42560C F7F9EA'),
  everyday: palette('0A1826 E3EFFA 55A3EA 16385A 104C86 EFF6FD'),
  environment: palette('081D20 DFF3F4 3DBAC5 0F4249 075860 EFF9F9'),
  innovation: palette('15102B ECE8FB 9484F0 33277A 432FA0 F6F4FD'),
}

/** Sets palette, font and the unit of size, the shorter side, on a layer's element. */
export const paint = (element: HTMLElement, theme: Theme, context: Pick<ItemContext, 'dark' | 'fontFamily'>): void => {
  const { style } = element
  if (context.dark === true) element.classList.add('kp-evening')
  for (const [name, colour] of Object.entries((context.dark === true ? EVENING_PALETTES : DAY_PALETTES)[theme])) {
    style.setProperty(`--${name}`, colour)
  }
  style.setProperty('--s', `${Math.min(element.clientWidth, element.clientHeight)}px`)
  style.fontFamily = context.fontFamily
}
