/**
 * `make`, called once for each object, for as long as the object lives. Documents never change once they exist, so what was
 * made of one stays true, and goes when it goes.
 */
export const remember = <Key extends object, Made>(make: (key: Key) => Made): ((key: Key) => Made) => {
  const made = new WeakMap<Key, { readonly value: Made }>()
  return (key) => {
    let known = made.get(key)
    if (known === undefined) made.set(key, (known = { value: make(key) }))
    return known.value
  }
}
