// Two people edit one document. Fields that only one of them changed are taken from that one; what both changed in
// different ways is a conflict, and a person decides. Nothing that anybody typed is dropped silently.

export type Merge<D> = {
  /** Theirs wherever only they changed, mine elsewhere. */
  merged: D
  /** The fields that both changed, differently. */
  conflicts: readonly (keyof D & string)[]
}

/** Same JSON. Key order does not count. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const aKeys = Object.keys(a)
  if (aKeys.length !== Object.keys(b).length) return false
  return aKeys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)))
}

/** `base` is what both started from. */
export const merge = <D extends object>(base: D, mine: D, theirs: D): Merge<D> => {
  const merged = { ...mine }
  const conflicts: (keyof D & string)[] = []
  for (const key in mine) {
    if (isSame(base[key], theirs[key]) || isSame(mine[key], theirs[key])) continue
    if (isSame(base[key], mine[key])) merged[key] = theirs[key]
    else conflicts.push(key)
  }
  return { merged, conflicts }
}
