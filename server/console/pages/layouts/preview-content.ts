// What a layout that is being edited would show: on a screen by that screen's rules, or as a sample that plays the items there
// are in every zone. Pure; compiled like everything else that is previewed.
import * as v from 'valibot'
import type { Content } from '../../../../playlists/model/catalogue.ts'
import { type Entry, MAIN_ZONE, plainEntry } from '../../../../playlists/model/entry.ts'
import { EntryId, LayoutId, PlaylistId, ScreenId, UnitId, type SiteId } from '../../../../playlists/model/ids.ts'
import type { Orientation, Screen } from '../../../../playlists/model/place.ts'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import { toMainZone } from '../../../../playlists/model/zones.ts'
import type { Zones } from './zone-edits.ts'

/** Ids that no document has: those made by the controller begin with a letter and a dash. */
const PREVIEW = 'preview'
const LAYOUT = v.parse(LayoutId, PREVIEW)
const UNIT = v.parse(UnitId, PREVIEW)

/** Items of a sample: enough to look at, few enough that all their pictures are at hand. */
const SAMPLE = 6

const withLayout = (content: Content, zones: Zones): Content => ({
  ...content,
  layouts: { ...content.layouts, [LAYOUT]: { id: LAYOUT, version: 1, unit: UNIT, name: PREVIEW, zones: [...zones] } },
})

export type PreviewInput = { readonly content: Content; readonly screen: Screen }

/** As on that screen, hung as it is looked at. */
export const toScreenPreview = (
  content: Content,
  zones: Zones,
  screen: Screen,
  orientation: Orientation,
): PreviewInput => ({
  content: withLayout(content, zones),
  screen: { ...screen, layout: LAYOUT, orientation },
})

const toEntry = (zone: string, playlist: PlaylistId): Entry => ({
  ...plainEntry,
  id: v.parse(EntryId, `preview-${zone}`),
  version: 1,
  unit: UNIT,
  playlist,
  zone,
})

/** Each zone begins with another item, so that they are told apart. What moves by itself comes last. */
export const toSamplePreview = (
  content: Content,
  zones: Zones,
  site: SiteId,
  orientation: Orientation,
): PreviewInput => {
  const items = Object.values(content.items)
    .toSorted((one, other) => Number(one.kind === 'video') - Number(other.kind === 'video'))
    .slice(0, SAMPLE)
  const playlists: { [id: string]: Playlist } = {}
  const entries: { [id: string]: Entry } = {}
  zones.forEach((zone, index) => {
    const begin = items.length === 0 ? 0 : index % items.length
    const id = v.parse(PlaylistId, `preview-${zone.id}`)
    const order = [...items.slice(begin), ...items.slice(0, begin)]
    playlists[id] = {
      id,
      version: 1,
      unit: UNIT,
      name: '',
      items: order.map((item) => ({ item: item.id, ms: item.durationMs })),
    }
    const entry = toEntry(toMainZone(zones) === zone ? MAIN_ZONE : zone.id, id)
    entries[entry.id] = entry
  })
  return {
    content: withLayout({ ...content, playlists, entries, campaigns: {} }, zones),
    screen: {
      id: v.parse(ScreenId, PREVIEW),
      version: 1,
      unit: UNIT,
      site,
      name: PREVIEW,
      tags: [],
      orientation,
      layout: LAYOUT,
      key: 'A'.repeat(43),
      profile: { box: orientation === 'portrait' ? '1080x1920' : '1920x1080', webp: true },
      pairedAt: 0,
    },
  }
}
