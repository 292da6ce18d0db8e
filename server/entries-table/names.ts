// Documents by the names that staff know them by, for a table in which nobody writes ids. An id is taken as well; a name that
// two have is not guessed at. A screen may be named with its site before it: `东街市场/一号屏`.
import type { Catalogue } from '../../playlists/model/catalogue.ts'

export type Found = { type: 'id'; id: string } | { type: 'name-unknown' | 'name-ambiguous' }

export type Names = {
  find(kind: NamedKind, name: string): Found
  /** A name by which it is found again. */
  nameOf(kind: NamedKind, id: string): string
}

export const namedKinds = ['playlists', 'campaigns', 'sites', 'screens'] as const
export type NamedKind = (typeof namedKinds)[number]

const toKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

const namesIn = (catalogue: Catalogue, kind: NamedKind): [id: string, names: string[]][] =>
  kind === 'screens'
    ? Object.values(catalogue.screens).map(({ id, name, site }) => [
        id,
        [name, `${catalogue.sites[site]?.name ?? ''}/${name}`],
      ])
    : Object.values(catalogue[kind]).map(({ id, name }) => [id, [name]])

export const createNames = (catalogue: Catalogue): Names => {
  const ids = new Map<string, string[]>()
  const namesById = new Map<string, string[]>()
  for (const kind of namedKinds) {
    for (const [id, names] of namesIn(catalogue, kind)) {
      namesById.set(`${kind} ${id}`, names)
      for (const name of names) {
        const key = `${kind} ${toKey(name)}`
        ids.set(key, [...(ids.get(key) ?? []), id])
      }
    }
  }
  const find = (kind: NamedKind, name: string): Found => {
    if (Object.hasOwn(catalogue[kind], name)) return { type: 'id', id: name }
    const [id, other] = ids.get(`${kind} ${toKey(name)}`) ?? []
    if (id === undefined) return { type: 'name-unknown' }
    return other === undefined ? { type: 'id', id } : { type: 'name-ambiguous' }
  }
  return {
    find,
    nameOf: (kind, id) =>
      namesById.get(`${kind} ${id}`)?.find((name) => !/[;；]/.test(name) && find(kind, name).type === 'id') ?? id,
  }
}
