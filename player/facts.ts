// What the box is, as far as its browser tells.
import type { Facts } from '../playlists/protocol/up.ts'
import { toMatch } from './bytes.ts'

const isWebpShown = (): boolean =>
  document.createElement('canvas').toDataURL('image/webp').startsWith('data:image/webp')

/** `build` names this build of the player. */
export const readFacts = (build: string): Facts => {
  const { userAgent, language } = navigator
  return {
    build,
    browser: (toMatch(/(Chrome|Firefox|Version)\/[\d.]+/, userAgent) || userAgent).slice(0, 200),
    width: innerWidth,
    height: innerHeight,
    pixelRatio: Math.min(8, Math.max(0.25, devicePixelRatio)),
    webp: isWebpShown(),
    language,
  }
}
