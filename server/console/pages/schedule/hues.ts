// A colour for each playlist, the same in the list and in the week. Neighbours stand far apart, and none is the red of alarm.
import { live } from '../../api/collections.ts'

/** Degrees on the colour circle. */
const HUES = [215, 150, 275, 40, 190, 320, 95, 245] as const

export const playlistToHue = (id: string): number => {
  const index = (live('playlists').documents.value ?? []).findIndex((playlist) => playlist.id === id)
  return HUES[Math.max(0, index) % HUES.length] ?? HUES[0]
}
