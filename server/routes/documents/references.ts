// Who names whom. One list says what each document refers to; from it follow the check on writing (no document may name
// one that is not there) and the check on removing (no document may go that another still needs).
import { builtInObservances } from '../../../playlists/calendar/observances-data.ts'
import type { Catalogue, Collection, CollectionName, Documents } from '../../../playlists/model/catalogue.ts'
import type { Targets } from '../../../playlists/model/entry.ts'
import type { Failure, Reference } from '../../failures.ts'
import type { Unversioned } from '../../store/store.ts'

const isBuiltInObservance = (id: string): boolean => builtInObservances.some((one) => one.id === id)

type Named = { collection: CollectionName; id: string; path: string }

const targetsToReferences = (targets: Targets): Named[] =>
  targets.kind === 'all'
    ? []
    : [
        ...targets.screens.map((id, index) => ({
          collection: 'screens' as const,
          id,
          path: `targets.screens.${index}`,
        })),
        ...targets.sites.map((id, index) => ({ collection: 'sites' as const, id, path: `targets.sites.${index}` })),
      ]

/** The collections whose documents refer to others. */
const referencesByCollection: { readonly [C in CollectionName]?: (document: Unversioned<Documents[C]>) => Named[] } = {
  units: ({ parent }) => (parent === null ? [] : [{ collection: 'units', id: parent, path: 'parent' }]),
  screens: ({ site, layout }) => [
    { collection: 'sites', id: site, path: 'site' },
    { collection: 'layouts', id: layout, path: 'layout' },
  ],
  items: (item) => itemToReferences(item),
  playlists: ({ items, inside = [] }) => [
    ...items.map(({ item }, index) => ({ collection: 'items' as const, id: item, path: `items.${index}.item` })),
    ...inside.map(({ playlist }, index) => ({
      collection: 'playlists' as const,
      id: playlist,
      path: `inside.${index}.playlist`,
    })),
  ],
  campaigns: ({ when }) =>
    when.kind === 'observance' && !isBuiltInObservance(when.observance)
      ? [{ collection: 'observances', id: when.observance, path: 'when.observance' }]
      : [],
  broadcasts: ({ picture, targets }) => [
    ...(picture === null ? [] : [{ collection: 'media' as const, id: picture, path: 'picture' }]),
    ...targetsToReferences(targets),
  ],
  templates: ({ picture }) => (picture === null ? [] : [{ collection: 'media', id: picture, path: 'picture' }]),
  entries: ({ playlist, campaign, targets, days }) => [
    { collection: 'playlists', id: playlist, path: 'playlist' },
    ...(campaign === null || campaign === undefined
      ? []
      : [{ collection: 'campaigns' as const, id: campaign, path: 'campaign' }]),
    ...(days.kind === 'observance' && !isBuiltInObservance(days.observance)
      ? [{ collection: 'observances' as const, id: days.observance, path: 'days.observance' }]
      : []),
    ...targetsToReferences(targets),
  ],
}

const itemToReferences = (item: Unversioned<Documents['items']>): Named[] => {
  switch (item.kind) {
    case 'image':
    case 'video':
      return [{ collection: 'media', id: item.media, path: 'media' }]
    case 'bulletin':
      return item.picture === null ? [] : [{ collection: 'media', id: item.picture, path: 'picture' }]
    case 'web':
      return []
  }
}

const documentToReferences = <C extends CollectionName>(collection: C, document: Unversioned<Documents[C]>): Named[] =>
  referencesByCollection[collection]?.(document) ?? []

/** What a document names and is not there, or null. */
export const findMissing = <C extends CollectionName>(
  catalogue: Catalogue,
  collection: C,
  document: Unversioned<Documents[C]>,
): Failure | null => {
  const references = documentToReferences(collection, document).filter(
    (named) => !Object.hasOwn(catalogue[named.collection], named.id),
  )
  return references.length === 0 ? null : { type: 'missing-reference', references }
}

/** The name that staff know a document by. */
export const documentToName = (document: object): string => {
  if ('name' in document && typeof document.name === 'string') return document.name
  if ('title' in document && typeof document.title === 'string') return document.title
  return ''
}

/** Every document that names this one. */
export const findUses = (catalogue: Catalogue, collection: CollectionName, id: string): Reference[] => {
  const uses: Reference[] = []
  const look = <D extends { id: string }>(
    from: CollectionName,
    documents: Collection<D>,
    named: (document: D) => Named[],
  ) => {
    for (const document of Object.values(documents)) {
      if (named(document).some((one) => one.collection === collection && one.id === id)) {
        uses.push({ collection: from, id: document.id, name: documentToName(document) })
      }
    }
  }
  look('units', catalogue.units, (unit) => documentToReferences('units', unit))
  look('screens', catalogue.screens, (screen) => documentToReferences('screens', screen))
  look('items', catalogue.items, (item) => documentToReferences('items', item))
  look('playlists', catalogue.playlists, (playlist) => documentToReferences('playlists', playlist))
  look('entries', catalogue.entries, (entry) => documentToReferences('entries', entry))
  look('templates', catalogue.templates, (template) => documentToReferences('templates', template))
  look('campaigns', catalogue.campaigns, (campaign) => documentToReferences('campaigns', campaign))
  return uses
}
