// The sweep: rules, opening hours and validity → the gapless timeline of a zone (S4). It walks civil days, whose pieces it
// lays out on instants; a piece that a gap swallows has no length and drops out, one in an overlap gets the longer (S3).
import { DAY_MS, DAY_SECONDS } from '../calendar/day.ts'
import { createDistinct } from '../calendar/distinct.ts'
import { createLive, type LiveDay } from '../calendar/live.ts'
import type { DayRule } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from '../calendar/zone.ts'
import { BLANK } from '../manifest.ts'
import type { Entry } from '../model/entry.ts'
import { type Blocks, createBlocks } from './blocks.ts'
import { changesUpTo, listAt, type Playable } from './playable.ts'

/** An entry as the sweep sees it. */
export type Plan = {
  readonly entry: Entry
  readonly rule: DayRule
  readonly playable: Playable
  /** See `entryToRank`. */
  readonly rank: number
}

/** Who plays together, as pairs (index of the plan, number of its list), notices last. Nobody: the built-in card. */
export type Cast = readonly number[]

export type Timeline = Blocks & {
  /** Where the first segment began, at or before the first block. */
  readonly origin: number
  /** What the patterns number, besides BLANK. */
  readonly casts: readonly Cast[]
}

export type TimelineInput = {
  readonly plans: readonly Plan[]
  readonly hours: readonly DayRule[]
  readonly zone: ZoneOffsets
  /** Where the first block begins, epoch ms: the beginning of a day; and how many blocks there are. */
  readonly from: number
  readonly count: number
  /** What began before this instant is taken to have begun then. */
  readonly epoch: number
}

/** Of a notice, which is no rank: it plays beside whoever wins (S7). */
export const NOTICE_RANK = 0

/** S5 as one number: the highest rank that is live wins, and equals rotate together. */
export const entryToRank = ({ level, priority }: Pick<Entry, 'level' | 'priority'>): number =>
  ({ notice: NOTICE_RANK, fallback: 1, rotate: 2, override: 2 + priority, appointment: 12 })[level]

/** Rules in a set → who plays, as indices of plans with the numbers of their lists at that instant; notices come last. */
const chooseCast = (plans: readonly Plan[], live: readonly number[], instant: number): Cast => {
  let highest = 0
  let cast: number[] = []
  const notices: number[] = []
  for (const index of live) {
    const plan = plans[index]
    // Opening hours are rules as well, but nobody's plan.
    if (plan === undefined || (plan.rank < highest && plan.rank !== NOTICE_RANK)) continue
    const list = listAt(plan.playable, instant)
    if (plan.playable.lists[list]?.length === 0) continue
    if (plan.rank === NOTICE_RANK) {
      notices.push(index, list)
      continue
    }
    if (plan.rank > highest) cast = []
    highest = plan.rank
    cast.push(index, list)
  }
  return notices.length === 0 ? cast : [...cast, ...notices]
}

type Begin = (instant: number, cast: number) => void

/** Civil days laid out on instants. */
type Walk = {
  /** Epoch ms. */
  readonly start: (day: number) => number
  /** Tells what begins when, in order, neighbours unlike. */
  readonly tell: (day: number, begin: Begin) => void
  /** The same as pairs (second of the day, cast), the very same object for days alike; null for a day on which more changes. */
  readonly pairs: (day: number) => readonly number[] | null
}

/** Walks civil days; casts get their numbers from `toNumber`. */
const createWalk = ({ plans, hours, zone }: TimelineInput, toNumber: (cast: Cast) => number): Walk => {
  // Opening hours come last, so that the indices before them are those of the plans.
  const live = createLive([...plans.map(({ rule }) => rule), ...hours])
  const changes = [...new Set(plans.flatMap(({ playable }) => playable.changes))].sort((a, b) => a - b)

  const known = new Map<number, number>()
  /** `change`: how many changes came before. Between two of them a set of rules always plays the same. */
  const castOf = (set: number, change: number, instant: number): number => {
    const kind = set * (changes.length + 1) + change
    let cast = known.get(kind)
    if (cast === undefined) {
      const members = live.members(set)
      const isOpen = (members.at(-1) ?? -1) >= plans.length
      cast = isOpen ? toNumber(chooseCast(plans, members, instant)) : BLANK
      known.set(kind, cast)
    }
    return cast
  }

  const pairsByDay = new Map<LiveDay, (readonly number[])[]>()
  const toPairs = ({ seconds, sets }: LiveDay, change: number, from: number): number[] => {
    const pairs: number[] = []
    for (let piece = 0; piece < sets.length; piece++) {
      const cast = castOf(sets[piece] ?? 0, change, from)
      if (pairs.at(-1) !== cast || pairs.length === 0) pairs.push(seconds[piece] ?? 0, cast)
    }
    return pairs
  }

  const start = (day: number): number => civilToInstant(zone, day * DAY_MS)
  return {
    start,
    tell(day, begin) {
      const { seconds, sets } = live.onDay(day)
      let from = start(day)
      let change = changesUpTo(changes, from)
      let last: number | null = null
      for (let piece = 0; piece < sets.length; piece++) {
        const until = civilToInstant(zone, day * DAY_MS + (seconds[piece + 1] ?? DAY_SECONDS) * 1000)
        while (from < until) {
          while ((changes[change] ?? Infinity) <= from) change++
          const cast = castOf(sets[piece] ?? 0, change, from)
          if (cast !== last) begin(from, cast)
          last = cast
          from = Math.min(until, changes[change] ?? until)
        }
      }
    },
    pairs(day) {
      const from = start(day)
      const until = start(day + 1)
      const change = changesUpTo(changes, from)
      // Clocks that are set make a day longer or shorter.
      if (until - from !== DAY_MS || (changes[change] ?? Infinity) < until) return null
      const pieces = live.onDay(day)
      let byChange = pairsByDay.get(pieces)
      if (byChange === undefined) pairsByDay.set(pieces, (byChange = []))
      return (byChange[change] ??= toPairs(pieces, change, from))
    },
  }
}

/** Where the segment that holds at `from` began: days are searched backwards until something else was on. */
const findOrigin = (walk: Walk, cast: number, { zone, from, epoch }: TimelineInput): number => {
  let origin = from
  for (let day = instantToDay(zone, from) - 1; origin > epoch; day--) {
    const start = walk.start(day)
    // What holds at the day's end is what began last.
    let begun = start
    let ends = cast
    walk.tell(day, (instant, other) => {
      begun = instant
      ends = other
    })
    if (ends !== cast) break
    origin = begun
    if (begun > start) break
  }
  return Math.min(from, Math.max(origin, epoch))
}

export const compileTimeline = (input: TimelineInput): Timeline => {
  const { zone, from, count } = input
  const { lists: casts, numberOf } = createDistinct<Cast>()
  const walk = createWalk(input, (cast) => numberOf(cast, (kept) => kept))
  const { begin, beginDay, end } = createBlocks(from, count)
  const lastDay = instantToDay(zone, from + count * DAY_MS - 1)
  for (let day = instantToDay(zone, from); day <= lastDay; day++) {
    const pairs = walk.pairs(day)
    if (pairs === null) walk.tell(day, begin)
    else beginDay(walk.start(day), pairs)
  }
  const { patterns, blocks } = end()
  const first = patterns[blocks[0] ?? 0]?.[1] ?? BLANK
  return { origin: findOrigin(walk, first, input), casts, patterns, blocks }
}
