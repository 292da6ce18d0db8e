// A timeline's segments → the 24-hour patterns of a manifest. Most days of a year are alike, so a year is small.

/** Segments by where they begin, epoch ms, and what they play; each lasts until the next begins. */
export type Segments = { readonly froms: readonly number[]; readonly casts: readonly number[] }

export type Blocks = {
  /** Pairs (second within the block, cast), the first at 0. */
  readonly patterns: number[][]
  /** Pairs (index of the pattern, how many blocks in a row). */
  readonly blocks: number[]
}

const BLOCK_MS = 86_400_000

const areEqual = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

/** Equal patterns get equal numbers. Found by a hash (FNV-1a over whole numbers), since most blocks are repetitions. */
const createPatterns = () => {
  const byHash = new Map<number, number[]>()
  const patterns: number[][] = []
  return {
    patterns,
    number(pattern: number[]): number {
      let hash = 0x811c9dc5
      for (const value of pattern) hash = Math.imul(hash ^ value, 0x01000193)
      const alike = byHash.get(hash) ?? []
      const known = alike.find((index) => areEqual(patterns[index] ?? [], pattern))
      if (known !== undefined) return known
      alike.push(patterns.length)
      byHash.set(hash, alike)
      return patterns.push(pattern) - 1
    },
  }
}

/** The first segment begins at or before `from`; all others begin on whole seconds after it. */
export const segmentsToBlocks = ({ froms, casts }: Segments, from: number, count: number): Blocks => {
  const { patterns, number } = createPatterns()
  const blocks: number[] = []
  let segment = 0
  for (let block = 0; block < count; block++) {
    const start = from + block * BLOCK_MS
    const end = start + BLOCK_MS
    while ((froms[segment + 1] ?? Infinity) <= start) segment++
    const pattern = [0, casts[segment] ?? 0]
    while ((froms[segment + 1] ?? Infinity) < end) {
      segment++
      pattern.push(((froms[segment] ?? 0) - start) / 1000, casts[segment] ?? 0)
    }
    const index = number(pattern)
    if (blocks.at(-2) === index) blocks[blocks.length - 1] = (blocks.at(-1) ?? 0) + 1
    else blocks.push(index, 1)
  }
  return { patterns, blocks }
}
