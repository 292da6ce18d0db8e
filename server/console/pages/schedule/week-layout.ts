// What a screen plays in a week, as blocks of days: what its manifest says, cut at midnights. Pure.
import { DAY_MS, DAY_SECONDS } from '../../../../playlists/calendar/day.ts'
import type { Manifest } from '../../../../playlists/manifest.ts'
import { createShowing, offsetAt, showing, type OpenManifest } from '../../../../playlists/showing.ts'

const MINUTE_MS = 60_000

export type WeekBlock = {
  /** 0 is the week's first day. */
  day: number
  /** Seconds of that day, as clocks at the site show them; `until` is DAY_SECONDS at its end. */
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
    const toSeconds = (instant: number): number =>
      instant >= ends
        ? DAY_SECONDS
        : Math.max(0, (instant - starts) / 1000 + 60 * (offsetAt(manifest, instant) - offsetAt(manifest, starts)))
    for (let at = starts; at < ends;) {
      const { loop, blank, segmentFrom, segmentUntil } = showing(open, zone, at, out)
      blocks.push({
        day,
        from: toSeconds(Math.max(at, segmentFrom)),
        until: toSeconds(Math.min(segmentUntil, ends)),
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
