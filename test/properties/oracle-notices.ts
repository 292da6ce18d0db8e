// What must be true of a stretch in which notices are among what plays (S7), told from what was seen on the screen alone. Where
// exactly a notice stands between two slots is nobody's rule; how often, in which order and beside what is.
import { createRotation, type Live, type Together } from './oracle.ts'

/** As seen: `loop` counts up whenever the loop begins anew. `entry` is undefined for the built-in card. */
export type Seen = {
  readonly entry: string | undefined
  readonly item: string
  readonly begun: number
  readonly until: number
  readonly loop: number
}

const HOUR = 3_600_000

const longest = ({ places }: Live): number => Math.max(...places.map(({ ms }) => ms))
const mean = ({ places }: Live): number => places.reduce((sum, { ms }) => sum + ms, 0) / places.length
const asked = ({ entry }: Live): number => entry.perHour ?? 4

const CARD_MS = 20_000

/** Whether there are two boundaries between slots for each play that is asked for, and time for all else beside them. */
const fits = ({ winners, notices }: Together): boolean => {
  const between = Math.max(CARD_MS, ...winners.map(longest)) + notices.reduce((sum, one) => sum + longest(one), 0)
  const share = notices.reduce((sum, one) => sum + asked(one) * mean(one), 0) / HOUR
  return share < 0.4 && notices.every((one) => between * 2 < HOUR / asked(one))
}

/** `seen`: slot by slot from where the stretch began. The first thing that is not as it must be, or null. */
export const findFault = (together: Together, seen: readonly Seen[]): string | null => {
  const { winners, notices } = together
  const rotation = createRotation(winners)
  const next = new Map<string, number>()
  let last: Seen | null = null
  for (const slot of seen) {
    if (slot.loop !== last?.loop) next.clear()
    const notice = notices.find(({ entry }) => entry.id === slot.entry)
    if (notice !== undefined) {
      // A notice comes after a slot of something else, and plays its own list in order.
      if (last === null || last.entry === slot.entry) return `${slot.entry} twice in a row at ${slot.begun}`
      const place = next.get(notice.entry.id) ?? 0
      next.set(notice.entry.id, place + 1)
      const { item, ms } = notice.places[place % notice.places.length]!
      if (item !== slot.item || ms !== slot.until - slot.begun) return `not ${item} of ${slot.entry} at ${slot.begun}`
    } else if (winners.length === 0) {
      if (slot.entry !== undefined) return `${slot.entry} instead of the card at ${slot.begun}`
    } else {
      // Whatever is inserted, all else goes on as without it.
      const { item, entry, ms } = rotation()
      const isAsItMust = entry === slot.entry && item === slot.item && ms === slot.until - slot.begun
      if (!isAsItMust) return `${slot.entry} ${slot.item} instead of ${entry} ${item} at ${slot.begun}`
    }
    last = slot
  }
  if (!fits(together)) return null
  const [first] = seen
  if (first === undefined || last === null) return null
  for (let from = first.begun; from + HOUR <= last.begun; from += HOUR / 6) {
    for (const notice of notices) {
      const plays = seen.filter(
        ({ entry, begun }) => entry === notice.entry.id && from <= begun && begun < from + HOUR,
      ).length
      if (Math.abs(plays - asked(notice)) > 1)
        return `${plays} of ${asked(notice)} an hour of ${notice.entry.id} at ${from}`
    }
  }
  return null
}
