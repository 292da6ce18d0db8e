// The sweep: rules, opening hours and validity → one gapless timeline (S4), in 24-hour blocks. A block is worked out once per
// kind: blocks on which the same rules start, with the same lists and the same clock, are equal.
import { DAY_MS } from '../calendar/day.ts'
import type { DayRule } from '../calendar/rule.ts'
import { rulesToWindows, type Window } from '../calendar/windows.ts'
import { instantToDay, offsetAtInstant, type ZoneOffsets } from '../calendar/zone.ts'
import { BLANK } from '../manifest.ts'
import type { Entry } from '../model/entry.ts'
import { listAt, type Playable } from './playable.ts'

/** An entry as the sweep sees it. */
export type Plan = {
  readonly entry: Entry
  readonly rule: DayRule
  readonly playable: Playable
  /** See `entryToRank`. */
  readonly rank: number
}

/** Who plays together: indices of plans, each with the number of its list. None: the built-in card. */
export type Cast = readonly { readonly plan: number; readonly list: number }[]

/** Pairs (second within the block, index of the cast or BLANK), the first at 0. */
type Pattern = readonly number[]

export type Timeline = {
  readonly origin: number
  readonly patterns: readonly Pattern[]
  /** Pairs (index of the pattern, how many blocks in a row). */
  readonly blocks: readonly number[]
  readonly casts: readonly Cast[]
}

export type TimelineInput = {
  readonly plans: readonly Plan[]
  readonly hours: readonly DayRule[]
  readonly zone: ZoneOffsets
  /** Where the first block begins, epoch ms, and how many there are. */
  readonly from: number
  readonly count: number
  /** What began before this instant is taken to have begun then. */
  readonly epoch: number
}

/** S5 as one number: the highest rank that is live wins, and equals rotate together. */
export const entryToRank = ({ level, priority }: Pick<Entry, 'level' | 'priority'>): number =>
  ({ fallback: 1, rotate: 2, override: 2 + priority })[level]

const isWithin = (windows: readonly Window[], instant: number): boolean =>
  windows.some(({ from, until }) => from <= instant && instant < until)

/** Numbers for texts, in the order in which they are first asked for. */
const createNumbers = (): ((text: string) => number) => {
  const numbers = new Map<string, number>()
  return (text) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
}

type Segment = { readonly from: number; readonly cast: string }

/** In place of a cast: outside opening hours (S11). */
const CLOSED = 'closed'

const createSweep = ({ plans, hours, zone }: TimelineInput) => {
  const changes = [...new Set(plans.flatMap(({ playable }) => playable.changes))].sort((a, b) => a - b)

  const castAt = (windows: readonly (readonly Window[])[], instant: number): string => {
    let highest = 0
    let cast = ''
    plans.forEach(({ rank, playable }, plan) => {
      if (rank < highest || !isWithin(windows[plan] ?? [], instant)) return
      const list = listAt(playable, instant)
      if (playable.lists[list]?.length === 0) return
      if (rank > highest) cast = ''
      highest = rank
      cast += `${cast === '' ? '' : ' '}${plan}.${list}`
    })
    return cast
  }

  /** The segments of `[from, until)`, neighbours unlike each other. */
  const sweep = (from: number, until: number): Segment[] => {
    const open = rulesToWindows(hours, zone, from, until)
    const windows = plans.map(({ rule }) => rulesToWindows([rule], zone, from, until))
    const edges = new Set([from])
    for (const list of [open, ...windows]) for (const window of list) edges.add(window.from).add(window.until)
    for (const change of changes) if (change > from) edges.add(change)
    const segments: Segment[] = []
    for (const edge of [...edges].sort((a, b) => a - b)) {
      if (edge >= until) break
      const cast = isWithin(open, edge) ? castAt(windows, edge) : CLOSED
      if (segments.at(-1)?.cast !== cast) segments.push({ from: edge, cast })
    }
    return segments
  }

  const dayNumber = createNumbers()
  const dayKinds = new Map<number, number>()
  const rules = [...hours, ...plans.map(({ rule }) => rule)]
  const dayKind = (day: number): number => {
    let kind = dayKinds.get(day)
    if (kind === undefined) {
      let on = ''
      rules.forEach(({ isOn }, rule) => {
        if (isOn(day)) on += `${rule} `
      })
      dayKinds.set(day, (kind = dayNumber(on)))
    }
    return kind
  }

  /** Equal for blocks that are equal; null for one that is like no other. */
  const blockKind = (from: number): string | null => {
    const until = from + DAY_MS
    const offset = offsetAtInstant(zone, from)
    if (zone.froms.some((start) => start > from && start < until)) return null
    if (changes.some((change) => change > from && change < until)) return null
    const epoch = changes.filter((change) => change <= from).length
    const day = instantToDay(zone, from)
    const days = [day - 2, day - 1, day, day + 1, day + 2].map(dayKind).join(' ')
    return `${days} ${(((from + offset) % DAY_MS) + DAY_MS) % DAY_MS} ${epoch}`
  }

  const known = new Map<string, readonly Segment[]>()
  /** As `sweep`, but counted from `from`. */
  return (from: number): readonly Segment[] => {
    const kind = blockKind(from)
    const seen = kind === null ? undefined : known.get(kind)
    if (seen !== undefined) return seen
    const segments = sweep(from, from + DAY_MS).map((segment) => ({ from: segment.from - from, cast: segment.cast }))
    if (kind !== null) known.set(kind, segments)
    return segments
  }
}

/** Where the segment that holds at `from` began: blocks are searched backwards until something else was on. */
const findOrigin = (segmentsOf: (from: number) => readonly Segment[], { from, epoch }: TimelineInput): number => {
  const cast = segmentsOf(from)[0]?.cast
  let origin = from
  for (let block = from - DAY_MS; origin > epoch; block -= DAY_MS) {
    const segments = segmentsOf(block)
    const other = segments.findLastIndex((segment) => segment.cast !== cast)
    const next = segments[other + 1]
    if (next === undefined) return origin
    origin = block + next.from
    if (other >= 0) break
  }
  return Math.max(origin, epoch)
}

export const compileTimeline = (input: TimelineInput): Timeline => {
  const segmentsOf = createSweep(input)
  const castNumber = createNumbers()
  const patternNumber = createNumbers()
  const casts: Cast[] = []
  const patterns: Pattern[] = []
  const blocks: number[] = []
  for (let block = 0; block < input.count; block++) {
    const pattern = segmentsOf(input.from + block * DAY_MS).flatMap(({ from, cast }) => {
      if (cast === CLOSED) return [from / 1000, BLANK]
      const number = castNumber(cast)
      if (number === casts.length) casts.push(textToCast(cast))
      return [from / 1000, number]
    })
    const number = patternNumber(pattern.join(' '))
    if (number === patterns.length) patterns.push(pattern)
    if (blocks.at(-2) === number) blocks[blocks.length - 1] = (blocks.at(-1) ?? 0) + 1
    else blocks.push(number, 1)
  }
  return { origin: findOrigin(segmentsOf, input), patterns, blocks, casts }
}

const textToCast = (text: string): Cast =>
  text === ''
    ? []
    : text.split(' ').map((part) => {
        const [plan = 0, list = 0] = part.split('.').map(Number)
        return { plan, list }
      })
