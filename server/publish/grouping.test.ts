// What classes are is tested with `groupByClass`; here, that they are never found anew for nothing, nor kept where they moved.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createScreenKeys } from '../../test/doubles/simulated-screen.ts'
import { createSizedCatalogue } from '../../test/doubles/sized-catalogue.ts'
import { groupByClass } from '../../playlists/compile/classes.ts'
import { type Catalogue, catalogueToContent, documentSchemas } from '../../playlists/model/catalogue.ts'
import { apply, putEdit } from '../store/apply.ts'
import type { Edit } from '../store/store.ts'
import { createGrouping } from './grouping.ts'

const NOW = Date.UTC(2027, 2, 1)
const DAY_MS = 86_400_000

const first = createSizedCatalogue([createScreenKeys().publicKey, createScreenKeys().publicKey], 2)

const after = (catalogue: Catalogue, ...edits: Edit[]): Catalogue => {
  const changed = apply(catalogue, { type: 'edits', edits })
  if (changed.type !== 'changed') throw new Error(changed.type)
  return changed.catalogue
}

const part = <T>(collection: { readonly [id: string]: T }, id: string): T => {
  const document = collection[id]
  if (document === undefined) throw new Error(id)
  return document
}

const broadcast = (until: number): Edit => {
  const { version: _, ...document } = v.parse(documentSchemas.broadcasts, {
    id: 'b-1',
    version: 1,
    unit: 'root',
    title: '演练',
    text: '',
    level: 'red',
    picture: null,
    sound: false,
    drill: true,
    targets: { kind: 'some', screens: ['screen-1'], sites: [], tags: [] },
    from: NOW,
    until,
    cancelledAt: null,
    cancelledBy: null,
    by: null,
    byName: '',
  })
  return putEdit('broadcasts', null, document)
}

const rename = (catalogue: Catalogue): Catalogue =>
  after(catalogue, putEdit('items', 1, { ...part(catalogue.items, 'item-0'), title: '别的' }))

const turn = (catalogue: Catalogue): Catalogue =>
  after(catalogue, putEdit('screens', 1, { ...part(catalogue.screens, 'screen-0'), orientation: 'portrait' }))

describe('classes', () => {
  it('are the same ones where only items changed, which move no screen', () => {
    const group = createGrouping()
    const groups = group(first, catalogueToContent(first), NOW)
    const next = rename(first)
    expect(group(next, catalogueToContent(next), NOW + 1)).toBe(groups)
  })

  it.each([
    ['a screen was turned', turn],
    [
      'an entry was switched off',
      (c: Catalogue) => after(c, putEdit('entries', 1, { ...part(c.entries, 'entry'), enabled: false })),
    ],
    [
      'a site got another zone',
      (c: Catalogue) => after(c, putEdit('sites', 1, { ...part(c.sites, 'site'), zone: 'Asia/Urumqi' })),
    ],
    ['there is a broadcast', (c: Catalogue) => after(c, broadcast(NOW + DAY_MS))],
  ])('are found anew where %s', (_, edit) => {
    const group = createGrouping()
    const groups = group(first, catalogueToContent(first), NOW)
    const next = edit(first)
    const fresh = group(next, catalogueToContent(next), NOW)
    expect(fresh).not.toBe(groups)
    expect(fresh).toEqual(groupByClass(next, catalogueToContent(next), NOW))
  })

  it('that a broadcast told apart are one again when it is long over', () => {
    const group = createGrouping()
    const during = after(first, broadcast(NOW + DAY_MS))
    const content = catalogueToContent(during)
    expect(group(during, content, NOW).size).toBe(2)
    expect(group(during, content, NOW + 10 * DAY_MS).size).toBe(1)
  })

  it('of several contents are kept side by side', () => {
    const group = createGrouping()
    const other = turn(first)
    const groups = group(first, catalogueToContent(first), NOW)
    group(other, catalogueToContent(other), NOW)
    expect(group(first, catalogueToContent(first), NOW)).toBe(groups)
  })
})
