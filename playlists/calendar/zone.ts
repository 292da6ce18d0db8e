// A zone's offsets from UTC as a table, so that converting thousands of times costs arithmetic only. S3 is one line here:
// in a gap a civil time moves to the gap's end, in an overlap the first of the two instants counts.
import { civilToDay, DAY_MS } from './day.ts'

export type ZoneOffsets = {
  /** Instants from which the offsets hold, ascending; the first is -Infinity. */
  readonly froms: readonly number[]
  /** Milliseconds east of UTC. */
  readonly offsets: readonly number[]
}

/** No zone changes its clocks twice within this time, ms. */
const STEP_MS = DAY_MS

const formats = new Map<string, Intl.DateTimeFormat>()

const zoneFormat = (zone: string): Intl.DateTimeFormat => {
  let format = formats.get(zone)
  if (format === undefined) {
    const number = 'numeric'
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
    })
    formats.set(zone, format)
  }
  return format
}

/** `instant` in whole seconds, as ms. */
const readOffset = (format: Intl.DateTimeFormat, instant: number): number => {
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
    format.format(instant).match(/\d+/g) ?? []
  ).map(Number)
  return civilToDay(year, month, day) * DAY_MS + (hour * 3600 + minute * 60 + second) * 1000 - instant
}

/** The offsets of an IANA zone, true within `[from, until)`; the first and the last are taken to hold for ever. */
export const zoneOffsets = (zone: string, from: number, until: number): ZoneOffsets => {
  const format = zoneFormat(zone)
  let before = Math.floor(from / 1000) * 1000
  let offset = readOffset(format, before)
  const froms = [-Infinity]
  const offsets = [offset]
  while (before < until) {
    const after = before + STEP_MS
    const next = readOffset(format, after)
    if (next !== offset) {
      let low = before
      let high = after
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000
        if (readOffset(format, middle) === offset) low = middle
        else high = middle
      }
      froms.push(high)
      offsets.push(next)
      offset = next
    }
    before = after
  }
  return { froms, offsets }
}

/** Civil milliseconds (see `day.ts`) → instant. Never falls as `civil` rises. */
export const civilToInstant = ({ froms, offsets }: ZoneOffsets, civil: number): number => {
  let period = 0
  // A period ends, in its own civil time, where the next begins: the first that has not ended holds the first instant.
  while (period + 1 < froms.length && civil >= (froms[period + 1] ?? 0) + (offsets[period] ?? 0)) period++
  return Math.max(froms[period] ?? 0, civil - (offsets[period] ?? 0))
}

/** Milliseconds east of UTC at an instant. */
export const offsetAtInstant = ({ froms, offsets }: ZoneOffsets, instant: number): number => {
  let period = 0
  while (period + 1 < froms.length && instant >= (froms[period + 1] ?? 0)) period++
  return offsets[period] ?? 0
}

/** The civil day (counted from 1970-01-01) that an instant falls on. */
export const instantToDay = (zone: ZoneOffsets, instant: number): number =>
  Math.floor((instant + offsetAtInstant(zone, instant)) / DAY_MS)

/** As a manifest carries them: pairs (seconds after `from`, minutes east of UTC), the first at 0. */
export const zoneToManifestOffsets = (zone: ZoneOffsets, from: number, until: number): number[] => {
  const pairs = [0, offsetAtInstant(zone, from) / 60_000]
  zone.froms.forEach((start, period) => {
    if (start > from && start < until) pairs.push((start - from) / 1000, (zone.offsets[period] ?? 0) / 60_000)
  })
  return pairs
}
