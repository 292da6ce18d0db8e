// The zones that an entry can be meant for: those of the layouts of the screens that it reaches. The main zone comes first and
// is always called MAIN_ZONE, whatever a layout calls its first one, as the compiler has it.
import { MAIN_ZONE } from './entry.ts'
import type { Layout, LayoutZone, ZoneKind } from './layout.ts'
import type { Screen } from './place.ts'

export type ZoneChoice = {
  readonly id: string
  readonly kind: ZoneKind
  /** What staff call it in these layouts, each name once; none where it has no name of its own. */
  readonly names: readonly string[]
  /** How many of the screens have it. */
  readonly screens: number
}

/** The zone that plays what names none: the one called MAIN_ZONE, or the first. */
export const toMainZone = (zones: readonly LayoutZone[]): LayoutZone | undefined =>
  zones.find(({ id }) => id === MAIN_ZONE) ?? zones[0]

/** In the order of the layouts' own zones, those of more screens first among what is not the main zone. */
export const zonesOf = (
  layouts: readonly Pick<Layout, 'id' | 'zones'>[],
  screens: readonly Pick<Screen, 'layout'>[],
): ZoneChoice[] => {
  const zonesByLayout = new Map(layouts.map(({ id, zones }) => [id, zones]))
  const choices = new Map<string, { id: string; kind: ZoneKind; names: string[]; screens: number }>([
    [MAIN_ZONE, { id: MAIN_ZONE, kind: 'main', names: [], screens: 0 }],
  ])
  for (const { layout } of screens) {
    const zones = zonesByLayout.get(layout) ?? []
    const main = toMainZone(zones)
    for (const zone of zones) {
      const id = zone === main ? MAIN_ZONE : zone.id
      const known = choices.get(id)
      const choice = known ?? { id, kind: zone.kind ?? 'main', names: [], screens: 0 }
      if (known === undefined) choices.set(id, choice)
      if (zone.name !== undefined && !choice.names.includes(zone.name)) choice.names.push(zone.name)
      choice.screens++
    }
  }
  const [main, ...others] = choices.values()
  return main === undefined ? [] : [main, ...others.toSorted((one, other) => other.screens - one.screens)]
}
