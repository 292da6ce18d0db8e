// Days and times of a site, read from its manifest alone: the very offsets that the clocks on its screens go by, so that the
// slider and the clock in the picture never disagree. Civil times are met as the engine meets them (S3). Pure.
import { DAY_MS } from '../../../../../playlists/calendar/day.ts'
import type { Manifest } from '../../../../../playlists/manifest.ts'
import { createShowing, offsetAt, showing, type OpenManifest } from '../../../../../playlists/showing.ts'

type Zoned = Pick<Manifest, 'from' | 'offsets'>

const MINUTE_MS = 60_000

/** `2026-11-23` and `08:00:05`. */
export const toLocal = (zoned: Zoned, instant: number): { date: string; time: string } => {
  const text = new Date(instant + offsetAt(zoned, instant) * MINUTE_MS).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 19) }
}

/** The instant of a civil date and time, `HH:MM` or with seconds. */
export const fromLocal = (zoned: Zoned, date: string, time: string): number => {
  const local = Date.parse(`${date}T${time}Z`)
  const offsets = zoned.offsets.filter((_, at) => at % 2 === 1)
  const found = offsets
    .map((offset) => ({ offset, instant: local - offset * MINUTE_MS }))
    .filter(({ offset, instant }) => offsetAt(zoned, instant) === offset)
  if (found.length > 0) return Math.min(...found.map(({ instant }) => instant))
  // In a gap: its end, which is where an offset begins.
  for (let pair = 2; pair + 1 < zoned.offsets.length; pair += 2) {
    const at = zoned.from + (zoned.offsets[pair] ?? 0) * 1000
    const [before, after] = [zoned.offsets[pair - 1] ?? 0, zoned.offsets[pair + 1] ?? 0]
    if (at + before * MINUTE_MS <= local && local < at + after * MINUTE_MS) return at
  }
  return local - (offsets[0] ?? 0) * MINUTE_MS
}

export const shiftDay = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export type DaySpan = { readonly from: number; readonly until: number }

/** From midnight to midnight where the site stands: 23 or 25 hours on some days. */
export const dayAt = (zoned: Zoned, instant: number): DaySpan => {
  const { date } = toLocal(zoned, instant)
  return { from: fromLocal(zoned, date, '00:00'), until: fromLocal(zoned, shiftDay(date, 1), '00:00') }
}

/** Of all zones, where something else begins to play; ascending, each once. */
export const changesWithin = (open: OpenManifest, { from, until }: DaySpan): number[] => {
  const out = createShowing()
  const found = new Set<number>()
  for (const zone of open.zones.keys()) {
    let at = from
    while (at < until) {
      const { segmentUntil } = showing(open, zone, at, out)
      if (segmentUntil <= at) break
      at = segmentUntil
      if (at < until) found.add(at)
    }
  }
  return [...found].sort((a, b) => a - b)
}

const inHorizon = ({ from, until }: OpenManifest, at: number): boolean => at >= from && at < until

/** The nearest change after `at` or before it; null where the horizon has none within a month. */
export const nearestChange = (open: OpenManifest, at: number, direction: 'next' | 'previous'): number | null => {
  const zoned = open.manifest
  let day = dayAt(zoned, at)
  for (let days = 0; days < 31; days++) {
    const changes = changesWithin(open, day).filter((change) => inHorizon(open, change))
    // A day's own first moment is a change as well where something else begins with it.
    if (beginsAnew(open, day.from)) changes.unshift(day.from)
    const near = direction === 'next' ? changes.find((one) => one > at) : changes.findLast((one) => one < at)
    if (near !== undefined) return near
    const beyond = direction === 'next' ? day.until : day.from - 1
    if (!inHorizon(open, beyond)) return null
    day = dayAt(zoned, beyond)
  }
  return null
}

const beginsAnew = (open: OpenManifest, at: number): boolean => {
  const out = createShowing()
  return inHorizon(open, at) && open.zones.some((_, zone) => showing(open, zone, at, out).segmentFrom === at)
}
