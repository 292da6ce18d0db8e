// Plays as a screen sends them, and what they are called today, on their way into history.
import { BROADCAST_THEME } from '../../playlists/model/broadcast.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Screen } from '../../playlists/model/place.ts'
import type { Plays } from '../../playlists/protocol/up.ts'
import type { Published } from '../publish/manifests.ts'
import type { Store } from '../store/store.ts'
import type { EntryFacts, History, ItemFacts, PlaceFacts } from './history.ts'

/** Where a site is gone: the zone of most. */
const DEFAULT_ZONE = 'Asia/Shanghai'

export const screenToPlace = (screen: Screen, { sites }: Pick<Catalogue, 'sites'>): PlaceFacts => {
  const site = sites[screen.site]
  return {
    screen: screen.id,
    name: screen.name,
    site: screen.site,
    siteName: site?.name ?? '',
    zone: site?.zone ?? DEFAULT_ZONE,
  }
}

/** As published; what was unpublished or removed since, as staff have it; else it is not known any more. */
const factsOf = (plays: Plays, catalogue: Catalogue, { content }: Published) => {
  const items = new Map<number, ItemFacts>()
  const entries = new Map<number, EntryFacts>()
  for (const [, , itemAt, entryAt] of plays.rows) {
    const itemId = plays.texts[itemAt] ?? ''
    const item = items.has(itemAt) ? undefined : (content.items[itemId] ?? catalogue.items[itemId])
    const broadcast = items.has(itemAt) ? undefined : catalogue.broadcasts[itemId]
    if (broadcast !== undefined) items.set(itemAt, { id: itemId, title: broadcast.title, theme: BROADCAST_THEME })
    if (item !== undefined) items.set(itemAt, { id: itemId, title: item.title, theme: item.theme })
    if (entryAt < 0 || entries.has(entryAt)) continue
    const entryId = plays.texts[entryAt] ?? ''
    const entry = content.entries[entryId] ?? catalogue.entries[entryId]
    if (entry === undefined) continue
    const playlist = content.playlists[entry.playlist] ?? catalogue.playlists[entry.playlist]
    entries.set(entryAt, { id: entryId, name: entry.name === '' ? (playlist?.name ?? '') : entry.name })
  }
  return { items: [...items.values()], entries: [...entries.values()] }
}

/** Resolves true once they would survive a power cut. */
export const createPlayKeeper =
  (deps: { history: Pick<History, 'keep'>; store: Store; published(): Published }) =>
  async (screen: Screen, plays: Plays): Promise<boolean> => {
    const catalogue = await deps.store.read()
    const { journal, seq, texts, rows } = plays
    const kept = await deps.history.keep({
      type: 'plays',
      place: screenToPlace(screen, catalogue),
      plays: { journal, seq, texts, rows },
      ...factsOf(plays, catalogue, deps.published()),
    })
    return kept.type === 'kept'
  }
