// A timeline's segments, told one after the other → the 24-hour patterns of a manifest. Most days of a year are alike, so
// what is kept of a year is small, and nothing is made for a block that is like one before.
import { DAY_MS } from '../calendar/day.ts'
import { createDistinct } from '../calendar/distinct.ts'

export type Blocks = {
  /** Pairs (second within the block, cast), the first at 0, neighbours unlike. */
  readonly patterns: readonly (readonly number[])[]
  /** Pairs (index of the pattern, how many blocks in a row). */
  readonly blocks: number[]
}

/** `count` blocks from `from`, epoch ms. */
export const createBlocks = (from: number, count: number) => {
  const { lists: patterns, numberOf } = createDistinct<readonly number[]>()
  /** The numbers of patterns that came as whole days, of which a year has few. */
  const numberByDay = new Map<readonly number[], number>()
  const blocks: number[] = []
  let left = count
  /** The block that grows, where it begins, and what plays at its end so far. It is `day` while that is all there is of it. */
  const pattern: number[] = []
  let day: readonly number[] | null = null
  let start = from
  let last: number | null = null

  const patternToNumber = (): number => {
    if (day === null) return numberOf(pattern, (kept) => kept.slice())
    let number = numberByDay.get(day)
    if (number === undefined) numberByDay.set(day, (number = numberOf(day, (kept) => kept)))
    return number
  }

  /** Closes the blocks that end at or before `instant`. */
  const closeUntil = (instant: number): void => {
    for (; left > 0 && start + DAY_MS <= instant; left--) {
      const number = patternToNumber()
      if (blocks.at(-2) === number) blocks[blocks.length - 1] = (blocks.at(-1) ?? 0) + 1
      else blocks.push(number, 1)
      start += DAY_MS
      day = null
      pattern.length = 0
      if (last !== null) pattern.push(0, last)
    }
  }

  /** `cast` begins at `instant`, whole seconds after `from`. The first begins at `from`, none before the one before it. */
  const begin = (instant: number, cast: number): void => {
    if (cast === last) return
    closeUntil(instant)
    if (day !== null) pattern.splice(0, Infinity, ...day)
    day = null
    if (instant === start) pattern.length = 0
    pattern.push((instant - start) / 1000, cast)
    last = cast
  }

  return {
    begin,
    /** A whole day of 24 hours from `instant` on, as a pattern that is never changed. */
    beginDay(instant: number, pairs: readonly number[]): void {
      closeUntil(instant)
      if (instant === start) {
        day = pairs
        last = pairs.at(-1) ?? last
      } else {
        for (let at = 0; at + 1 < pairs.length; at += 2) begin(instant + (pairs[at] ?? 0) * 1000, pairs[at + 1] ?? 0)
      }
    },
    /** What begins after the last block is not in it. */
    end(): Blocks {
      closeUntil(Infinity)
      return { patterns, blocks }
    },
  }
}
