// Which renditions a screen takes, by what its browser reports. A 4K panel gets 4K only where its browser draws 4K pixels.
import type { Profile } from '../../playlists/model/place.ts'

/** Of a browser's facts: CSS pixels, and device pixels per CSS pixel. */
export const factsToProfile = (facts: {
  width: number
  height: number
  pixelRatio?: number
  webp?: boolean
}): Profile => {
  const ratio = facts.pixelRatio ?? 1
  const webp = facts.webp ?? true
  if (facts.height > facts.width) return { box: '1080x1920', webp }
  return { box: facts.width * ratio >= 2560 ? '3840x2160' : '1920x1080', webp }
}
