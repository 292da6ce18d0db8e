// Small documents, as staff's requests become them, for tests of what plays when. Each goes through its schema, so that a test cannot ask for what staff
// could never have made.
import * as v from 'valibot'
import { Broadcast } from '../../playlists/model/broadcast.ts'
import { type Content, emptyContent } from '../../playlists/model/catalogue.ts'
import { Entry } from '../../playlists/model/entry.ts'
import { BulletinItem } from '../../playlists/model/items/bulletin.ts'
import type { Item } from '../../playlists/model/items/item.ts'
import { Layout } from '../../playlists/model/layout.ts'
import { Media } from '../../playlists/model/media.ts'
import { Screen, Site } from '../../playlists/model/place.ts'
import { Playlist } from '../../playlists/model/playlist.ts'
import { aBulletin, anEntry, aSite } from './staff.ts'

const UNIT = 'root'

type Over<D> = Partial<v.InferInput<D extends v.GenericSchema ? D : never>>

export const sampleBulletin = (id: string, over: Over<typeof BulletinItem> = {}): BulletinItem =>
  v.parse(BulletinItem, {
    id,
    version: 1,
    unit: UNIT,
    changedAt: 0,
    changedBy: null,
    ...aBulletin(`标题 ${id}`),
    durationMs: 15_000,
    body: `正文 ${id}`,
    source: '县科协',
    ...over,
  })

/** `items`: ids, each for 10 s, or pairs of id and ms. */
export const samplePlaylist = (id: string, items: readonly (string | readonly [string, number])[]): Playlist =>
  v.parse(Playlist, {
    id,
    version: 1,
    unit: UNIT,
    name: id,
    items: items.map((item) => (typeof item === 'string' ? { item, ms: 10_000 } : { item: item[0], ms: item[1] })),
  })

export const sampleEntry = (id: string, playlist: string, over: Over<typeof Entry> = {}): Entry =>
  v.parse(Entry, { id, version: 1, unit: UNIT, ...anEntry(playlist), name: id, ...over })

/** To all screens; `from` and `until` in epoch ms. */
export const sampleBroadcast = (
  id: string,
  times: { from: number; until: number },
  over: Over<typeof Broadcast> = {},
): Broadcast =>
  v.parse(Broadcast, {
    id,
    version: 1,
    unit: UNIT,
    title: '暴雨红色预警',
    text: '请立即到高处避险。',
    level: 'red',
    picture: null,
    sound: true,
    drill: false,
    targets: { kind: 'all' },
    ...times,
    cancelledAt: null,
    cancelledBy: null,
    by: null,
    byName: '',
    ...over,
  })

export const sampleMedia = (id: string, renditions: v.InferInput<typeof Media>['renditions']): Media =>
  v.parse(Media, {
    id,
    version: 1,
    unit: UNIT,
    name: `${id}.jpg`,
    kind: 'image',
    hash: '0'.repeat(64),
    bytes: 1000,
    type: 'image/jpeg',
    width: 1920,
    height: 1080,
    durationMs: null,
    codecs: [],
    renditions,
    uploadedAt: 0,
    uploadedBy: null,
  })

export const sampleLayout = (id: string, zones: v.InferInput<typeof Layout>['zones']): Layout =>
  v.parse(Layout, { id, version: 1, unit: UNIT, name: id, zones })

export const sampleSite = (id: string, over: Over<typeof Site> = {}): Site =>
  v.parse(Site, { id, version: 1, unit: UNIT, ...aSite(id), ...over })

export const sampleScreen = (id: string, site: string, over: Over<typeof Screen> = {}): Screen =>
  v.parse(Screen, {
    id,
    version: 1,
    unit: UNIT,
    site,
    name: id,
    tags: [],
    orientation: 'landscape',
    layout: 'full',
    key: 'A'.repeat(43),
    profile: { box: '1920x1080', webp: true },
    pairedAt: 0,
    ...over,
  })

export const byId = <D extends { readonly id: string }>(documents: readonly D[]): { readonly [id: string]: D } =>
  Object.fromEntries(documents.map((document) => [document.id, document]))

type Lists = {
  media?: readonly Media[]
  items?: readonly Item[]
  playlists?: readonly Playlist[]
  entries?: readonly Entry[]
  layouts?: readonly Layout[]
}

export const sampleContent = ({
  media = [],
  items = [],
  playlists = [],
  entries = [],
  layouts = [],
}: Lists): Content => ({
  ...emptyContent,
  media: byId(media),
  items: byId(items),
  playlists: byId(playlists),
  entries: byId(entries),
  layouts: byId(layouts),
})

export const samplePlaces = (sites: readonly Site[], screens: readonly Screen[]) => ({
  sites: byId(sites),
  screens: byId(screens),
})
