// Playlists inside playlists: what a tree of them may look like. One that contains itself would never end, and one that is
// deeper than staff can oversee is refused as well.
import type { Collection } from './catalogue.ts'
import type { PlaylistId } from './ids.ts'
import type { Playlist } from './playlist.ts'

/** A playlist, one inside it, one inside that, and one more. */
export const DEEPEST_PLAYLIST = 4

type Node = Pick<Playlist, 'id' | 'inside'>
export type TreeRefusal = { readonly type: 'playlist-cycle' | 'playlist-depth' }

/** How deep the tree under a playlist is, itself counted; Infinity where it contains itself. */
const depthOf = (
  id: PlaylistId,
  playlists: { readonly [id: string]: Node },
  above: readonly PlaylistId[],
  known: Map<string, number>,
): number => {
  if (above.includes(id)) return Infinity
  const seen = known.get(id)
  if (seen !== undefined) return seen
  let deepest = 0
  for (const { playlist } of playlists[id]?.inside ?? []) {
    deepest = Math.max(deepest, depthOf(playlist, playlists, [...above, id], known))
  }
  known.set(id, deepest + 1)
  return deepest + 1
}

/** Why a playlist must not be kept as it is among the others, or null. */
export const playlistToRefusal = (playlist: Node, others: Collection<Node>): TreeRefusal | null => {
  if ((playlist.inside ?? []).length === 0) return null
  const all = { ...others, [playlist.id]: playlist }
  const known = new Map<string, number>()
  if (depthOf(playlist.id, all, [], known) === Infinity) return { type: 'playlist-cycle' }
  // Those around it become deeper with it.
  const isTooDeep = Object.values(all).some(({ id }) => {
    const depth = depthOf(id, all, [], known)
    return depth > DEEPEST_PLAYLIST && depth < Infinity
  })
  return isTooDeep ? { type: 'playlist-depth' } : null
}

/** All playlists in the tree under one, itself first, each once. */
export const treeOf = (id: PlaylistId, playlists: Collection<Playlist>): Playlist[] => {
  const tree = new Map<PlaylistId, Playlist>()
  const add = (one: PlaylistId): void => {
    const playlist = playlists[one]
    if (playlist === undefined || tree.has(one)) return
    tree.set(one, playlist)
    for (const inside of playlist.inside ?? []) add(inside.playlist)
  }
  add(id)
  return [...tree.values()]
}
