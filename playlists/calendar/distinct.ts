// Lists of whole numbers, each kept once and known by its number. A year repeats itself so much that finding a list again is
// what compiling mostly does; a hash of the numbers (FNV-1a) costs a tenth of writing them into a text.

type Numbers = { readonly length: number; readonly [index: number]: number }

export type Distinct<List extends Numbers> = {
  /** In the order in which they first came. */
  readonly lists: readonly List[]
  /** The number of the list that equals this one; `keep` makes what is kept of one that is new. */
  readonly numberOf: (list: List, keep: (list: List) => List) => number
}

const areEqual = (a: Numbers, b: Numbers): boolean => {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

export const createDistinct = <List extends Numbers>(): Distinct<List> => {
  const lists: List[] = []
  const numbersByHash = new Map<number, number[]>()
  return {
    lists,
    numberOf(list, keep) {
      let hash = 0x811c9dc5
      for (let index = 0; index < list.length; index++) hash = Math.imul(hash ^ (list[index] ?? 0), 0x01000193)
      const alike = numbersByHash.get(hash)
      if (alike === undefined) {
        numbersByHash.set(hash, [lists.length])
        return lists.push(keep(list)) - 1
      }
      for (const number of alike) if (areEqual(lists[number] ?? [], list)) return number
      alike.push(lists.length)
      return lists.push(keep(list)) - 1
    },
  }
}
