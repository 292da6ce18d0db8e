// What a publication means for a screen, in a line: which titles come, which go. Pure.
import type { Change, Span } from '../../api/publication.ts'

export type SpanDifference = { added: string[]; removed: string[] }

/** Titles that are only in one of the two, each once, in order. */
export const spanToDifference = ({ before, after }: Pick<Span, 'before' | 'after'>): SpanDifference => ({
  added: [...new Set(after)].filter((title) => !before.includes(title)),
  removed: [...new Set(before)].filter((title) => !after.includes(title)),
})

/** Of all spans of a screen, the differences that are not the same as one before. */
export const distinctDifferences = (spans: readonly Span[]): { from: number; difference: SpanDifference }[] => {
  const seen = new Set<string>()
  const differences: { from: number; difference: SpanDifference }[] = []
  for (const span of spans) {
    const difference = spanToDifference(span)
    const key = JSON.stringify(difference)
    if (seen.has(key)) continue
    seen.add(key)
    differences.push({ from: span.from, difference })
  }
  return differences
}

const order: readonly Change['collection'][] = [
  'entries',
  'campaigns',
  'observances',
  'playlists',
  'items',
  'layouts',
  'media',
]

/** What staff did, by collection: schedule first, since that decides what plays. Media that came with an item go unsaid. */
export const groupChanges = (changes: readonly Change[]): { collection: Change['collection']; changes: Change[] }[] => {
  const itemsChanged = changes.some(({ collection }) => collection === 'items')
  return order
    .map((collection) => ({ collection, changes: changes.filter((change) => change.collection === collection) }))
    .filter((group) => group.changes.length > 0 && !(group.collection === 'media' && itemsChanged))
}
