// What plays, worked out minute by minute from the rules as DESIGN.md words them: plainly, slowly, and sharing nothing with
// the compiler but the documents. Civil times go through Temporal, the compiler's through a table of its own.
// Rules must change on whole minutes, and lists be short enough for S6 not to cut a loop.
import { Temporal } from 'temporal-polyfill'
import type { Content } from '../../playlists/model/catalogue.ts'
import type { Daypart } from '../../playlists/model/civil.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import type { OpeningHours } from '../../playlists/model/place.ts'
import { isOnDate } from './oracle-days.ts'

const MINUTE = 60_000

export type Expected =
  | { readonly kind: 'blank' }
  | { readonly kind: 'card' }
  | { readonly kind: 'item'; readonly item: string; readonly entry: string; readonly begun: number | null }

const conversions = new Map<string, number>()

/** [S3] A civil time in a gap becomes the gap's end; of two instants in an overlap, the first. */
const civilToInstant = (zone: string, date: Temporal.PlainDate, time: string): number => {
  const name = `${zone} ${date.toString()} ${time}`
  const known = conversions.get(name)
  if (known !== undefined) return known
  const civil = time.startsWith('24:00')
    ? date.add({ days: 1 }).toPlainDateTime('00:00')
    : date.toPlainDateTime(Temporal.PlainTime.from(time))
  const earlier = civil.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const isGap = !earlier.toPlainDateTime().equals(civil)
  const found = isGap ? earlier.getTimeZoneTransition('next') : earlier
  if (found === null) throw new Error('A gap has an end.')
  conversions.set(name, found.epochMilliseconds)
  return found.epochMilliseconds
}

type Window = readonly [from: number, until: number]

/** [S2] The daypart of one day; one that passes midnight ends on the next. */
const daypartOfDate = (zone: string, date: Temporal.PlainDate, { from, until }: Daypart): Window => {
  const lastDate = until > from ? date : date.add({ days: 1 })
  return [civilToInstant(zone, date, from), civilToInstant(zone, lastDate, until)]
}

const entryToWindows = (entry: Entry, zone: string, dates: readonly Temporal.PlainDate[]): Window[] =>
  dates
    .filter((date) => isOnDate(entry, date))
    .flatMap((date) => {
      const dayparts = entry.dayparts.length > 0 ? entry.dayparts : [{ from: '00:00', until: '24:00' }]
      return dayparts.map((daypart) => daypartOfDate(zone, date, daypart))
    })

const hoursToWindows = (hours: OpeningHours, zone: string, dates: readonly Temporal.PlainDate[]): Window[] =>
  dates.flatMap((date) =>
    hours
      .filter(({ weekdays }) => weekdays.includes(date.dayOfWeek))
      .map((part) => daypartOfDate(zone, date, part.hours)),
  )

/** [S1] */
const isWithin = (windows: readonly Window[], instant: number): boolean =>
  windows.some(([from, until]) => from <= instant && instant < until)

/** An entry of which something may play, with what may. */
type Place = { readonly item: string; readonly ms: number }
type Live = { readonly entry: Entry; readonly places: readonly Place[] }

/** [S9] [S10] The places of the entry's playlist whose item is there, with the time in which it is valid. */
const playlistToPlaces = (entry: Entry, content: Content, zone: string) =>
  (content.playlists[entry.playlist]?.items ?? []).flatMap((place) => {
    const item = content.items[place.item]
    if (item === undefined) return []
    const toInstant = (text: string): number =>
      civilToInstant(zone, Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11))
    const { from, until } = item.validity
    const valid: Window = [from === null ? -Infinity : toInstant(from), until === null ? Infinity : toInstant(until)]
    return [{ ...place, valid: [valid] }]
  })

/** [S5] The highest level wins, among overrides the highest priority; equals play together. */
const chooseWinners = (live: readonly Live[]): readonly Live[] => {
  const overrides = live.filter(({ entry }) => entry.level === 'override')
  if (overrides.length > 0) {
    const highest = Math.max(...overrides.map(({ entry }) => entry.priority))
    return overrides.filter(({ entry }) => entry.priority === highest)
  }
  const rotating = live.filter(({ entry }) => entry.level === 'rotate')
  return rotating.length > 0 ? rotating : live
}

/** [S6] Smooth weighted round robin without end, one slot at a time. */
const createRotation = (winners: readonly Live[]) => {
  const credit = winners.map(() => 0)
  const next = winners.map(() => 0)
  const total = winners.reduce((sum, { entry }) => sum + entry.weight, 0)
  return (): Place & { entry: string } => {
    winners.forEach(({ entry }, index) => (credit[index]! += entry.weight))
    const turn = credit.indexOf(Math.max(...credit))
    credit[turn]! -= total
    const { entry, places } = winners[turn]!
    return { ...places[next[turn]!++ % places.length]!, entry: entry.id }
  }
}

/**
 * What is on at each of `count` minutes from `from`. Where the first segment began is beyond its sight: until something
 * changes, `begun` is null and `item` is not to be relied on.
 */
export const evaluate = (
  content: Content,
  site: { zone: string; hours: OpeningHours },
  from: number,
  count: number,
): Expected[] => {
  const { zone, hours } = site
  const firstDate = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate()
  const dates = Array.from({ length: Math.ceil(count / 1440) + 4 }, (_, days) => firstDate.add({ days: days - 2 }))
  const open = hours.length === 0 ? null : hoursToWindows(hours, zone, dates)
  const entries = Object.values(content.entries)
    .filter(({ enabled }) => enabled)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((entry) => ({
      entry,
      windows: entryToWindows(entry, zone, dates),
      places: playlistToPlaces(entry, content, zone),
    }))

  const results: Expected[] = []
  let state = ''
  let changes = -1
  let rotation = createRotation([])
  let slot = { item: '', entry: '', begun: 0, ended: 0 }
  for (let minute = 0; minute < count; minute++) {
    const instant = from + minute * MINUTE
    const isOpen = open === null || isWithin(open, instant)
    const live = entries
      .filter(({ windows }) => isOpen && isWithin(windows, instant))
      .map(({ entry, places }) => ({ entry, places: places.filter(({ valid }) => isWithin(valid, instant)) }))
      .filter(({ places }) => places.length > 0)
    const winners = chooseWinners(live)
    const now = isOpen
      ? winners.map(({ entry, places }) => `${entry.id} ${places.map(({ item, ms }) => `${item} ${ms}`)}`).join(';')
      : 'blank'
    if (now !== state || minute === 0) {
      changes++
      state = now
      rotation = createRotation(winners)
      slot = { item: '', entry: '', begun: instant, ended: instant }
    }
    if (winners.length === 0) results.push({ kind: isOpen ? 'card' : 'blank' })
    else {
      while (slot.ended <= instant) {
        const { item, ms, entry } = rotation()
        slot = { item, entry, begun: slot.ended, ended: slot.ended + ms }
      }
      results.push({ kind: 'item', item: slot.item, entry: slot.entry, begun: changes === 0 ? null : slot.begun })
    }
  }
  return results
}
