// The documents that staff edit, through the controller's REST routes. `Draft` is what a form makes; the controller adds
// id, version, owner and who changed it when.
import type { Documents } from '../../../playlists/model/catalogue.ts'
import type { Reference } from '../../failures.ts'
import { request, toQuery, type Answer, type Problem } from './request.ts'

/** What staff make, change and remove; of the others they only change some things. */
export type Creatable =
  | 'sites'
  | 'layouts'
  | 'items'
  | 'playlists'
  | 'entries'
  | 'observances'
  | 'campaigns'
  | 'templates'
export type Editable = Creatable | 'units' | 'screens' | 'media'

type Kept = 'id' | 'version' | 'unit' | 'changedAt' | 'changedBy'
type Without<D, K extends string> = D extends unknown ? Omit<D, K> : never

type Drafts = { [C in Creatable]: Without<Documents[C], Kept> } & {
  units: Pick<Documents['units'], 'name'>
  screens: Pick<Documents['screens'], 'name' | 'site' | 'tags' | 'orientation' | 'layout'>
  media: Pick<Documents['media'], 'name'>
}
export type Draft<C extends Editable> = Drafts[C]

export type Page<D> = { documents: D[]; next: string | null; total: number }
export type Query = { limit?: number; after?: string; search?: string; kind?: string; theme?: string }

export const listDocuments = <C extends Editable>(
  collection: C,
  query: Query = {},
  signal?: AbortSignal,
): Promise<Answer<Page<Documents[C]>> | Problem> =>
  request('GET', `/api/${collection}${toQuery(query)}`, signal === undefined ? {} : { signal })

export const readDocument = <C extends Editable>(collection: C, id: string): Promise<Answer<Documents[C]> | Problem> =>
  request('GET', `/api/${collection}/${id}`)

export const createDocument = <C extends Creatable>(
  collection: C,
  draft: Draft<C>,
): Promise<Answer<Documents[C]> | Problem> => request('POST', `/api/${collection}`, { body: draft })

/** One attempt; see `save.ts` for what staff's edits go through. */
export const putDocument = <C extends Editable>(
  collection: C,
  id: string,
  version: number,
  draft: Draft<C>,
): Promise<Answer<Documents[C]> | Problem> =>
  request('PUT', `/api/${collection}/${id}`, { body: draft, ifMatch: version })

export const removeDocument = (
  collection: Editable,
  { id, version }: { id: string; version: number },
): Promise<Answer<null> | Problem> => request('DELETE', `/api/${collection}/${id}`, { ifMatch: version })

export const readUses = (collection: 'items' | 'media', id: string): Promise<Answer<{ uses: Reference[] }> | Problem> =>
  request('GET', `/api/${collection}/${id}/uses`)
