// Two ways to keep what is dear to make. Documents never change once they exist, so "the very same object" means "the same
// content", and what was made of it stays true: what is kept never changes what comes out (S12).

/** `make`, called once for each object; what it made goes when the object goes. */
export const remember = <Key extends object, Made>(make: (key: Key) => Made): ((key: Key) => Made) => {
  const kept = new WeakMap<Key, { readonly made: Made }>()
  return (key) => {
    let known = kept.get(key)
    if (known === undefined) kept.set(key, (known = { made: make(key) }))
    return known.made
  }
}

/** Names that were not asked for while this many others were are forgotten. */
const MOST_NAMES = 1000

/** What was made last under a name, for as long as each of the parts it was made of is the very same. */
export const rememberLast = <Made>() => {
  const lastByName = new Map<string, { readonly parts: readonly unknown[]; readonly made: Made }>()
  return (name: string, parts: readonly unknown[], make: () => Made): Made => {
    let last = lastByName.get(name)
    const isSame = last?.parts.length === parts.length && parts.every((part, index) => part === last?.parts[index])
    if (last === undefined || !isSame) last = { parts, made: make() }
    // Moved to the end, so that the first is the one not asked for longest.
    lastByName.delete(name)
    lastByName.set(name, last)
    const [oldest] = lastByName.keys()
    if (lastByName.size > MOST_NAMES && oldest !== undefined) lastByName.delete(oldest)
    return last.made
  }
}
