import { describe, expect, it } from 'vitest'
import { distinctDifferences, groupChanges, spanToDifference } from './difference.ts'

describe('spanToDifference', () => {
  it('says which titles come and go, each once', () => {
    expect(spanToDifference({ before: ['甲', '乙', '乙'], after: ['乙', '丙', '丙', '丁'] })).toEqual({
      added: ['丙', '丁'],
      removed: ['甲'],
    })
  })
  it('says nothing of titles where only the order is another', () => {
    expect(spanToDifference({ before: ['甲', '乙'], after: ['乙', '甲'] })).toEqual({ added: [], removed: [] })
  })
})

describe('distinctDifferences', () => {
  it('says the same change of fourteen mornings once', () => {
    const days = Array.from({ length: 14 }, (_, day) => ({
      zone: 'main',
      from: day,
      until: day + 1,
      before: ['甲'],
      after: ['甲', '乙'],
    }))
    expect(distinctDifferences(days)).toEqual([{ from: 0, difference: { added: ['乙'], removed: [] } }])
  })
})

describe('groupChanges', () => {
  it('puts the schedule first and leaves out the files behind items', () => {
    const change = (collection: 'media' | 'items' | 'entries') => ({
      collection,
      id: collection,
      name: collection,
      change: 'added' as const,
    })
    expect(
      groupChanges([change('media'), change('items'), change('entries')]).map((group) => group.collection),
    ).toEqual(['entries', 'items'])
    expect(groupChanges([change('media')]).map((group) => group.collection)).toEqual(['media'])
  })
})
