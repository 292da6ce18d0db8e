// (manifest, instant) → what is on a zone. Total: any finite or absurd instant is answered, nothing throws (S14).
// `openManifest` unfolds the patterns once into typed arrays, and each loop unfolds when it is first shown; `showing` then
// only searches, and allocates nothing: it writes into an object the caller keeps, because a player calls it every frame
// and the wall for hundreds of screens.
import { BLANK, TEXT_BASE, type Manifest } from './manifest.ts'
import { LONGEST_LOOP } from './rotation.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

type OpenLoop = {
  /** Start of each slot within the loop, ms; one more element: the loop's length. */
  readonly starts: Float64Array
  readonly items: Int32Array
  readonly entries: Int32Array
  readonly length: number
}

type OpenZone = {
  /** Start of each segment, epoch ms, the first is the zone's origin; one more element: the end of the horizon. */
  readonly froms: Float64Array
  /** Loop index of each segment, or BLANK. */
  readonly loops: Int32Array
  /** By block: which segment it begins in, so that a search is over one day's segments and not a year's. */
  readonly firsts: Int32Array
  /** Four numbers each: from, until, loop, and where its loop is counted from; see the manifest. */
  readonly takeovers: Float64Array
}

export type OpenManifest = {
  readonly from: number
  readonly until: number
  readonly zones: readonly OpenZone[]
  /** By loop index, those that have been shown. */
  readonly loops: OpenLoop[]
  readonly manifest: Manifest
}

/** What is on a zone at an instant. All instants in epoch ms. */
export type Showing = {
  /** True outside opening hours (S11); then `item`, `loop` and `slot` are -1 and the slot is the segment. */
  blank: boolean
  /** Index into the manifest's items. */
  item: number
  /** Index into the manifest's loops. */
  loop: number
  /** Index of the slot in the loop. */
  slot: number
  /** Index into the manifest's entries of the entry that won, or -1 for the built-in fallback. */
  entry: number
  /** The slot, cut at the ends of its segment: `[from, until)` (S1). */
  from: number
  until: number
  /** Where the slot would have begun had its segment not cut it; a video seeks by `instant - begun`. */
  begun: number
  /** The segment, `[segmentFrom, segmentUntil)`. */
  segmentFrom: number
  segmentUntil: number
}

export const createShowing = (): Showing => ({
  blank: true,
  item: -1,
  loop: -1,
  slot: -1,
  entry: -1,
  from: 0,
  until: 0,
  begun: 0,
  segmentFrom: 0,
  segmentUntil: 0,
})

const textToNumbers = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0) - TEXT_BASE)

const openLoop = (manifest: Manifest, index: number): OpenLoop => {
  const { turns = [], notices = [], order = '', spread = '' } = manifest.loops[index] || {}
  const lists = [...turns, ...notices].filter((_, at) => at % 2 === 0).map((list) => manifest.lists[list])
  const takers = Math.ceil(turns.length / 2)
  const round = order ? textToNumbers(order) : [...lists.keys()].slice(0, takers)
  /** Where each list goes on. */
  const next = lists.map(() => 0)
  const starts = [0]
  const items: number[] = []
  const entries: number[] = []
  let length = 0
  const play = (taker: number): void => {
    const { entry = -1, slots = [] } = lists[taker] || {}
    if (slots.length < 2 || items.length >= LONGEST_LOOP) return
    const at = next[taker] || 0
    items.push(slots[at] || 0)
    entries.push(entry)
    // Whole and within bounds, so that no manifest makes a loop stand still (S14).
    length += Math.max(1, Math.min(DAY_MS, Math.floor(slots[at + 1] || 1)))
    starts.push(length)
    next[taker] = at + 3 < slots.length ? at + 2 : 0
  }
  if (spread) {
    let turn = 0
    textToNumbers(spread).forEach((number, at) => {
      if (at % 2) play(takers + number)
      else for (let left = number; left > 0; left--) play(round[turn++ % round.length] || 0)
    })
  } else {
    do round.forEach(play)
    while (next.some((at) => at > 0) && items.length + round.length <= LONGEST_LOOP)
  }
  return {
    starts: Float64Array.from(starts),
    items: Int32Array.from(items),
    entries: Int32Array.from(entries),
    length,
  }
}

/** Unfolds a loop when it is first asked for: a manifest may have many, and a screen shows a few of them a day. */
export const loopOf = (open: OpenManifest, index: number): OpenLoop | undefined => {
  if (!open.loops[index] && open.manifest.loops[index]) open.loops[index] = openLoop(open.manifest, index)
  return open.loops[index]
}

