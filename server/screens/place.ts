// Who a screen is and how it behaves at its site, as every welcome tells it. A site's line is shared out evenly among its
// screens, connected or not, so that it is never exceeded and nothing has to be counted while they fetch.
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import { civilTimeToSeconds, type Daypart } from '../../playlists/model/civil.ts'
import type { Screen } from '../../playlists/model/place.ts'
import type { DayWindow, Place } from '../../playlists/protocol/down.ts'

const toWindow = (daypart: Daypart | null): DayWindow =>
  daypart && [civilTimeToSeconds(daypart.from), civilTimeToSeconds(daypart.until)]

export type Places = {
  /** Learns of a new catalogue; returns the sites whose screens now have another share of the line. */
  follow(catalogue: Catalogue): ReadonlySet<string>
  placeOf(screen: Screen): Place
}

export const createPlaces = (): Places => {
  let catalogue: Catalogue | null = null
  let countBySite = new Map<string, number>()
  return {
    follow(next) {
      const before = countBySite
      if (catalogue?.screens !== next.screens) {
        countBySite = new Map()
        for (const { site } of Object.values(next.screens)) countBySite.set(site, (countBySite.get(site) ?? 0) + 1)
      }
      catalogue = next
      const limited = Object.values(next.sites).filter(({ downloads }) => downloads?.kilobytesPerSecond)
      return new Set(limited.map(({ id }) => id).filter((id) => before.get(id) !== countBySite.get(id)))
    },
    placeOf(screen) {
      const site = catalogue?.sites[screen.site]
      const sharing = countBySite.get(screen.site) ?? 1
      const { window = null, kilobytesPerSecond = null } = site?.downloads ?? {}
      const bytesPerSecond = kilobytesPerSecond && (kilobytesPerSecond * 1000) / sharing
      return {
        screen: screen.id,
        screenName: screen.name,
        siteName: site?.name ?? '',
        unitName: catalogue?.units[screen.unit]?.name ?? '',
        orientation: screen.orientation,
        downloads: { window: toWindow(window), bytesPerSecond, sharing },
        ...(site?.sound && { sound: { window: toWindow(site.sound.window), volume: site.sound.volume } }),
        ...(site?.transition && { transition: site.transition }),
      }
    },
  }
}
