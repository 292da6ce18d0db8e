// Appointments: a playlist that begins at an exact time and plays through once. They take their zone over for so long, but
// only within opening hours (S11); where two meet, the one that begins later has the screen until it is over.
import { civilDateTimeToCivil, DAY_MS } from '../calendar/day.ts'
import type { DayRule } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from '../calendar/zone.ts'
import { BLANK } from '../manifest.ts'
import { listAt } from './playable.ts'
import { layOver, type Takeover } from './takeovers.ts'
import type { Plan } from './timeline.ts'

/** When a site is closed within `[from, until)`, as blanks that lie apart. */
const closedWithin = (from: number, until: number, hours: readonly DayRule[], zone: ZoneOffsets): Takeover[] => {
  let closed: Takeover[] = [{ from, until, loop: BLANK, anchor: from }]
  for (let day = instantToDay(zone, from) - 1; day <= instantToDay(zone, until); day++) {
    for (const rule of hours) {
      if (!rule.isOn(day)) continue
      for (const span of rule.spans) {
        const opens = civilToInstant(zone, day * DAY_MS + span.from * 1000)
        const closes = civilToInstant(zone, day * DAY_MS + span.until * 1000)
        const open = { from: opens, until: closes, loop: BLANK, anchor: -1 }
        closed = layOver(closed, opens < closes ? [open] : []).filter(({ anchor }) => anchor !== -1)
      }
    }
  }
  return closed
}

export type Appointments = {
  readonly plans: readonly Plan[]
  readonly hours: readonly DayRule[]
  readonly zone: ZoneOffsets
  /** The horizon; what begins or ends outside is left out. */
  readonly from: number
  readonly until: number
}

/** `castToLoop`: the loop of one plan with the number of its list. */
export const appointmentsToTakeovers = (
  { plans, hours, zone, from, until }: Appointments,
  castToLoop: (plan: Plan, list: number) => number,
): Takeover[] => {
  const begun = plans
    .flatMap((plan) => {
      const { startsAt } = plan.entry
      if (startsAt === null || startsAt === undefined) return []
      const start = civilToInstant(zone, civilDateTimeToCivil(startsAt))
      const list = listAt(plan.playable, start)
      const length = (plan.playable.lists[list] ?? []).reduce((total, { ms }) => total + ms, 0)
      return length > 0 && start + length > from && start < until ? [{ plan, list, start, length }] : []
    })
    .sort((a, b) => a.start - b.start)
  let takeovers: Takeover[] = []
  for (const { plan, list, start, length } of begun) {
    const one = { from: start, until: start + length, loop: castToLoop(plan, list), anchor: start }
    takeovers = layOver(takeovers, [one])
  }
  return takeovers.flatMap((takeover) => {
    const closed = closedWithin(takeover.from, takeover.until, hours, zone)
    return layOver([takeover], closed).filter((piece) => !closed.includes(piece))
  })
}
