// The classes of screens as they were found last: finding them costs every screen, and most edits move none. What they hang
// on is compared by identity, since a catalogue shares what was not touched with the one before it.
import { type ClassGroup, groupByClass, liveBroadcasts, type Places } from '../../playlists/compile/classes.ts'
import type { Content } from '../../playlists/model/catalogue.ts'

export type Groups = ReadonlyMap<string, ClassGroup>

/** As `groupByClass`; the very same map again while nothing that classes hang on has changed. `now`: epoch ms. */
export type Grouping = (places: Places, content: Content, now: number) => Groups

/** What is published, what staff are working on, and the content of a revision they go back to. */
const MOST_KEPT = 3

type Kept = { readonly inputs: readonly unknown[]; readonly groups: Groups }

const inputsOf = ({ screens, sites, broadcasts, media }: Places, content: Content, now: number): readonly unknown[] => {
  const live = liveBroadcasts(broadcasts ?? {}, now)
  const pictures = live.map(({ picture }) => picture && media?.[picture])
  return [screens, sites, content.entries, content.campaigns, content.layouts, ...live, ...pictures]
}

const isAlike = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((input, index) => input === b[index])

export const createGrouping = (): Grouping => {
  let kept: readonly Kept[] = []
  return (places, content, now) => {
    const inputs = inputsOf(places, content, now)
    const found = kept.find((one) => isAlike(one.inputs, inputs)) ?? {
      inputs,
      groups: groupByClass(places, content, now),
    }
    kept = [found, ...kept.filter((one) => one !== found)].slice(0, MOST_KEPT)
    return found.groups
  }
}
