// What every catalogue has, however empty: the root of the units, and the layout with one zone that fills the screen.
import * as v from 'valibot'
import { shippedLayouts } from '../../playlists/model/layout.ts'
import { UnitId } from '../../playlists/model/ids.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Edit, Step } from './store.ts'

const ROOT_UNIT_ID = v.parse(UnitId, 'root')

/** The unit at the root of the tree, which owns what is made through the API as long as there are no roles. */
export const catalogueToRootUnit = ({ units }: Catalogue): UnitId =>
  Object.values(units).find(({ parent }) => parent === null)?.id ?? ROOT_UNIT_ID

/** A step for every start: adds what is missing. */
export const layFoundation: Step = (catalogue) => {
  const unit = catalogueToRootUnit(catalogue)
  const edits: Edit[] = []
  if (catalogue.units[unit] === undefined) {
    edits.push({
      type: 'put',
      collection: 'units',
      base: null,
      document: { id: unit, name: '科学技术协会', parent: null },
    })
  }
  for (const layout of shippedLayouts) {
    if (catalogue.layouts[layout.id] !== undefined) continue
    edits.push({ type: 'put', collection: 'layouts', base: null, document: { ...layout, unit } })
  }
  return { type: 'edits', edits }
}
