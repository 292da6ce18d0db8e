// Runs of days as bars in the rows of a week, the same in the week's view and in each week of the month's. Pure.
import type { Run } from '../drag.ts'
import { toRows } from '../lanes.ts'
import type { Days, RunBlock } from '../occurrences.ts'
import { toRank } from '../rank.ts'

/** `row` from 0. `edges`: the sides on which the run ends within the week, so that it can be held there. */
export type Bar = Run & { readonly block: RunBlock; readonly row: number; readonly edges: readonly ('start' | 'end')[] }

/** What ends before the week or after it is cut there; null where no day of it is left. */
export const clip = ({ first, last }: Run, days: Days): Run | null => {
  const cut = { first: Math.max(first, days.first), last: Math.min(last, days.last) }
  return cut.first <= cut.last ? cut : null
}

/** What matters most first; what never ends is the ground that the others stand on. */
const compareRuns = (a: RunBlock, b: RunBlock): number => {
  const endless = ({ run }: RunBlock): number => Number(!Number.isFinite(run.last - run.first))
  return endless(a) - endless(b) || toRank(b.entry) - toRank(a.entry) || a.run.first - b.run.first
}

const toEdges = ({ first, last }: Run, days: Days): Bar['edges'] => [
  ...(first >= days.first ? (['start'] as const) : []),
  ...(last <= days.last ? (['end'] as const) : []),
]

export const toBars = (blocks: readonly RunBlock[], days: Days): Bar[] =>
  toRows(
    blocks.toSorted(compareRuns).flatMap((block) => {
      const cut = clip(block.run, days)
      return cut === null ? [] : [{ block, ...cut, edges: toEdges(block.run, days) }]
    }),
    ({ first }) => first,
    ({ last }) => last + 1,
  )
