// What staff should know about a layout before it is on a screen: zones that cover each other, and what stays black. Nothing
// of it is forbidden; a ticker that runs over a picture is even meant. Pure.
import type { LayoutZone } from '../../../../playlists/model/layout.ts'
import { overlapOf, uncoveredBy } from './geometry.ts'
import type { Zones } from './zone-edits.ts'

/** `share`: per cent of the screen. */
export type LayoutNote =
  /** Nothing of the zone is seen. */
  | { readonly type: 'hidden'; readonly zone: LayoutZone }
  | { readonly type: 'overlap'; readonly zone: LayoutZone; readonly by: LayoutZone; readonly share: number }
  /** As a caption does. */
  | { readonly type: 'ticker-over'; readonly zone: LayoutZone; readonly by: LayoutZone }
  | { readonly type: 'uncovered'; readonly share: number }

/** Less than this is not seen, per cent of the screen. */
const LEAST_SHARE = 0.1

const isHidden = (zone: LayoutZone, above: Zones): boolean =>
  above.length > 0 && uncoveredBy([...above, zone]) > uncoveredBy(above) - LEAST_SHARE

export const zonesToNotes = (zones: Zones): LayoutNote[] => {
  const notes = zones.flatMap((zone, index): LayoutNote[] => {
    const above = zones.slice(index + 1)
    if (isHidden(zone, above)) return [{ type: 'hidden', zone }]
    return above.flatMap((by): LayoutNote[] => {
      const share = overlapOf(zone, by)
      if (share < LEAST_SHARE) return []
      return [by.kind === 'ticker' ? { type: 'ticker-over', zone, by } : { type: 'overlap', zone, by, share }]
    })
  })
  const share = uncoveredBy(zones)
  return share < LEAST_SHARE ? notes : [...notes, { type: 'uncovered', share }]
}
