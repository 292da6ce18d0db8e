// A timeline's segments, told one after the other → the 24-hour patterns of a manifest. Most days of a year are alike, so
// what is kept of a year is small, and nothing is made for a block that is like one before.
import { DAY_MS } from '../calendar/day.ts'
import { createDistinct } from '../calendar/distinct.ts'

export type Blocks = {
  /** Pairs (second within the block, cast), the first at 0, neighbours unlike. */
  readonly patterns: readonly number[][]
  /** Pairs (index of the pattern, how many blocks in a row). */
  readonly blocks: number[]
}

/** `count` blocks from `from`, epoch ms. */
export const createBlocks = (from: number, count: number) => {
  const { lists: patterns, numberOf } = createDistinct<number[]>()
  const blocks: number[] = []
  let left = count
  /** The block that grows, where it begins, and what plays at its end so far. */
  const pattern: number[] = []
  let start = from
  let last: number | null = null

  /** Closes the blocks that end at or before `instant`. */
  const closeUntil = (instant: number): void => {
    for (; left > 0 && start + DAY_MS <= instant; left--) {
      const number = numberOf(pattern, (kept) => kept.slice())
      if (blocks.at(-2) === number) blocks[blocks.length - 1] = (blocks.at(-1) ?? 0) + 1
      else blocks.push(number, 1)
      start += DAY_MS
      pattern.length = 0
      if (last !== null) pattern.push(0, last)
    }
  }

  return {
    /** `cast` begins at `instant`, whole seconds after `from`. The first begins at `from`, none before the one before it. */
    begin(instant: number, cast: number): void {
      if (cast === last) return
      closeUntil(instant)
      if (instant === start) pattern.length = 0
      pattern.push((instant - start) / 1000, cast)
      last = cast
    },
    /** What begins after the last block is not in it. */
    end(): Blocks {
      closeUntil(Infinity)
      return { patterns, blocks }
    },
  }
}
