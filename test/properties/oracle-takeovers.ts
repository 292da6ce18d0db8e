// What lies over a schedule at an instant, worked out for that instant alone: the broadcast whose turn it is, or else the
// appointment that began last.
import type { Broadcast } from '../../playlists/model/broadcast.ts'
import type { Place } from './oracle-lists.ts'

export type Over = { readonly item: string; readonly entry: string | undefined; readonly begun: number }

const LEVELS = ['red', 'orange', 'yellow', 'blue']
const TURN = 15_000

const endOf = ({ until, cancelledAt }: Broadcast): number => Math.min(until, cancelledAt ?? until)

/** [S5] Several share the screen, 15 s each, the gravest first; they begin anew whenever one comes or goes. */
export const broadcastAt = (broadcasts: readonly Broadcast[], instant: number): Over | null => {
  const ever = broadcasts.filter((one) => one.from < endOf(one))
  const on = ever
    .filter((one) => one.from <= instant && instant < endOf(one))
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.from - b.from || (a.id < b.id ? -1 : 1))
  if (on.length === 0) return null
  const changes = ever.flatMap((one) => [one.from, endOf(one)]).filter((change) => change <= instant)
  const since = Math.max(...changes)
  const turn = on.length === 1 ? 0 : Math.floor((instant - since) / TURN)
  return { item: on[turn % on.length]!.id, entry: undefined, begun: since + turn * TURN }
}

/** An appointment of which something plays, with all that it plays. */
export type Appointment = { readonly entry: string; readonly start: number; readonly places: readonly Place[] }

/** The one that began last, of two at once the later by name; each place of its list once, one after the other. */
export const appointmentAt = (appointments: readonly Appointment[], instant: number): Over | null => {
  const on = appointments
    .filter(({ start, places }) => {
      const length = places.reduce((sum, { ms }) => sum + ms, 0)
      return start <= instant && instant < start + length
    })
    .toSorted((a, b) => a.start - b.start || (a.entry < b.entry ? -1 : 1))
    .at(-1)
  if (on === undefined) return null
  let begun = on.start
  for (const { item, ms } of on.places) {
    if (instant < begun + ms) return { item, entry: on.entry, begun }
    begun += ms
  }
  return null
}
