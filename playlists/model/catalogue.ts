// The catalogue: everything staff edit, as one document of collections. It is immutable: a change makes a new one that
// shares all collections and documents that it did not touch, so that readers and caches can compare by identity.
import type * as v from 'valibot'
import { Account, Session } from './account.ts'
import { Broadcast, BroadcastTemplate } from './broadcast.ts'
import { Campaign } from './campaign.ts'
import { Entry } from './entry.ts'
import { Feed } from './feed.ts'
import { Item } from './items/item.ts'
import { Layout } from './layout.ts'
import { Media } from './media.ts'
import { Observance } from './observance.ts'
import { Screen, Site, Unit } from './place.ts'
import { Playlist } from './playlist.ts'
import { Revision } from './revision.ts'

/** Of the stored JSON; each step up has a migration in `server/store/migrations.ts`. */
export const CATALOGUE_SCHEMA = 6

/** One schema per collection. Content is what a revision freezes; the rest acts at once. */
export const documentSchemas = {
  units: Unit,
  sites: Site,
  screens: Screen,
  layouts: Layout,
  media: Media,
  items: Item,
  playlists: Playlist,
  entries: Entry,
  observances: Observance,
  campaigns: Campaign,
  broadcasts: Broadcast,
  templates: BroadcastTemplate,
  feeds: Feed,
  revisions: Revision,
  accounts: Account,
  sessions: Session,
} as const

export type Documents = { [C in keyof typeof documentSchemas]: v.InferOutput<(typeof documentSchemas)[C]> }
export type CollectionName = keyof Documents
export const collectionNames = Object.keys(documentSchemas) as CollectionName[]

export type Collection<D> = { readonly [id: string]: D }

export type Catalogue = {
  readonly schema: typeof CATALOGUE_SCHEMA
  /** Counts changes; grows by one with each. */
  readonly sequence: number
  /** Added to `sequence` to give manifest numbers; lifted where screens hold newer ones, as after a backup was restored. */
  readonly numberBase: number
  /** The number of the revision that screens play; 0 before the first. */
  readonly published: number
} & { readonly [C in CollectionName]: Collection<Documents[C]> }

export const contentNames = ['media', 'items', 'playlists', 'entries', 'observances', 'campaigns', 'layouts'] as const
export type ContentName = (typeof contentNames)[number]

/** What a revision freezes. */
export type Content = { readonly [C in ContentName]: Collection<Documents[C]> }

export const emptyCatalogue: Catalogue = {
  schema: CATALOGUE_SCHEMA,
  sequence: 0,
  numberBase: 0,
  published: 0,
  units: {},
  sites: {},
  screens: {},
  layouts: {},
  media: {},
  items: {},
  playlists: {},
  entries: {},
  observances: {},
  campaigns: {},
  broadcasts: {},
  templates: {},
  feeds: {},
  revisions: {},
  accounts: {},
  sessions: {},
}

export const emptyContent: Content = {
  media: {},
  items: {},
  playlists: {},
  entries: {},
  observances: {},
  campaigns: {},
  layouts: {},
}

const lists = new WeakMap<object, readonly unknown[]>()

/** The documents of a collection as a list, made once: collections are never changed, and there may be ten thousand screens. */
export const listOf = <D>(collection: Collection<D>): readonly D[] => {
  // What is kept under a collection was made of it.
  const list = (lists.get(collection) as readonly D[] | undefined) ?? Object.values(collection)
  lists.set(collection, list)
  return list
}

/** The content of a catalogue as it stands, published or not. */
export const catalogueToContent = ({
  media,
  items,
  playlists,
  entries,
  observances,
  campaigns,
  layouts,
}: Catalogue): Content => ({
  media,
  items,
  playlists,
  entries,
  observances,
  campaigns,
  layouts,
})
