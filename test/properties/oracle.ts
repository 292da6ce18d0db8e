// What plays, worked out minute by minute from the rules as DESIGN.md words them: plainly, slowly, and sharing nothing with
// the compiler but the documents. Civil times go through Temporal, the compiler's through a table of its own.
// Rules must change on whole minutes. Where notices are among what plays, see `oracle-notices.ts`.
import { Temporal } from 'temporal-polyfill'
import type { Broadcast } from '../../playlists/model/broadcast.ts'
import type { Content } from '../../playlists/model/catalogue.ts'
import type { Daypart } from '../../playlists/model/civil.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import type { OpeningHours } from '../../playlists/model/place.ts'
import { isOnDate } from './oracle-days.ts'
import { type Place, playlistToPlaces } from './oracle-lists.ts'
import { appointmentAt, broadcastAt, type Over } from './oracle-takeovers.ts'

const MINUTE = 60_000

/** An entry of which something may play, with what may. */
export type Live = { readonly entry: Entry; readonly places: readonly Place[] }

/** Who plays together from `since` on, which is null where that is beyond the oracle's sight. */
export type Together = {
  readonly winners: readonly Live[]
  readonly notices: readonly Live[]
  readonly since: number | null
}

export type Expected =
  | { readonly kind: 'blank' }
  | { readonly kind: 'card' }
  | { readonly kind: 'item'; readonly item: string; readonly entry: string | undefined; readonly begun: number | null }
  | ({ readonly kind: 'notices' } & Together)

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

/** [S9] [S10] Whether an item is there, and the instant within its time. */
const createPlayed = (content: Content, zone: string) => {
  const valid = new Map<string, Window>()
  for (const { id, validity } of Object.values(content.items)) {
    const [from, until] = [validity.from, validity.until].map((text) =>
      text === null ? null : civilToInstant(zone, Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11)),
    )
    valid.set(id, [from ?? -Infinity, until ?? Infinity])
  }
  return (item: string, instant: number): boolean => isWithin(valid.has(item) ? [valid.get(item)!] : [], instant)
}

/** What a playlist plays at an instant. Worked out once for each date and each set of items that are played. */
const createPlaces = (content: Content, zone: string) => {
  const isPlayed = createPlayed(content, zone)
  const ids = Object.keys(content.items)
  const known = new Map<string, readonly Place[]>()
  const dateOf = createDates(zone)
  return (instant: number) => {
    const date = dateOf(instant)
    const played = ids.filter((id) => isPlayed(id, instant))
    return (playlist: string): readonly Place[] => {
      const name = `${playlist} ${date.toString()} ${played.join()}`
      const places = known.get(name) ?? playlistToPlaces(playlist, content, date, (item) => played.includes(item))
      known.set(name, places)
      return places
    }
  }
}

const QUARTER = 15 * MINUTE

/** The zone's date at an instant. It changes on quarters of an hour only, wherever clocks are set. */
const createDates = (zone: string) => {
  const known = new Map<number, Temporal.PlainDate>()
  return (instant: number): Temporal.PlainDate => {
    const quarter = Math.floor(instant / QUARTER)
    const found =
      known.get(quarter) ??
      Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER)
        .toZonedDateTimeISO(zone)
        .toPlainDate()
    known.set(quarter, found)
    return found
  }
}

