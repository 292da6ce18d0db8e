// A playlist, and those inside it, → the places it plays at a moment, in order: shuffled where it says so, so much of it as
// it takes, and unrolled until all rounds have come by. The same everywhere: only ids and the civil day decide.
import type { Collection } from '../model/catalogue.ts'
import type { PlaylistId } from '../model/ids.ts'
import { DEEPEST_PLAYLIST } from '../model/playlist-tree.ts'
import type { Playlist } from '../model/playlist.ts'
import { LONGEST_LOOP } from '../rotation.ts'

/** FNV-1a, then mixed (the finaliser of MurmurHash3), so that ids that differ in one letter lie far apart. */
const textToHash = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** What stands in a list: something that plays, or a playlist inside. `name` tells it apart, however the list is edited. */
type Member<P> = { readonly name: string } & ({ readonly place: P } | { readonly inside: PlaylistId })

/** Sorted by a hash of list and member: one more or one less moves no other. */
const shuffle = <P>(members: readonly Member<P>[], id: PlaylistId): Member<P>[] => {
  const seen = new Map<string, number>()
  return members
    .map((member) => {
      const times = (seen.get(member.name) ?? 0) + 1
      seen.set(member.name, times)
      return { member, hash: textToHash(`${id} ${member.name} ${times}`) }
    })
    .sort((a, b) => a.hash - b.hash)
    .map(({ member }) => member)
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

export type Sequence<P> = {
  readonly playlists: Collection<Playlist>
  /** The civil day, counted from 1970-01-01. */
  readonly day: number
  /** The place of a list as it plays, or null while it does not. */
  readonly toPlace: (item: Playlist['items'][number]) => P | null
}

const membersOf = <P>(playlist: Playlist, { toPlace }: Sequence<P>): Member<P>[] => {
  const members: Member<P>[] = []
  const inside = (playlist.inside ?? []).map(({ playlist: id, before }) => ({
    id,
    before: Math.min(before, playlist.items.length),
  }))
  for (let at = 0; at <= playlist.items.length; at++) {
    for (const { id, before } of inside) if (before === at) members.push({ name: `/${id}`, inside: id })
    const item = playlist.items[at]
    const place = item === undefined ? null : toPlace(item)
    if (item !== undefined && place !== null) members.push({ name: item.item, place })
  }
  return playlist.order === 'shuffled' ? shuffle(members, playlist.id) : members
}

/** So many places at a time from a list that begins anew after its last. */
const cut = <P>(places: readonly P[], start: number, count: number): P[] =>
  Array.from({ length: Math.min(count, places.length) }, (_, at) => places[(start + at) % places.length]).flatMap(
    (place) => (place === undefined ? [] : [place]),
  )

/** Never longer than LONGEST_LOOP, but for a playlist that is longer in one round. */
export const playlistToSequence = <P>(id: PlaylistId, sequence: Sequence<P>, depth = 1): P[] => {
  const playlist = sequence.playlists[id]
  if (playlist === undefined || depth > DEEPEST_PLAYLIST) return []
  const parts = membersOf(playlist, sequence).map((member) => {
    if ('place' in member) return { places: [member.place], count: 1 }
    const places = playlistToSequence(member.inside, sequence, depth + 1)
    const take = sequence.playlists[member.inside]?.take
    const count = take?.per === 'round' ? Math.min(take.count, places.length) : places.length
    return { places, count }
  })
  const length = parts.reduce((total, { count }) => total + count, 0)
  const mostRounds = Math.max(1, Math.floor(LONGEST_LOOP / Math.max(1, length)))
  let rounds = 1
  for (const { places, count } of parts) {
    if (count === 0) continue
    const own = places.length / greatestCommonDivisor(places.length, count)
    rounds = Math.min(mostRounds, (rounds / greatestCommonDivisor(rounds, own)) * own)
  }
  const unrolled: P[] = []
  for (let round = 0; round < rounds; round++) {
    for (const { places, count } of parts) unrolled.push(...cut(places, round * count, count))
  }
  const { take } = playlist
  return take?.per === 'day' ? cut(unrolled, sequence.day * take.count, take.count) : unrolled
}
