// A colour for each playlist, the same in the list and in the week; neighbours on the circle stand far apart.
import { live } from '../../api/collections.ts'

const GOLDEN_ANGLE = 137.5

/** Degrees on the colour circle. */
export const playlistToHue = (id: string): number => {
  const index = (live('playlists').documents.value ?? []).findIndex((playlist) => playlist.id === id)
  return index === -1 ? 0 : Math.round(215 + index * GOLDEN_ANGLE) % 360
}