/** [S5] The highest level wins, among overrides the highest priority; equals play together. */
const chooseWinners = (live: readonly Live[]): readonly Live[] => {
  const overrides = live.filter(({ entry }) => entry.level === 'override')
  if (overrides.length > 0) {
    const highest = Math.max(...overrides.map(({ entry }) => entry.priority))
    return overrides.filter(({ entry }) => entry.priority === highest)
  }
  const rotating = live.filter(({ entry }) => entry.level === 'rotate')
  return rotating.length > 0 ? rotating : live.filter(({ entry }) => entry.level === 'fallback')
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

const LONGEST_LOOP = 2048

/**
 * [S6] Smooth weighted round robin without end, one slot at a time. A round is over when nobody owes or is owed anything; all
 * begin anew where one more would make the loop too long.
 */
export const createRotation = (winners: readonly Live[]) => {
  const credit = winners.map(() => 0)
  const next = winners.map(() => 0)
  const total = winners.reduce((sum, { entry }) => sum + entry.weight, 0)
  const round = total / winners.reduce((common, { entry }) => greatestCommonDivisor(common, entry.weight), 0)
  let slots = 0
  return (): Place & { entry: string } => {
    if (credit.every((owed) => owed === 0)) {
      const isWhole = winners.every(({ places }, index) => next[index]! % places.length === 0)
      if (isWhole || slots + round > LONGEST_LOOP) {
        next.fill(0)
        slots = 0
      }
    }
    slots++
    winners.forEach(({ entry }, index) => (credit[index]! += entry.weight))
    const turn = credit.indexOf(Math.max(...credit))
    credit[turn]! -= total
    const { entry, places } = winners[turn]!
    return { ...places[next[turn]!++ % places.length]!, entry: entry.id }
  }
}

const liveToText = (live: readonly Live[]): string =>
  live.map(({ entry, places }) => `${entry.id} ${places.map(({ item, ms }) => `${item} ${ms}`)}`).join(';')

/**
 * What is on at each of `count` minutes from `from`. Where the first segment began is beyond its sight: until something
 * changes, `begun` is null and `item` is not to be relied on.
 */
export const evaluate = (
  content: Content,
  site: { zone: string; hours: OpeningHours },
  from: number,
  count: number,
  broadcasts: readonly Broadcast[] = [],
): Expected[] => {
  const { zone, hours } = site
  const firstDate = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate()
  const dates = Array.from({ length: Math.ceil(count / 1440) + 4 }, (_, days) => firstDate.add({ days: days - 2 }))
  const open = hours.length === 0 ? null : hoursToWindows(hours, zone, dates)
  const placesAt = createPlaces(content, zone)
  const enabled = Object.values(content.entries)
    .filter((entry) => entry.enabled)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const entries = enabled
    .filter(({ level }) => level !== 'appointment')
    .map((entry) => ({ entry, windows: entryToWindows(entry, zone, dates) }))
  const appointments = enabled.flatMap(({ id, level, startsAt, playlist }) => {
    if (level !== 'appointment' || startsAt === null || startsAt === undefined) return []
    const start = civilToInstant(zone, Temporal.PlainDate.from(startsAt.slice(0, 10)), startsAt.slice(11))
    return [{ entry: id, start, places: placesAt(start)(playlist) }]
  })

  const results: Expected[] = []
  let state = ''
  let changes = -1
  let since = from
  let rotation = createRotation([])
  let slot = { item: '', entry: '', begun: 0, ended: 0 }
  for (let minute = 0; minute < count; minute++) {
    const instant = from + minute * MINUTE
    const isOpen = open === null || isWithin(open, instant)
    const placesOf = placesAt(instant)
    const live = entries
      .filter(({ windows }) => isOpen && isWithin(windows, instant))
      .map(({ entry }) => ({ entry, places: placesOf(entry.playlist) }))
      .filter(({ places }) => places.length > 0)
    const winners = chooseWinners(live)
    const notices = live.filter(({ entry }) => entry.level === 'notice')
    const now = isOpen ? `${liveToText(winners)} | ${liveToText(notices)}` : 'blank'
    if (now !== state || minute === 0) {
      changes++
      state = now
      since = instant
      rotation = createRotation(winners)
      slot = { item: '', entry: '', begun: instant, ended: instant }
    }
    // What lies over the schedule leaves it to go on underneath.
    if (winners.length > 0 && notices.length === 0) {
      while (slot.ended <= instant) {
        const { item, ms, entry } = rotation()
        slot = { item, entry, begun: slot.ended, ended: slot.ended + ms }
      }
    }
    const over: Over | null = broadcastAt(broadcasts, instant) ?? (isOpen ? appointmentAt(appointments, instant) : null)
    if (over !== null) results.push({ kind: 'item', ...over })
    else if (!isOpen) results.push({ kind: 'blank' })
    else if (notices.length > 0) {
      results.push({ kind: 'notices', winners, notices, since: changes === 0 ? null : since })
    } else if (winners.length === 0) results.push({ kind: 'card' })
    else {
      results.push({ kind: 'item', item: slot.item, entry: slot.entry, begun: changes === 0 ? null : slot.begun })
    }
  }
  return results
}
