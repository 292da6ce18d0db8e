// Why something plays: for a screen, a zone and an instant, what every entry that is meant for the screen does, and what keeps
// the others from playing. It asks each rule for itself, apart from the sweep that makes timelines, so that it can name the one
// condition that failed; a property in `test/` holds the two to the same answer.
import { civilDateTimeToCivil, DAY_MS } from '../calendar/day.ts'
import { type DayRule, entryToRule, hoursToRules, type Surroundings } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from '../calendar/zone.ts'
import { type Broadcast, broadcastToEnd } from '../model/broadcast.ts'
import type { Content } from '../model/catalogue.ts'
import { type Entry, MAIN_ZONE } from '../model/entry.ts'
import type { BroadcastId, EntryId, ItemId } from '../model/ids.ts'
import type { Screen, Site } from '../model/place.ts'
import { reaches } from '../model/targets.ts'
import { isReady } from './items.ts'
import type { LostReason } from './lost-reasons.ts'
import { entryToRank } from './timeline.ts'

/** Why an item of a playlist is left out (S9, S10). */
export type LeftOut = { readonly item: ItemId; readonly why: 'missing' | 'not-ready' | 'not-yet' | 'expired' }

export type Verdict = {
  readonly entry: EntryId
  /** Alone or in rotation; a notice is inserted into what plays. */
  readonly plays: boolean
  /** Null for what plays. */
  readonly reason: LostReason | null
  readonly leftOut: readonly LeftOut[]
}

export type Why = {
  /** Those on now, above everything (S5). */
  readonly broadcasts: readonly BroadcastId[]
  /** Outside opening hours (S11). */
  readonly closed: boolean
  /** What plays first, then by rank and id. */
  readonly verdicts: readonly Verdict[]
}

export type WhyInput = {
  readonly content: Content
  readonly screen: Screen
  readonly site: Pick<Site, 'zone' | 'hours'>
  readonly broadcasts: readonly Broadcast[]
  /** Offsets of the site's zone, wide enough for the instants that are asked about. */
  readonly offsets: ZoneOffsets
}

/** Whether a rule is on at an instant: by what began on this day or on the one before (S2, S3). */
const isOnAt = ({ isOn, spans }: DayRule, offsets: ZoneOffsets, at: number): boolean => {
  const today = instantToDay(offsets, at)
  return [today, today - 1].some(
    (day) =>
      isOn(day) &&
      spans.some(
        ({ from, until }) =>
          civilToInstant(offsets, day * DAY_MS + from * 1000) <= at &&
          at < civilToInstant(offsets, day * DAY_MS + until * 1000),
      ),
  )
}

type When = Pick<Entry, 'dates' | 'days' | 'exceptions' | 'dayparts'>

/** Always. */
const ALWAYS: When = { dates: { from: null, until: null }, days: { kind: 'every' }, exceptions: [], dayparts: [] }

/** The conditions of an entry, each by itself; asked only for those that are off. */
const createConditions = (entry: Entry, surroundings: Surroundings, offsets: ZoneOffsets) => {
  const { dates, days, exceptions, dayparts } = entry
  const rules = new Map<string, DayRule>()
  /** Made once each: days of some kinds are dear to find. */
  const isOnWith = (name: string, when: Partial<When>, at: number): boolean => {
    const key = `${name} ${when.dayparts?.length ?? 0}`
    const rule = rules.get(key) ?? entryToRule({ ...ALWAYS, ...when }, surroundings)
    rules.set(key, rule)
    return isOnAt(rule, offsets, at)
  }
  const whole = entryToRule(entry, surroundings)
  return (at: number): LostReason | null => {
    if (isOnAt(whole, offsets, at)) return null
    // A span that passed midnight belongs to the day before, so its hours are kept while they hold.
    const kept = isOnWith('hours', { dayparts }, at) ? dayparts : []
    if (!isOnWith('dates', { dates, dayparts: kept }, at)) return 'outside-dates'
    if (!isOnWith('exceptions', { exceptions, dayparts: kept }, at)) return 'exception'
    // Some days count from the first date, which therefore stays.
    if (!isOnWith('days', { dates, days, dayparts: kept }, at)) return 'other-day'
    return 'outside-hours'
  }
}

type Kept = { readonly leftOut: readonly LeftOut[]; readonly left: number; readonly ms: number }

/** What is left of a playlist at an instant, and what is not. */
const playlistAt = (entry: Entry, { content, screen, offsets }: WhyInput, at: number): Kept => {
  const leftOut: LeftOut[] = []
  let left = 0
  let total = 0
  for (const { item: id, ms } of content.playlists[entry.playlist]?.items ?? []) {
    const item = content.items[id]
    const { from = null, until = null } = item?.validity ?? {}
    const toInstant = (time: string) => civilToInstant(offsets, civilDateTimeToCivil(time))
    if (item === undefined) leftOut.push({ item: id, why: 'missing' })
    else if (!isReady(item, { media: content.media, profile: screen.profile }))
      leftOut.push({ item: id, why: 'not-ready' })
    else if (from !== null && at < toInstant(from)) leftOut.push({ item: id, why: 'not-yet' })
    else if (until !== null && at >= toInstant(until)) leftOut.push({ item: id, why: 'expired' })
    else {
      left++
      total += ms
    }
  }
  return { leftOut, left, ms: total }
}

