// Days and times of history as people write them, in a site's zone.
import { civilDateToDay, DAY_MS } from '../../playlists/calendar/day.ts'
import { civilToInstant, offsetAtInstant, zoneOffsets } from '../../playlists/calendar/zone.ts'
import type { CivilDate } from '../../playlists/model/civil.ts'

export const dayToDate = (day: number): CivilDate => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** `[from, until)` of a civil day, epoch ms; 23 or 25 hours long where clocks change. */
export const dateToInstants = (date: CivilDate, zone: string): { from: number; until: number } => {
  const civil = civilDateToDay(date) * DAY_MS
  const offsets = zoneOffsets(zone, civil - 2 * DAY_MS, civil + 3 * DAY_MS)
  return { from: civilToInstant(offsets, civil), until: civilToInstant(offsets, civil + DAY_MS) }
}

/** `YYYY-MM-DD HH:MM:SS`, for instants about `[from, until)`. */
export const createTimeWriter = (zone: string, from: number, until: number): ((instant: number) => string) => {
  const offsets = zoneOffsets(zone, from - DAY_MS, until + DAY_MS)
  return (instant) => new Date(instant + offsetAtInstant(offsets, instant)).toISOString().slice(0, 19).replace('T', ' ')
}
