// Two manifests of the same screens, before and after → what people in front of them will see change, and when. It compares
// what is shown, not indices or entries, and its cost grows with segments and slots, not with the time they last.
// The same loop begun at another moment is no change: nobody who published nothing else would call it one.
import { DAY_MS } from '../calendar/day.ts'
import { BLANK, type ItemShown, type Manifest } from '../manifest.ts'
import { createShowing, loopOf, openManifest, type OpenManifest, type Showing, showing } from '../showing.ts'

export type ChangedSpan = {
  /** Id of the zone. */
  readonly zone: string
  /** Epoch ms, `[from, until)`. */
  readonly from: number
  readonly until: number
  /** Ids of the items that take turns; `card` is the built-in card, and `blank` alone means outside opening hours. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export type Comparison = {
  /** The first instant from now on, within the horizon, at which a zone shows something else; null where none does. */
  readonly firstChange: number | null
  /** The spans that begin within the days asked for, by zone and time. */
  readonly spans: readonly ChangedSpan[]
}

type Numbers = (text: string) => number

/** Equal texts get equal numbers. */
const createNumbers = (): Numbers => {
  const numbers = new Map<string, number>()
  return (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
}

/** All that one sees of an item: its words, and the bytes of its files instead of their places in a list. */
const itemToFace = (item: ItemShown, { media }: Manifest): string => {
  const hash = (index: number | null): string | null => (index === null ? null : (media[index]?.[0] ?? null))
  switch (item.kind) {
    case 'card':
      return 'card'
    case 'image':
      return JSON.stringify({ ...item, media: hash(item.media) })
    case 'video':
      return JSON.stringify({ ...item, media: hash(item.media), poster: hash(item.poster) })
    case 'web':
      return JSON.stringify(item)
    case 'bulletin':
    case 'alert':
      return JSON.stringify({ ...item, picture: hash(item.picture) })
  }
}

/** One side, looked at through its showing `at`, which `look` moves. */
type Side = {
  readonly manifest: Manifest
  readonly open: OpenManifest
  readonly at: Showing
  look(zone: string, instant: number): void
  /** What is seen at this moment, as a number that both sides share. */
  face(): number
  /** What the whole loop of this moment shows, likewise. */
  loopFace(): number
  /** How far into the loop this moment is, and how long the loop is, ms. */
  phase(): number
  period(): number
}

const openSide = (manifest: Manifest, itemNumbers: Numbers, loopNumbers: Numbers): Side => {
  const open = openManifest(manifest)
  const faces = manifest.items.map((item) => itemNumbers(itemToFace(item, manifest)))
  const listFaces = manifest.lists.map(({ slots }) => slots.map((value, at) => (at % 2 === 0 ? faces[value] : value)))
  const pairsToText = (pairs: readonly number[]): string =>
    pairs.map((value, at) => (at % 2 === 0 ? listFaces[value]?.join(' ') : `× ${value},`)).join(' ')
  const loopFaces = manifest.loops.map(({ turns, notices = [] }) =>
    loopNumbers(`${pairsToText(turns)} | ${pairsToText(notices)}`),
  )
  const at = createShowing()
  let instant = 0
  const period = (): number => (at.blank ? 0 : (loopOf(open, at.loop)?.length ?? 0))
  return {
    manifest,
    open,
    at,
    look(zone, moment) {
      instant = moment
      showing(
        open,
        manifest.zones.findIndex(({ id }) => id === zone),
        instant,
        at,
      )
    },
    face: () => (at.blank ? BLANK : (faces[at.item] ?? BLANK)),
    loopFace: () => (at.blank ? BLANK : (loopFaces[at.loop] ?? BLANK)),
    phase: () => (at.blank ? 0 : instant - at.begun + (loopOf(open, at.loop)?.starts[at.slot] ?? 0)),
    period,
  }
}

/** Ids of what the loop of this moment shows, each once. */
const names = ({ manifest, open, at }: Side): string[] => {
  if (at.blank) return ['blank']
  const items = [...(loopOf(open, at.loop)?.items ?? [])]
  return [
    ...new Set(items.map((item) => manifest.items[item]).map((item) => (item && 'id' in item ? item.id : 'card'))),
  ]
}

/**
 * The first instant in `[from, until)` at which the sides, whose loops go on until then, are seen to differ, or null.
 * Two periodic sequences that agree for as long as both periods together agree for ever (Fine and Wilf, 1965).
 */
const firstDifference = (left: Side, right: Side, zone: string, from: number, until: number): number | null => {
  const end = Math.min(until, from + left.period() + right.period())
  for (let instant = from; instant < end; instant = Math.min(left.at.until, right.at.until)) {
    left.look(zone, instant)
    right.look(zone, instant)
    if (left.face() !== right.face()) return instant
  }
  return null
}

const compareZone = (left: Side, right: Side, zone: string, from: number, until: number, limit: number): Comparison => {
  const rects = [left, right].map(({ manifest }) => String(manifest.zones.find(({ id }) => id === zone)?.rect))
  const moved = rects[0] !== rects[1]
  /** By what is on and for how long: how long after its begin a piece is seen to differ. Days repeat, so pieces do. */
  const known = new Map<string, number>()
  let firstChange: number | null = null
  const spans: ChangedSpan[] = []

  for (let instant = from; instant < until && (firstChange === null || instant < limit);) {
    left.look(zone, instant)
    right.look(zone, instant)
    const end = Math.min(until, left.at.segmentUntil, right.at.segmentUntil)
    const span = { zone, from: instant, until: end, before: names(left), after: names(right) }
    if (moved || left.loopFace() !== right.loopFace()) {
      const kind = [left.loopFace(), right.loopFace(), left.phase(), right.phase(), end - instant].join(' ')
      let delay = moved ? 0 : known.get(kind)
      if (delay === undefined) {
        delay = (firstDifference(left, right, zone, instant, end) ?? Infinity) - instant
        known.set(kind, delay)
      }
      if (delay < Infinity) {
        firstChange ??= instant + delay
        const last = spans.at(-1)
        if (last?.until === instant && String([last.before, last.after]) === String([span.before, span.after])) {
          spans[spans.length - 1] = { ...last, until: end }
        } else if (instant < limit) spans.push(span)
      }
    }
    instant = end
  }
  return { firstChange, spans }
}

/** `now` in epoch ms. Where one side lacks a zone that the other has, that side counts as blank. */
export const compareManifests = (
  before: Manifest,
  after: Manifest,
  { now, days }: { now: number; days: number },
): Comparison => {
  const itemNumbers = createNumbers()
  const loopNumbers = createNumbers()
  const left = openSide(before, itemNumbers, loopNumbers)
  const right = openSide(after, itemNumbers, loopNumbers)
  const until = Math.min(before.until, after.until)
  const zones = new Set([...after.zones, ...before.zones].map(({ id }) => id))
  const comparisons = Array.from(zones, (zone) => compareZone(left, right, zone, now, until, now + days * DAY_MS))
  const changes = comparisons.flatMap(({ firstChange }) => firstChange ?? [])
  return {
    firstChange: changes.length === 0 ? null : Math.min(...changes),
    spans: comparisons.flatMap(({ spans }) => spans),
  }
}
