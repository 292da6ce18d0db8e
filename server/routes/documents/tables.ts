// One row per collection: what the API takes, and how a document is made of it. All else is the same for all and stands in
// `collection-routes.ts`.
import * as v from 'valibot'
import { type EntryRefusal, entryToRefusal } from '../../../playlists/calendar/entry-warnings.ts'
import { builtInObservances } from '../../../playlists/calendar/observances-data.ts'
import type { Catalogue, CollectionName, Documents } from '../../../playlists/model/catalogue.ts'
import type { BroadcastTemplate } from '../../../playlists/model/broadcast.ts'
import type { Campaign } from '../../../playlists/model/campaign.ts'
import type { AccountId, UnitId } from '../../../playlists/model/ids.ts'
import {
  CampaignId,
  EntryId,
  ItemId,
  LayoutId,
  ObservanceId,
  PlaylistId,
  SiteId,
  TemplateId,
} from '../../../playlists/model/ids.ts'
import { type LayoutRefusal, zonesToRefusals } from '../../../playlists/model/layout-rules.ts'
import { shippedLayouts } from '../../../playlists/model/layout.ts'
import type { Entry } from '../../../playlists/model/entry.ts'
import type { Item } from '../../../playlists/model/items/item.ts'
import type { Layout } from '../../../playlists/model/layout.ts'
import type { Media } from '../../../playlists/model/media.ts'
import type { Observance } from '../../../playlists/model/observance.ts'
import type { Screen, Site, Unit } from '../../../playlists/model/place.ts'
import { DEEPEST_PLAYLIST, playlistToRefusal } from '../../../playlists/model/playlist-tree.ts'
import type { Playlist } from '../../../playlists/model/playlist.ts'
import type { Failure } from '../../failures.ts'
import type { Edit, Unversioned } from '../../store/store.ts'
import { rememberBoxes } from '../../screens/box-edits.ts'
import { putEdit } from '../../store/apply.ts'
import type * as inputs from './inputs.ts'

/** By name, so that the types of the API stay short: the compiler writes out what it infers. */
export interface Edited {
  units: Unit
  sites: Site
  layouts: Layout
  items: Item
  playlists: Playlist
  entries: Entry
  observances: Observance
  campaigns: Campaign
  templates: BroadcastTemplate
  screens: Screen
  media: Media
}

export type EditedCollection = keyof Edited

/** Who does it and when. */
export type Stamp = { at: number; by: AccountId; unit: UnitId }

type Made<C extends CollectionName> = Unversioned<Documents[C]>

export type Row<C extends EditedCollection, Input> = {
  collection: C
  replace: (document: Edited[C], input: Input, stamp: Stamp) => Made<C>
  /** Rules that need other documents. */
  check?: (catalogue: Catalogue, document: Made<C>) => Failure | null
  /** Ids of documents that stay as they are. */
  builtIn?: readonly string[]
  /** What else changes when one is removed, instead of refusing because of it. */
  carry?: { collections: readonly CollectionName[]; edits: (catalogue: Catalogue, id: string) => readonly Edit[] }
}

/** Where staff can make one. */
export type MadeRow<C extends EditedCollection, Input> = Row<C, Input> & {
  /** Of new ids. */
  prefix: string
  create: (id: string, input: Input, stamp: Stamp) => Made<C>
}

export const units: Row<'units', v.InferOutput<typeof inputs.UnitInput>> = {
  collection: 'units',
  replace: (unit, input) => ({ ...unit, ...input }),
}

export const sites: MadeRow<'sites', v.InferOutput<typeof inputs.SiteInput>> = {
  collection: 'sites',
  prefix: 's',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(SiteId, id), unit }),
  replace: ({ id, unit, gone }, input) => ({ ...input, id, unit, ...(gone && { gone }) }),
}

const messageByRefusal: Record<LayoutRefusal['type'], string> = {
  'zone-outside': 'A zone lies on the screen as a whole',
  'zone-small': 'A zone is at least 4 per cent wide and high',
  'zone-twice': 'Each zone has an id of its own',
}

export const layouts: MadeRow<'layouts', v.InferOutput<typeof inputs.LayoutInput>> = {
  collection: 'layouts',
  prefix: 'l',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(LayoutId, id), unit }),
  replace: ({ id, unit }, input) => ({ ...input, id, unit }),
  builtIn: shippedLayouts.map(({ id }) => id),
  check: (_, { zones }) => {
    const refusals = zonesToRefusals(zones)
    if (refusals.length === 0) return null
    const issues = refusals.map(({ path, type }) => ({ path, rule: type, message: messageByRefusal[type] }))
    return { type: 'invalid', issues }
  },
}

const kindMismatch = (path: string): Failure => ({
  type: 'invalid',
  issues: [{ path, rule: 'media-kind', message: 'The file is not of the kind that is shown here' }],
})

