// Things that overlap stand side by side: each gets the first lane that is free, all that hang together share the width, and what
// has nothing beside it takes the lanes to its right as well. Pure.
export type Laned<T> = { readonly thing: T; readonly lane: number; readonly lanes: number; readonly width: number }

/** `[from, until)`. Things are taken in the order of their beginning, of those that begin together the longer first. */
export const toLanes = <T>(
  things: readonly T[],
  fromOf: (thing: T) => number,
  untilOf: (thing: T) => number,
): Laned<T>[] => {
  const sorted = things.toSorted((a, b) => fromOf(a) - fromOf(b) || untilOf(b) - untilOf(a))
  const result: Laned<T>[] = []
  let group: { thing: T; lane: number }[] = []
  let ends: number[] = []
  const close = (): void => {
    for (const one of group) {
      const beside = group.filter(
        (other) =>
          other.lane > one.lane && fromOf(other.thing) < untilOf(one.thing) && fromOf(one.thing) < untilOf(other.thing),
      )
      const width = Math.min(ends.length, ...beside.map(({ lane }) => lane)) - one.lane
      result.push({ ...one, lanes: ends.length, width })
    }
    group = []
    ends = []
  }
  for (const thing of sorted) {
    if (ends.every((end) => end <= fromOf(thing))) close()
    const free = ends.findIndex((end) => end <= fromOf(thing))
    const lane = free === -1 ? ends.length : free
    ends[lane] = untilOf(thing)
    group.push({ thing, lane })
  }
  close()
  return result
}

/** Rows from the top: each thing, in the order given, gets the first row in which `[from, until)` is free. */
export const toRows = <T>(
  things: readonly T[],
  fromOf: (thing: T) => number,
  untilOf: (thing: T) => number,
): (T & { row: number })[] => {
  const rows: { from: number; until: number }[][] = []
  return things.map((thing) => {
    const [from, until] = [fromOf(thing), untilOf(thing)]
    const free = rows.findIndex((taken) => taken.every((one) => until <= one.from || one.until <= from))
    const row = free === -1 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), { from, until }]
    return { ...thing, row }
  })
}
