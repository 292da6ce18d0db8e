// What the calendar draws: an entry's hours on each day as blocks, and its days one after the other as runs. Both follow from the
// rule alone, in the site's civil time; what in truth plays then is the timeline's to say. Pure.
import { civilDateToDay, DAY_SECONDS } from '../../../../playlists/calendar/day.ts'
import { daypartToSpan, whenToTest, type Surroundings } from '../../../../playlists/calendar/rule.ts'
import { civilTimeToSeconds } from '../../../../playlists/model/civil.ts'
import type { Entry } from '../../../../playlists/model/entry.ts'
import type { Hours, Run } from './drag.ts'

export type HoursBlock = {
  readonly kind: 'hours'
  readonly key: string
  readonly entry: Entry
  readonly part: number | null
  readonly hours: Hours
}
export type RunBlock = { readonly kind: 'run'; readonly key: string; readonly entry: Entry; readonly run: Run }
export type CalendarBlock = HoursBlock | RunBlock

/** How far beyond the days that are seen the ends of a run are looked for; one that lasts longer has no end to hold. */
const FAR_DAYS = 100

/** An appointment whose playlist is empty still has a place, s. */
const SHORTEST_SECONDS = 60

export type Days = { readonly first: number; readonly last: number }

/** Whole days, as a bar above the hours. */
export const isAllDay = ({ level, dayparts }: Pick<Entry, 'level' | 'dayparts'>): boolean =>
  level !== 'appointment' && dayparts.length === 0

/** `lengthOf`: how long an appointment lasts, ms. */
const toAppointment = (entry: Entry, lengthOf: (entry: Entry) => number): HoursBlock[] => {
  if (!entry.startsAt) return []
  const day = civilDateToDay(entry.startsAt.slice(0, 10))
  const from = civilTimeToSeconds(entry.startsAt.slice(11))
  const length = Math.min(DAY_SECONDS, Math.max(SHORTEST_SECONDS, Math.ceil(lengthOf(entry) / 1000)))
  return [{ kind: 'hours', key: `${entry.id} a ${day}`, entry, part: null, hours: { day, from, until: from + length } }]
}

/** Those that are seen on some of the days; what began on the day before and passed midnight among them. */
export const toHoursBlocks = (
  entries: readonly Entry[],
  { first, last }: Days,
  surroundings: Surroundings,
  lengthOf: (entry: Entry) => number,
): HoursBlock[] => {
  const blocks = entries.flatMap((entry): HoursBlock[] => {
    if (entry.level === 'appointment') return toAppointment(entry, lengthOf)
    if (entry.dayparts.length === 0) return []
    const isOn = whenToTest(entry, surroundings)
    const spans = entry.dayparts.map(daypartToSpan)
    const found: HoursBlock[] = []
    for (let day = first - 1; day <= last; day++) {
      if (!isOn(day)) continue
      for (const [part, span] of spans.entries())
        found.push({ kind: 'hours', key: `${entry.id} ${part} ${day}`, entry, part, hours: { day, ...span } })
    }
    return found
  })
  return blocks.filter(
    ({ hours }) => hours.day <= last && (hours.day >= first || hours.until > (first - hours.day) * DAY_SECONDS),
  )
}

/** The runs that meet the days, each whole as far as it is not endless. */
export const toRunBlocks = (entries: readonly Entry[], { first, last }: Days, surroundings: Surroundings): RunBlock[] =>
  entries.flatMap((entry): RunBlock[] => {
    if (entry.level === 'appointment') {
      const day = entry.startsAt ? civilDateToDay(entry.startsAt.slice(0, 10)) : Number.NaN
      const isSeen = day >= first && day <= last
      return isSeen ? [{ kind: 'run', key: `${entry.id} ${day}`, entry, run: { first: day, last: day } }] : []
    }
    const isOn = whenToTest(entry, surroundings)
    const found: RunBlock[] = []
    for (let day = first; day <= last; day++) {
      if (!isOn(day)) continue
      let [from, until] = [day, day]
      while (from > first - FAR_DAYS && isOn(from - 1)) from--
      while (until < last + FAR_DAYS && isOn(until + 1)) until++
      const run = {
        first: from === first - FAR_DAYS ? -Infinity : from,
        last: until === last + FAR_DAYS ? Infinity : until,
      }
      found.push({ kind: 'run', key: `${entry.id} ${run.first}`, entry, run })
      day = until
    }
    return found
  })

/** A block's part on one day, seconds since its midnight. */
export type Piece = { readonly block: HoursBlock; readonly day: number; readonly from: number; readonly until: number }

/** Cut at midnights. */
export const hoursToPieces = (block: HoursBlock, { first, last }: Days): Piece[] => {
  const { day, from, until } = block.hours
  const pieces: Piece[] = [{ block, day, from, until: Math.min(until, DAY_SECONDS) }]
  if (until > DAY_SECONDS) pieces.push({ block, day: day + 1, from: 0, until: until - DAY_SECONDS })
  return pieces.filter((piece) => piece.day >= first && piece.day <= last)
}