export const items: MadeRow<'items', v.InferOutput<typeof inputs.ItemInput>> = {
  collection: 'items',
  prefix: 'i',
  create: (id, input, { unit, at, by }) => ({ ...input, id: v.parse(ItemId, id), unit, changedAt: at, changedBy: by }),
  replace: ({ id, unit }, input, { at, by }) => ({ ...input, id, unit, changedAt: at, changedBy: by }),
  check: ({ media }, item) => {
    if (item.kind === 'bulletin') {
      return item.picture !== null && media[item.picture]?.kind === 'video' ? kindMismatch('picture') : null
    }
    if (item.kind === 'web') return null
    return media[item.media]?.kind === item.kind ? null : kindMismatch('media')
  },
}

export const playlists: MadeRow<'playlists', v.InferOutput<typeof inputs.PlaylistInput>> = {
  collection: 'playlists',
  prefix: 'p',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(PlaylistId, id), unit }),
  replace: ({ id, unit }, input) => ({ ...input, id, unit }),
  check: ({ playlists }, playlist) => {
    const refusal = playlistToRefusal(playlist, playlists)
    if (refusal === null) return null
    const message =
      refusal.type === 'playlist-cycle'
        ? 'A playlist must not contain itself, nor one that contains it'
        : `Playlists may lie inside each other ${DEEPEST_PLAYLIST} deep`
    return { type: 'invalid', issues: [{ path: 'inside', rule: refusal.type, message }] }
  },
}

export const refusalToFailure = ({ type, bound }: EntryRefusal): Failure => ({
  type: 'invalid',
  issues: [{ path: 'days.rule', rule: type, message: `More than ${bound} occurrences, or as many tries to find them` }],
})

export const entries: MadeRow<'entries', v.InferOutput<typeof inputs.EntryInput>> = {
  collection: 'entries',
  prefix: 'e',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(EntryId, id), unit }),
  replace: ({ id, unit }, input) => ({ ...input, id, unit }),
  check: (_, entry) => {
    if (entry.level === 'appointment' && (entry.startsAt ?? null) === null) {
      const message = 'An appointment needs the time at which it begins'
      return { type: 'invalid', issues: [{ path: 'startsAt', rule: 'appointment-start', message }] }
    }
    const refusal = entryToRefusal(entry)
    return refusal === null ? null : refusalToFailure(refusal)
  },
}

export const observances: MadeRow<'observances', v.InferOutput<typeof inputs.ObservanceInput>> = {
  collection: 'observances',
  prefix: 'o',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(ObservanceId, id), unit }),
  replace: ({ id, unit }, input) => ({ ...input, id, unit }),
  check: (_, { builtIn }) =>
    builtIn === null || builtInObservances.some(({ id }) => id === builtIn)
      ? null
      : {
          type: 'invalid',
          issues: [
            { path: 'builtIn', rule: 'observance-unknown', message: 'There is no built-in observance of this id' },
          ],
        },
}

export const campaigns: MadeRow<'campaigns', v.InferOutput<typeof inputs.CampaignInput>> = {
  collection: 'campaigns',
  prefix: 'c',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(CampaignId, id), unit }),
  replace: ({ id, unit }, input) => ({ ...input, id, unit }),
}

export const templates: MadeRow<'templates', v.InferOutput<typeof inputs.TemplateInput>> = {
  collection: 'templates',
  prefix: 't',
  create: (id, input, { unit }) => ({ ...input, id: v.parse(TemplateId, id), unit }),
  replace: ({ id, unit }, input) => ({ ...input, id, unit }),
  check: ({ media }, { picture }) =>
    picture !== null && media[picture]?.kind === 'video' ? kindMismatch('picture') : null,
}

/**
 * Unpairing must not wait until schedules are tidied, since it is what one does when a box breaks. Entries that named the
 * screen lose it. One that named nothing else is switched off and keeps the name of the screen that is gone: it then plays
 * nowhere, where an empty target would be no rule at all, and staff point it somewhere else when they next save it.
 */
const dropScreen = ({ entries }: Catalogue, id: string): Edit[] =>
  Object.values(entries).flatMap((entry) => {
    if (entry.targets.kind !== 'some' || !entry.targets.screens.some((screen) => screen === id)) return []
    const screens = entry.targets.screens.filter((screen) => screen !== id)
    const left = screens.length + entry.targets.sites.length + entry.targets.tags.length
    return putEdit(
      'entries',
      entry.version,
      left > 0 ? { ...entry, targets: { ...entry.targets, screens } } : { ...entry, enabled: false },
    )
  })

export const screens: Row<'screens', v.InferOutput<typeof inputs.ScreenInput>> = {
  collection: 'screens',
  replace: (screen, input) => ({ ...screen, ...input }),
  carry: {
    collections: ['entries'],
    edits: (catalogue, id) => [...dropScreen(catalogue, id), ...rememberBoxes(catalogue, id)],
  },
}

export const media: Row<'media', v.InferOutput<typeof inputs.MediaInput>> = {
  collection: 'media',
  replace: (file, input) => ({ ...file, ...input }),
}
