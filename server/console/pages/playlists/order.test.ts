import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ItemId, PlaylistId } from '../../../../playlists/model/ids.ts'
import { dropPlace, followInside, insertSlots, moveSlot, slotsToKeys, slotsToLength, type Slots } from './order.ts'

const toSlots = (names: string): Slots => [...names].map((name) => ({ item: v.parse(ItemId, name), ms: 10_000 }))
const toNames = (slots: Slots): string => slots.map(({ item }) => item).join('')
const slots = toSlots('abcd')

describe('moveSlot', () => {
  it.each([
    [0, 2, 'bcad'],
    [3, 0, 'dabc'],
    [1, 1, 'abcd'],
    [1, 99, 'acdb'],
    [2, -1, 'cabd'],
    [9, 0, 'abcd'],
  ])('from %i to %i: %s', (from, to, names) => expect(toNames(moveSlot(slots, from, to))).toBe(names))
})

describe('dropping one slot on another', () => {
  it.each([
    [0, 2, 'above', 'bacd'],
    [0, 2, 'below', 'bcad'],
    [3, 1, 'above', 'adbc'],
    [3, 1, 'below', 'abdc'],
    [1, 1, 'below', 'abcd'],
    [1, 0, 'below', 'abcd'],
    [1, 2, 'above', 'abcd'],
  ] as const)('%i on the half %i %s: %s', (from, target, half, names) =>
    expect(toNames(moveSlot(slots, from, dropPlace(from, target, half)))).toBe(names),
  )
})

describe('a list of slots', () => {
  it('takes more in the middle and knows its length', () => {
    const longer = insertSlots(slots, 1, toSlots('xy'))
    expect(toNames(longer)).toBe('axybcd')
    expect(slotsToLength(longer)).toBe(60_000)
  })
  it('names slots so that one item may be there twice', () => {
    expect(slotsToKeys(toSlots('aba'))).toEqual(['a 0', 'b 0', 'a 1'])
  })
})

describe('followInside', () => {
  const playlist = v.parse(PlaylistId, 'p')
  it.each([
    ['an item that moved', 2, 'cabd', 0],
    ['an item that others were put before', 2, 'xyabcd', 4],
    ['the next, where its own was removed', 2, 'abd', 2],
    ['the end, where nothing is left after it', 3, 'abc', 3],
    ['the end, where it stood there', 4, 'abcdx', 5],
  ])('stays before %s', (_, before, names, expected) =>
    expect(followInside([{ playlist, before }], slots, toSlots(names))).toEqual([{ playlist, before: expected }]),
  )
})
