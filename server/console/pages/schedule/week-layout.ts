// What a screen plays in a week, as blocks of days: what its manifest says, cut at midnights. Pure.
import type { Manifest } from '../../../../playlists/manifest.ts'
import { createShowing, offsetAt, showing, type OpenManifest } from '../../../../playlists/showing.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export type WeekBlock = {
  /** 0 is the week's first day. */
  day: number
  /** Minutes of that day, as clocks at the site show them; `until` is 1440 at its end. */
  from: number
  until: number
  /** Epoch ms of the whole stretch, which may reach over midnight. */
  begins: number
  ends: number
  /** Index of the manifest's loop; -1: closed on purpose. */
  loop: number
  /** Ids of the entries whose lists take turns; none: nothing is scheduled. */
  entries: string[]
}

/** The midnight at the site at which a day begins. `date`: `YYYY-MM-DD`. */
export const dateToInstant = (manifest: Pick<Manifest, 'from' | 'offsets'>, date: string): number => {
  const utc = Date.parse(`${date}T00:00:00Z`)
  const guess = utc - offsetAt(manifest, utc) * MINUTE_MS
  return utc - offsetAt(manifest, guess) * MINUTE_MS
}

const loopToEntries = ({ loops, lists, entries }: Manifest, loop: number): string[] => {
  const { turns = [], notices = [] } = loops[loop] ?? {}
  const pairs = [...turns, ...notices]
  const ids = new Set<string>()
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const entry = lists[pairs[pair] ?? -1]?.entry ?? -1
    const id = entries[entry]
    if (id !== undefined) ids.add(id)
  }
  return [...ids]
}

/** `dates`: the days of the week in order. More blocks than anyone could read are left out. */
export const toWeekBlocks = (
  manifest: Manifest,
  open: OpenManifest,
  zone: number,
  dates: readonly string[],
): WeekBlock[] => {
  const out = createShowing()
  const blocks: WeekBlock[] = []
  for (const [day, date] of dates.entries()) {
    const starts = dateToInstant(manifest, date)
    const ends = dateToInstant(manifest, new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10))
    const toMinutes = (instant: number): number =>
      instant >= ends
        ? 1440
        : Math.max(0, (instant - starts) / MINUTE_MS + offsetAt(manifest, instant) - offsetAt(manifest, starts))
    for (let at = starts; at < ends;) {
      const { loop, blank, segmentFrom, segmentUntil } = showing(open, zone, at, out)
      blocks.push({
        day,
        from: toMinutes(Math.max(at, segmentFrom)),
        until: toMinutes(Math.min(segmentUntil, ends)),
        begins: segmentFrom,
        ends: segmentUntil,
        loop: blank ? -1 : loop,
        entries: blank ? [] : loopToEntries(manifest, loop),
      })
      if (segmentUntil <= at) break
      at = segmentUntil
    }
  }
  return blocks
}

/** ISO weekday of a day, `YYYY-MM-DD`. */
export const dateToWeekday = (date: string): number =>
  ((new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay() + 6) % 7) + 1

export const minutesToClock = (minutes: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`
}
