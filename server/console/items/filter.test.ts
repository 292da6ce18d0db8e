import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ItemId, UnitId } from '../../../playlists/model/ids.ts'
import type { BulletinItem } from '../../../playlists/model/items/bulletin.ts'
import { emptyBulletin } from './drafts.ts'
import { everyItem, filterItems } from './filter.ts'

const make = (id: string, changedAt: number, more: Partial<BulletinItem> = {}): BulletinItem => ({
  ...emptyBulletin,
  id: v.parse(ItemId, id),
  unit: v.parse(UnitId, 'root'),
  version: 1,
  changedAt,
  changedBy: null,
  ...more,
})

const items = [
  make('salt', 1, { title: '每天不超过5克盐', theme: 'health', audiences: ['elders'] }),
  make('pear', 2, { title: '梨树修剪', theme: 'farming', body: '冬季剪枝', tags: ['果树'] }),
  make('flood', 3, { title: '暴雨来了', theme: 'disaster', validity: { from: null, until: '2026-01-01T00:00' } }),
]
const facts = { now: '2026-11-22T09:00', used: new Set(['salt']) }
const ids = (filter: Partial<typeof everyItem>): string[] =>
  filterItems(items, { ...everyItem, ...filter }, facts).items.map(({ id }) => id)

describe('filterItems', () => {
  it('shows the newest first', () => expect(ids({})).toEqual(['flood', 'pear', 'salt']))
  it('finds words of the title, the text and the tags, in any order', () => {
    expect(ids({ text: '剪枝 梨' })).toEqual(['pear'])
    expect(ids({ text: '果树' })).toEqual(['pear'])
    expect(ids({ text: '５克' })).toEqual(['salt'])
  })
  it('keeps what is for an audience, in no playlist, or over', () => {
    expect(ids({ audience: 'elders' })).toEqual(['salt'])
    expect(ids({ state: 'unused' })).toEqual(['flood', 'pear'])
    expect(ids({ state: 'over' })).toEqual(['flood'])
  })
  it('counts each kind whatever kind is chosen', () => {
    const { items: shown, counts } = filterItems(items, { ...everyItem, kind: 'video' }, facts)
    expect(shown).toEqual([])
    expect(counts).toEqual({ all: 3, image: 0, video: 0, bulletin: 3, web: 0 })
  })
})