const emptyReason = ({ leftOut, left }: Kept): LostReason | null => {
  if (left > 0) return null
  const [first] = leftOut
  if (first === undefined) return 'playlist-empty'
  const isSame = leftOut.every(({ why }) => why === first.why)
  return isSame ? `items-${first.why}` : 'items-expired'
}

type Candidate = {
  readonly entry: Entry
  readonly reason: LostReason | null
  readonly leftOut: readonly LeftOut[]
  /** Of an appointment. */
  readonly begun: number
}

/** Everything asked about one screen: what is dear to make is made once. */
export const createWhy = (input: WhyInput): ((zone: string, at: number) => Why) => {
  const { content, screen, site, offsets } = input
  const surroundings = { zone: site.zone, observances: content.observances }
  const zones = content.layouts[screen.layout]?.zones ?? []
  const mainZone = zones.find(({ id }) => id === MAIN_ZONE)?.id ?? zones[0]?.id ?? MAIN_ZONE
  const hours = hoursToRules(site.hours)
  const broadcasts = input.broadcasts.filter(({ targets }) => reaches(targets, screen))
  const meant = Object.values(content.entries)
    .filter(({ targets }) => reaches(targets, screen))
    .map((entry) => ({ entry, offBecause: createConditions(entry, surroundings, offsets) }))

  const appointmentReason = (begun: number, ms: number, at: number): LostReason | null =>
    at < begun ? 'not-started' : at >= begun + ms ? 'over' : null

  const judge = ({ entry, offBecause }: (typeof meant)[number], zone: string, at: number): Candidate => {
    const lost = (reason: LostReason): Candidate => ({ entry, reason, leftOut: [], begun: 0 })
    const named = entry.zone ?? MAIN_ZONE
    if (!entry.enabled) return lost('disabled')
    if (entry.campaign !== null && content.campaigns[entry.campaign]?.enabled === false) return lost('campaign-off')
    if ((named === MAIN_ZONE ? mainZone : named) !== zone) return lost('other-zone')
    if (entry.level === 'appointment') {
      if (entry.startsAt === null || entry.startsAt === undefined) return lost('not-started')
      const begun = civilToInstant(offsets, civilDateTimeToCivil(entry.startsAt))
      const kept = playlistAt(entry, input, begun)
      const reason = emptyReason(kept) ?? appointmentReason(begun, kept.ms, at)
      return { entry, reason, leftOut: kept.leftOut, begun }
    }
    const off = offBecause(at)
    if (off !== null) return lost(off)
    const kept = playlistAt(entry, input, at)
    return { entry, reason: emptyReason(kept), leftOut: kept.leftOut, begun: 0 }
  }

  return (zone, at) => {
    const on = broadcasts.filter((one) => one.from <= at && at < broadcastToEnd(one)).map(({ id }) => id)
    const closed = !hours.some((rule) => isOnAt(rule, offsets, at))
    const candidates = meant.map((one) => judge(one, zone, at))
    const alive = candidates.filter(({ reason }) => reason === null)
    const highest = Math.max(0, ...alive.map(({ entry }) => entryToRank(entry)))
    const winners = alive.filter(({ entry }) => entryToRank(entry) === highest)
    const begun = Math.max(...winners.map((one) => one.begun))

    const compete = ({ entry, reason, ...one }: Candidate): LostReason | null => {
      if (reason !== null) return reason
      if (on.length > 0) return 'broadcast'
      if (closed) return 'closed'
      const rank = entryToRank(entry)
      // A notice is inserted into whatever plays, but not into an appointment.
      if (entry.level === 'notice')
        return winners.some((winner) => winner.entry.level === 'appointment') ? 'lower-level' : null
      if (rank === highest) return entry.level === 'appointment' && one.begun < begun ? 'later-appointment' : null
      return winners.some((winner) => winner.entry.level === entry.level) ? 'lower-priority' : 'lower-level'
    }

    const rated = candidates.map((one) => ({ ...one, verdict: compete(one) }))
    rated.sort(
      (a, b) =>
        Number(a.verdict !== null) - Number(b.verdict !== null) ||
        entryToRank(b.entry) - entryToRank(a.entry) ||
        (a.entry.id < b.entry.id ? -1 : 1),
    )
    return {
      broadcasts: on,
      closed,
      verdicts: rated.map(({ entry, verdict, leftOut }) => ({
        entry: entry.id,
        plays: verdict === null,
        reason: verdict,
        leftOut,
      })),
    }
  }
}
