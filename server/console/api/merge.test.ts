import { describe, expect, it } from 'vitest'
import { isSame, merge } from './merge.ts'

const base = { name: '东门市场', tags: ['市场'], site: 'a' }

describe('merge', () => {
  it('keeps what each of two people changed in different fields', () => {
    const { merged, conflicts } = merge(base, { ...base, name: '东门菜市场' }, { ...base, tags: ['市场', '入口'] })
    expect(conflicts).toEqual([])
    expect(merged).toEqual({ name: '东门菜市场', tags: ['市场', '入口'], site: 'a' })
  })
  it('asks about a field that both changed differently, and meanwhile keeps mine', () => {
    const { merged, conflicts } = merge(base, { ...base, name: '我的' }, { ...base, name: '别人的', site: 'b' })
    expect(conflicts).toEqual(['name'])
    expect(merged).toEqual({ name: '我的', tags: ['市场'], site: 'b' })
  })
  it('does not ask where both typed the same', () => {
    expect(merge(base, { ...base, tags: [] }, { ...base, tags: [] }).conflicts).toEqual([])
  })
})

describe('isSame', () => {
  it.each([
    [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [[], {}, false],
    [null, {}, false],
  ])('%j and %j: %s', (a, b, same) => expect(isSame(a, b)).toBe(same))
})
