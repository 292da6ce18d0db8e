// What a playlist plays at a moment, gone through round by round like a person with a stack of cards for each list inside it:
// the top cards are played and go to the bottom. Nothing is shared with the compiler but the documents.
import { Temporal } from 'temporal-polyfill'
import type { Content } from '../../playlists/model/catalogue.ts'
import type { Playlist } from '../../playlists/model/playlist.ts'

export type Place = { readonly item: string; readonly ms: number }

/** FNV-1a of 32 bits, then the finaliser of MurmurHash3, as both are published: what decides a shuffled order. */
const hashOf = (text: string): number => {
  const bits = 0xffffffffn
  let hash = 2166136261n
  for (const unit of text.split('')) hash = ((hash ^ BigInt(unit.charCodeAt(0))) * 16777619n) & bits
  hash ^= hash >> 16n
  hash = (hash * 0x85ebca6bn) & bits
  hash ^= hash >> 13n
  hash = (hash * 0xc2b2ae35n) & bits
  hash ^= hash >> 16n
  return Number(hash)
}

/** The nth of each name is told apart from the others of that name, so that a list may hold an item twice. */
const shuffled = <Card extends { readonly name: string }>(cards: readonly Card[], playlist: string): Card[] =>
  cards
    .map((card, index) => {
      const nth = cards.slice(0, index + 1).filter(({ name }) => name === card.name).length
      return { card, hash: hashOf(`${playlist} ${card.name} ${nth}`) }
    })
    .toSorted((a, b) => a.hash - b.hash)
    .map(({ card }) => card)

const DEEPEST = 4

type Stack = { readonly name: string; readonly cards: Place[]; readonly count: number }

const stacksOf = (
  { id, items, inside = [], order }: Playlist,
  isPlayed: (item: string) => boolean,
  play: (playlist: string) => readonly Place[],
  content: Content,
): Stack[] => {
  const stacks: Stack[] = []
  for (let index = 0; index <= items.length; index++) {
    for (const { playlist, before } of inside) {
      if (Math.min(before, items.length) !== index) continue
      const cards = [...play(playlist)]
      const take = content.playlists[playlist]?.take
      stacks.push({ name: `/${playlist}`, cards, count: take?.per === 'round' ? take.count : cards.length })
    }
    const place = items[index]
    if (place !== undefined && isPlayed(place.item)) stacks.push({ name: place.item, cards: [place], count: 1 })
  }
  return order === 'shuffled' ? shuffled(stacks, id) : stacks
}

/** All that the list plays until it begins anew, on a date, of the items that are played. */
export const playlistToPlaces = (
  id: string,
  content: Content,
  date: Temporal.PlainDate,
  isPlayed: (item: string) => boolean,
  depth = 1,
): readonly Place[] => {
  const playlist = content.playlists[id]
  if (playlist === undefined || depth > DEEPEST) return []
  const play = (inside: string) => playlistToPlaces(inside, content, date, isPlayed, depth + 1)
  const stacks = stacksOf(playlist, isPlayed, play, content)
  const played: Place[] = []
  /** How many cards of each stack have gone to its bottom since they lay as they did at first. */
  const moved = stacks.map(() => 0)
  do {
    stacks.forEach(({ cards, count }, index) => {
      for (let card = 0; card < Math.min(count, cards.length); card++) {
        played.push(cards[moved[index]!]!)
        moved[index] = (moved[index]! + 1) % cards.length
      }
    })
  } while (moved.some((cards) => cards > 0))
  if (playlist.take?.per !== 'day' || played.length === 0) return played
  const { count } = playlist.take
  const day = Temporal.PlainDate.from('1970-01-01').until(date).days
  return Array.from({ length: Math.min(count, played.length) }, (_, at) => played[(day * count + at) % played.length]!)
}
