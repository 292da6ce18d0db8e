// Sites put straight into a store, for tests of what stores do with documents, whatever these are.
import * as v from 'valibot'
import { SiteId, UnitId } from '../../playlists/model/ids.ts'
import { putEdit } from '../../server/store/apply.ts'
import type { Edit, Store } from '../../server/store/store.ts'
import { aSite } from './staff.ts'

const unit = v.parse(UnitId, 'root')

export const putSite = (id: string, base: number | null = null, name = '东门菜市场'): Edit =>
  putEdit('sites', base, { id: v.parse(SiteId, id), unit, ...aSite(name) })

export const addSites = (store: Store, ...ids: string[]) =>
  store.change(() => ({ type: 'edits', edits: ids.map((id) => putSite(id)) }))