const openZone = (zone: Manifest['zones'][number], from: number, until: number): OpenZone => {
  const froms: number[] = []
  const loops: number[] = []
  const firsts: number[] = []
  let block = from
  for (let run = 0; run + 1 < zone.blocks.length; run += 2) {
    const pattern = zone.patterns[zone.blocks[run] || 0] || []
    for (let repeat = zone.blocks[run + 1] || 0; repeat > 0 && block < until; repeat--, block += DAY_MS) {
      for (let pair = 0; pair + 1 < pattern.length; pair += 2) {
        const loop = pattern[pair + 1] || 0
        if (loops.length === 0 || loops[loops.length - 1] !== loop) {
          froms.push(block + (pattern[pair] || 0) * 1000)
          loops.push(loop)
        }
        if (pair === 0) firsts.push(froms.length - 1)
      }
    }
  }
  if (froms.length === 0) {
    froms.push(from)
    loops.push(0)
  }
  froms[0] = Math.min(zone.origin, from)
  froms.push(until)
  return {
    froms: Float64Array.from(froms),
    loops: Int32Array.from(loops),
    firsts: Int32Array.from(firsts),
    takeovers: Float64Array.from(zone.takeovers || []),
  }
}

/** Unfolds a manifest for `showing`. Costs time and memory in proportion to the segments of its horizon. */
export const openManifest = (manifest: Manifest): OpenManifest => ({
  from: manifest.from,
  until: manifest.until,
  zones: manifest.zones.map((zone) => openZone(zone, manifest.from, manifest.until)),
  loops: [],
  manifest,
})

/** Index of the last element of ascending `starts[low..high]` that is ≤ `at`; `low` when none is. */
const lastAtOrBefore = (starts: Float64Array, low: number, high: number, at: number): number => {
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] || 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * What `zone` shows at `instant` (epoch ms), written into `out`, which is returned.
 * After the horizon its last week repeats, before it the first (S13). A zone that is not there is blank.
 */
export const showing = (open: OpenManifest, zone: number, instant: number, out: Showing): Showing => {
  const { from, until } = open
  // In whole milliseconds nothing is lost when a week is taken off or added, however far away.
  const asked = instant === instant ? Math.floor(Math.max(-8.64e15, Math.min(8.64e15, instant))) : from
  let fold = 0
  if (asked >= until) fold = (Math.floor((asked - until) / WEEK_MS) + 1) * WEEK_MS
  else if (asked < from) fold = -Math.ceil((from - asked) / WEEK_MS) * WEEK_MS
  const at = asked - fold

  const timeline = open.zones[zone]
  let loopIndex = BLANK
  let segmentFrom = from
  let segmentUntil = until
  if (timeline) {
    const { froms, loops, firsts } = timeline
    const block = Math.floor((at - from) / DAY_MS)
    const segment = lastAtOrBefore(froms, firsts[block] || 0, firsts[block + 1] || loops.length - 1, at)
    loopIndex = loops[segment] || 0
    segmentFrom = froms[segment] || 0
    segmentUntil = froms[segment + 1] || 0
  }
  // A folded week is a copy of its own: segments do not reach across its ends.
  if (fold > 0) segmentFrom = Math.max(segmentFrom, until - WEEK_MS)
  if (fold < 0) {
    segmentFrom = Math.max(segmentFrom, from)
    segmentUntil = Math.min(segmentUntil, from + WEEK_MS)
  }
  segmentFrom += fold
  segmentUntil += fold
  // The timeline goes on under what takes it over: its loop is counted from where its segment began, not from where it is back.
  let anchor = segmentFrom
  if (timeline) {
    const { takeovers } = timeline
    for (let take = 0; take + 3 < takeovers.length; take += 4) {
      const begins = takeovers[take] || 0
      const ends = takeovers[take + 1] || 0
      if (ends <= asked) segmentFrom = Math.max(segmentFrom, ends)
      else if (begins > asked) segmentUntil = Math.min(segmentUntil, begins)
      else {
        loopIndex = takeovers[take + 2] || 0
        anchor = takeovers[take + 3] || begins
        segmentFrom = begins
        segmentUntil = ends
        break
      }
    }
  }
  out.segmentFrom = segmentFrom
  out.segmentUntil = segmentUntil

  const loop = loopOf(open, loopIndex)
  if (!loop || loop.length <= 0) {
    out.blank = true
    out.item = out.loop = out.slot = out.entry = -1
    out.from = out.begun = segmentFrom
    out.until = segmentUntil
    return out
  }
  const round = asked - ((((asked - anchor) % loop.length) + loop.length) % loop.length)
  const slot = lastAtOrBefore(loop.starts, 0, loop.items.length - 1, asked - round)
  const begun = round + (loop.starts[slot] || 0)
  const end = round + (loop.starts[slot + 1] || 0)
  out.blank = false
  out.item = loop.items[slot] || 0
  out.loop = loopIndex
  out.slot = slot
  out.entry = loop.entries[slot] || 0
  out.begun = begun
  out.from = Math.max(begun, segmentFrom)
  out.until = Math.min(end, segmentUntil)
  return out
}

/** The site's offset from UTC at an instant, minutes; for clocks on screen. */
export const offsetAt = (manifest: Pick<Manifest, 'from' | 'offsets'>, instant: number): number => {
  const second = (instant - manifest.from) / 1000
  let offset = manifest.offsets[1] || 0
  for (let pair = 0; pair + 1 < manifest.offsets.length; pair += 2) {
    if ((manifest.offsets[pair] || 0) > second) break
    offset = manifest.offsets[pair + 1] || 0
  }
  return offset
}
