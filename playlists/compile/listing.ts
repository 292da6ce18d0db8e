// What the timelines of a manifest point to, by index. A thing is listed when something first points to it, so that screens
// fetch nothing that they never show, and the order follows from the timelines alone (S12).
import { BLANK, type ItemShown, type List, type Loop, type Manifest, type ManifestMedia } from '../manifest.ts'
import { DEFAULT_PER_HOUR } from '../model/entry.ts'
import type { Item } from '../model/items/item.ts'
import { type ItemContext, itemToShown } from './items.ts'
import type { WithOrder } from './order.ts'
import { type Cast, NOTICE_RANK, type Plan } from './timeline.ts'

/** How long the built-in card stays, ms. It is the only slot of loop 0 of every manifest (S4). */
export const CARD_MS = 20_000

/** Things in the order in which they are first asked for, each once. */
const createIndex = <Key, Thing>() => {
  const indices = new Map<Key, number>()
  const things: Thing[] = []
  return {
    things,
    of(key: Key, make: () => Thing): number {
      let index = indices.get(key)
      if (index === undefined) {
        index = things.push(make()) - 1
        indices.set(key, index)
      }
      return index
    },
  }
}

const known = <Thing>(thing: Thing | null | undefined): Thing => {
  if (thing === null || thing === undefined) throw new Error('An index given out before points nowhere.')
  return thing
}

export type Listing = {
  /** For the casts of one timeline, which is of these plans: the number of a cast, or BLANK → the loop that it plays. */
  readonly castsToLoops: (casts: readonly Cast[], plans: readonly Plan[]) => (cast: number) => number
  readonly mediaIndex: (file: ManifestMedia) => number
  /** The items that were pointed to, as staff edit them. */
  readonly items: () => readonly Item[]
  readonly list: () => Pick<Manifest, 'loops' | 'lists' | 'entries' | 'items' | 'media'>
}

export const createListing = (context: Omit<ItemContext, 'mediaIndex'>, withOrder: WithOrder): Listing => {
  const media = createIndex<string, ManifestMedia>()
  const items = createIndex<Item | 'card', ItemShown>()
  const used: Item[] = []
  const entries = createIndex<string, string>()
  const lists: List[] = [{ entry: -1, slots: [0, CARD_MS] }]
  const loops: Loop[] = [{ turns: [0, 1] }]
  const mediaIndex = (file: ManifestMedia): number => media.of(file[0], () => file)

  const shownContext = { ...context, mediaIndex }
  const itemIndex = (item: Item): number =>
    items.of(item, () => {
      used.push(item)
      // Only what is ready is in a list (S10).
      return known(itemToShown(item, shownContext))
    })

  const indicesByPlan = new Map<Plan, number[]>()
  const listIndex = (plan: Plan, list: number): number => {
    const { entry, playable } = plan
    let indices = indicesByPlan.get(plan)
    if (indices === undefined) indicesByPlan.set(plan, (indices = []))
    return (indices[list] ??=
      lists.push({
        entry: entries.of(entry.id, () => entry.id),
        slots: known(playable.lists[list]).flatMap(({ item, ms }) => [itemIndex(item), ms]),
      }) - 1)
  }

  const castToLoop = (cast: Cast, plans: readonly Plan[]): Loop => {
    const turns: number[] = []
    const notices: number[] = []
    for (let pair = 0; pair < cast.length; pair += 2) {
      const plan = known(plans[known(cast[pair])])
      const list = listIndex(plan, known(cast[pair + 1]))
      if (plan.rank === NOTICE_RANK) notices.push(list, plan.entry.perHour ?? DEFAULT_PER_HOUR)
      else turns.push(list, plan.entry.weight)
    }
    if (turns.length === 0) turns.push(0, 1)
    return withOrder(lists, notices.length === 0 ? { turns } : { turns, notices })
  }

  items.of('card', () => ({ kind: 'card' }))
  return {
    castsToLoops(casts, plans) {
      const indices: number[] = []
      return (number) => {
        if (number === BLANK) return BLANK
        const cast = known(casts[number])
        return (indices[number] ??= cast.length === 0 ? 0 : loops.push(castToLoop(cast, plans)) - 1)
      }
    },
    mediaIndex,
    items: () => used,
    list: () => ({
      loops,
      lists,
      entries: entries.things,
      items: items.things,
      media: media.things,
    }),
  }
}
