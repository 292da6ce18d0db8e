// Broadcasts laid over a manifest that was compiled without them (S5: above everything, closed hours too). Only what they add
// is made: the rest is the very same objects, and none of its indices moves.
import { DAY_MS } from '../calendar/day.ts'
import { BLANK, type AlertShown, type Manifest } from '../manifest.ts'
import { broadcastToEnd } from '../model/broadcast.ts'
import type { Profile } from '../model/place.ts'
import type { Alert } from './classes.ts'
import { addTo } from './files.ts'
import type { FontSlice } from './fonts.ts'
import { mediaToPicture } from './items.ts'
import { layOver, numbersToTakeovers, type Takeover, takeoversToNumbers } from './takeovers.ts'

/** How long each of several stays on before the next has its turn, ms. */
export const ALERT_TURN_MS = 15_000

const LEVELS = ['red', 'orange', 'yellow', 'blue']

/** The gravest first, then the one that began first. */
const byGravity = ({ broadcast: a }: Alert, { broadcast: b }: Alert): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.from - b.from || (a.id < b.id ? -1 : 1)

type Piece = { readonly from: number; readonly until: number; readonly alerts: readonly Alert[] }

/** Cut wherever one begins or ends. */
const alertsToPieces = (alerts: readonly Alert[]): Piece[] => {
  const spans = alerts.map((alert) => ({ alert, from: alert.broadcast.from, until: broadcastToEnd(alert.broadcast) }))
  const bounds = [...new Set(spans.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b)
  return bounds.flatMap((from, index) => {
    const on = spans.filter((span) => span.from <= from && from < span.until).map(({ alert }) => alert)
    const until = bounds[index + 1]
    return until === undefined || on.length === 0 ? [] : [{ from, until, alerts: on.sort(byGravity) }]
  })
}

type Body = Pick<Manifest, 'from' | 'zones' | 'loops' | 'lists' | 'items' | 'media' | 'fonts'>

export const layAlerts = <B extends Body>(
  body: B,
  alerts: readonly Alert[],
  { profile, fonts }: { profile: Profile; fonts: readonly FontSlice[] },
): B => {
  const live = alerts.filter(({ broadcast }) => broadcastToEnd(broadcast) > Math.max(body.from, broadcast.from))
  if (live.length === 0) return body
  const files = addTo(body, fonts)
  const items = body.items.slice()
  const indexByAlert = new Map<Alert, number>()
  for (const alert of live) {
    const { id, title, text, level, sound, drill } = alert.broadcast
    const file = alert.picture === null ? null : mediaToPicture(alert.picture, profile)
    const picture = file === null ? null : files.add(file)
    const shown: AlertShown = { kind: 'alert', id, title, text, level, picture, sound, drill }
    indexByAlert.set(alert, items.push(shown) - 1)
  }

  const lists = body.lists.slice()
  const loops = body.loops.slice()
  const takeovers = alertsToPieces(live).map(({ from, until, alerts: on }): Takeover => {
    // One alone stays as it is; it does not begin anew every few seconds.
    const ms = on.length === 1 ? Math.min(until - from, DAY_MS) : ALERT_TURN_MS
    const list = lists.push({ entry: -1, slots: on.flatMap((alert) => [indexByAlert.get(alert) ?? 0, ms]) }) - 1
    return { from, until, loop: loops.push({ turns: [list, 1] }) - 1, anchor: from }
  })
  // The first zone carries them for the whole screen; beside it there is nothing meanwhile.
  const zones = body.zones.map((zone, index) => {
    const over = index === 0 ? takeovers : takeovers.map((takeover) => ({ ...takeover, loop: BLANK }))
    return { ...zone, takeovers: takeoversToNumbers(layOver(numbersToTakeovers(zone.takeovers ?? []), over)) }
  })

  files.addWords(live.flatMap(({ broadcast: { title, text } }) => [title, text]))
  return { ...body, items, lists, loops, zones, media: files.media, fonts: files.fonts }
}
