// All that a calendar draws, put together once for its week, its month and its list: blocks, what each day is, when the site is
// closed, and what its screens will in truth play.
import { useMemo } from 'preact/hooks'
import { DAY_MS, dayToWeekday } from '../../../../../playlists/calendar/day.ts'
import {
  civilToInstant,
  offsetAtInstant,
  zoneOffsets,
  type ZoneOffsets,
} from '../../../../../playlists/calendar/zone.ts'
import type { Entry } from '../../../../../playlists/model/entry.ts'
import { MAIN_ZONE } from '../../../../../playlists/model/entry.ts'
import { slowNow } from '../../../api/clock.ts'
import { find, live } from '../../../api/collections.ts'
import { isOn } from '../campaigns/campaign-names.ts'
import { toDayMarks, type DayMarks } from '../day-marks.ts'
import { findFindings, type Finding } from '../findings.ts'
import { toHoursBlocks, toRunBlocks, type Days, type HoursBlock, type RunBlock } from '../occurrences.ts'
import { targetsToScreens } from '../rank.ts'
import type { Place, View } from './place.ts'
import { useTimelines, type PlaceTimeline } from './use-timelines.ts'
import type { Problem } from '../../../api/request.ts'

export type CalendarModel = {
  readonly place: Place
  readonly zone: string
  readonly days: Days
  readonly dayList: readonly number[]
  /** Counted from 1970-01-01, and seconds since its midnight, at the site. */
  readonly today: number
  readonly second: number
  readonly hoursBlocks: readonly HoursBlock[]
  readonly runBlocks: readonly RunBlock[]
  readonly marks: ReadonlyMap<number, DayMarks>
  readonly timelines: readonly PlaceTimeline[]
  readonly findings: readonly Finding[] | null
  readonly problem: Problem | null
  /** There are more ways in which its screens differ than timelines here. */
  readonly isPart: boolean
  readonly draft: boolean
  /** Epoch ms of a second of a day at the site. */
  toInstant(day: number, second: number): number
  /** The other way round. */
  toCivil(instant: number): { day: number; second: number }
}

/** Weeks before and after, so that offsets are right at the edges. */
const MARGIN_MS = 8 * DAY_MS

/** An appointment lasts as long as the timeline says; while there is none, as long as the items of its playlist. */
const toLength =
  (timelines: readonly PlaceTimeline[]) =>
  ({ id, playlist }: Entry): number => {
    const segments = timelines.flatMap(({ told }) => told.segments.filter(({ entries }) => entries.includes(id)))
    const [first] = segments
    if (first === undefined) return find('playlists', playlist)?.items.reduce((sum, { ms }) => sum + ms, 0) ?? 0
    return Math.max(...segments.map(({ until }) => until)) - first.from
  }

const useEntries = ({ place, zone }: { place: Place; zone: string }): readonly Entry[] => {
  const entries = live('entries').documents.value
  const campaigns = live('campaigns').documents.value
  return useMemo(
    () =>
      (entries ?? []).filter(
        (entry) =>
          isOn(entry) &&
          (entry.zone ?? MAIN_ZONE) === zone &&
          (place.screens.length === 0
            ? entry.targets.kind === 'all' || entry.targets.sites.includes(place.site.id)
            : targetsToScreens(entry.targets, place.screens).length > 0),
      ),
    [entries, campaigns, place, zone],
  )
}

export const toCivilAt = (offsets: ZoneOffsets, instant: number): { day: number; second: number } => {
  const civil = instant + offsetAtInstant(offsets, instant)
  const day = Math.floor(civil / DAY_MS)
  return { day, second: Math.floor((civil - day * DAY_MS) / 1000) }
}

type Wanted = { place: Place; zone: string; view: View; days: Days; draft: boolean }

export const useCalendar = ({ place, zone, view, days, draft }: Wanted): CalendarModel => {
  const { first, last } = days
  const entries = useEntries({ place, zone })
  const playlists = live('playlists').documents.value
  const observances = live('observances').documents.value
  const own = useMemo(() => Object.fromEntries((observances ?? []).map((one) => [one.id, one])), [observances])
  const offsets = useMemo(
    () => zoneOffsets(place.site.zone, first * DAY_MS - MARGIN_MS, last * DAY_MS + MARGIN_MS),
    [place.site.zone, first, last],
  )
  const toInstant = (day: number, second: number): number => civilToInstant(offsets, day * DAY_MS + second * 1000)
  const now = toCivilAt(zoneOffsets(place.site.zone, slowNow.value, slowNow.value), slowNow.value)
  const surroundings = useMemo(() => ({ zone: place.site.zone, observances: own }), [place.site.zone, own])
  const { timelines, problem, isPart } = useTimelines(
    { place, zone, from: toInstant(first, 0), until: toInstant(last + 1, 0) },
    draft,
  )
  const hoursBlocks = useMemo(
    () => toHoursBlocks(entries, { first, last }, surroundings, toLength(timelines)),
    [entries, first, last, surroundings, playlists, timelines],
  )
  const runBlocks = useMemo(
    () =>
      toRunBlocks(
        view === 'month'
          ? entries
          : entries.filter(({ level, dayparts }) => level !== 'appointment' && dayparts.length === 0),
        { first, last },
        surroundings,
      ),
    [entries, first, last, surroundings, view],
  )
  const marks = useMemo(() => toDayMarks(first, last, own), [first, last, own])
  const findings = useMemo(
    () => (timelines.length === 0 ? null : findFindings(timelines.map(({ told }) => told))),
    [timelines],
  )
  return {
    place,
    zone,
    days,
    dayList: Array.from({ length: last - first + 1 }, (_, at) => first + at),
    today: now.day,
    second: now.second,
    hoursBlocks,
    runBlocks,
    marks,
    timelines,
    findings,
    problem,
    isPart,
    draft,
    toInstant,
    toCivil: (instant) => toCivilAt(offsets, instant),
  }
}

export const isWeekend = (day: number): boolean => dayToWeekday(day) > 5
