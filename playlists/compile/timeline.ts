// The sweep: rules, opening hours and validity → the gapless segments of a zone (S4). It walks civil days, whose pieces it
// lays out on instants; a piece that a gap swallows has no length and drops out, one in an overlap gets the longer (S3).
import { DAY_MS } from '../calendar/day.ts'
import { createLive } from '../calendar/live.ts'
import type { DayRule } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from '../calendar/zone.ts'
import { BLANK } from '../manifest.ts'
import type { Entry } from '../model/entry.ts'
import type { Segments } from './blocks.ts'
import { changesUpTo, listAt, type Playable } from './playable.ts'

/** An entry as the sweep sees it. */
export type Plan = {
  readonly entry: Entry
  readonly rule: DayRule
  readonly playable: Playable
  /** See `entryToRank`. */
  readonly rank: number
}

/** Who plays together: indices of plans, each with the number of its list. Nobody: the built-in card. */
export type Cast = readonly { readonly plan: number; readonly list: number }[]

/** `casts` of the segments are indices of `cast`, or BLANK. */
export type Timeline = { readonly segments: Segments; readonly casts: readonly Cast[] }

export type TimelineInput = {
  readonly plans: readonly Plan[]
  readonly hours: readonly DayRule[]
  readonly zone: ZoneOffsets
  /** `[from, until)`, epoch ms. */
  readonly from: number
  readonly until: number
  /** What began before this instant is taken to have begun then. */
  readonly epoch: number
}

/** S5 as one number: the highest rank that is live wins, and equals rotate together. */
export const entryToRank = ({ level, priority }: Pick<Entry, 'level' | 'priority'>): number =>
  ({ fallback: 1, rotate: 2, override: 2 + priority })[level]

/** Rules in a set → who plays, as indices of plans with the numbers of their lists at that instant. */
const chooseCast = (plans: readonly Plan[], live: readonly number[], instant: number): Cast => {
  let highest = 0
  let cast: { plan: number; list: number }[] = []
  for (const plan of live) {
    const { rank, playable } = plans[plan] ?? { rank: 0, playable: null }
    if (playable === null || rank < highest) continue
    const list = listAt(playable, instant)
    if (playable.lists[list]?.length === 0) continue
    if (rank > highest) cast = []
    highest = rank
    cast.push({ plan, list })
  }
  return cast
}

/** day → its segments, in order; casts get their numbers from `number`. */
const createDays = ({ plans, hours, zone }: TimelineInput, number: (cast: Cast) => number) => {
  // Opening hours come last, so that the indices before them are those of the plans.
  const live = createLive([...plans.map(({ rule }) => rule), ...hours])
  const changes = [...new Set(plans.flatMap(({ playable }) => playable.changes))].sort((a, b) => a - b)

  const known = new Map<number, number>()
  const castOf = (set: number, instant: number): number => {
    // Between two changes of any list, a set of rules always plays the same.
    const kind = set * (changes.length + 1) + changesUpTo(changes, instant)
    let cast = known.get(kind)
    if (cast === undefined) {
      const members = live.members(set)
      const isOpen = (members.at(-1) ?? -1) >= plans.length
      cast = isOpen ? number(chooseCast(plans, members, instant)) : BLANK
      known.set(kind, cast)
    }
    return cast
  }

  return (day: number): Segments => {
    const { seconds, sets } = live.onDay(day)
    const froms: number[] = []
    const casts: number[] = []
    let from = civilToInstant(zone, day * DAY_MS)
    for (let piece = 0; piece < sets.length; piece++) {
      const set = sets[piece] ?? 0
      const until = civilToInstant(zone, day * DAY_MS + (seconds[piece + 1] ?? DAY_MS / 1000) * 1000)
      for (let start = from; start < until; start = changes[changesUpTo(changes, start)] ?? until) {
        const cast = castOf(set, start)
        if (casts.at(-1) === cast) continue
        froms.push(start)
        casts.push(cast)
      }
      from = until
    }
    return { froms, casts }
  }
}

/** Where the segment that holds at `from` began: days are searched backwards until something else was on. */
const findOrigin = (onDay: (day: number) => Segments, { zone, from, epoch }: TimelineInput): number => {
  let cast: number | undefined
  let origin = from
  for (let day = instantToDay(zone, from); origin > epoch; day--) {
    const { froms, casts } = onDay(day)
    for (let segment = froms.length - 1; segment >= 0; segment--) {
      const start = froms[segment] ?? 0
      if (start > from) continue
      cast ??= casts[segment]
      if (casts[segment] !== cast) return origin
      origin = start
    }
  }
  return Math.min(from, Math.max(origin, epoch))
}

const createCasts = () => {
  const casts: Cast[] = []
  const numbers = new Map<string, number>()
  return {
    casts,
    number(cast: Cast): number {
      const name = cast.map(({ plan, list }) => `${plan}.${list}`).join(' ')
      const number = numbers.get(name) ?? casts.push(cast) - 1
      numbers.set(name, number)
      return number
    },
  }
}

export const compileTimeline = (input: TimelineInput): Timeline => {
  const { casts, number } = createCasts()
  const onDay = createDays(input, number)
  const froms: number[] = []
  const played: number[] = []
  const { zone, from, until } = input
  const lastDay = instantToDay(zone, until - 1)
  for (let day = instantToDay(zone, from); day <= lastDay; day++) {
    const segments = onDay(day)
    segments.froms.forEach((start, segment) => {
      const cast = segments.casts[segment] ?? BLANK
      if (start >= until || played.at(-1) === cast) return
      froms.push(start)
      played.push(cast)
    })
  }
  froms[0] = findOrigin(onDay, input)
  return { segments: { froms, casts: played }, casts }
}
