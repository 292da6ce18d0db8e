// How far each broadcast has come on each screen: sent, whole on its shelf, on its display. Noted when the controller first
// hears of it, and kept in memory: after a restart what still is on is learned again, and what was on is in history as plays.
import type { Manifest } from '../../playlists/manifest.ts'
import type { Bus } from '../bus.ts'
import type { Manifests } from '../publish/manifests.ts'
import type { ScreenState } from './screen-state.ts'

/** Epoch ms at which the controller learned it; null: not yet. */
export type Receipt = { sent: number | null; ready: number | null; showing: number | null }

export type Receipts = {
  of(broadcast: string, screen: string): Receipt
  stop(): void
}

const NOTHING: Receipt = { sent: null, ready: null, showing: null }

/** How many broadcasts are remembered. */
const MOST_BROADCASTS = 50

const alertsIn = ({ items }: Manifest): string[] => items.flatMap((item) => (item.kind === 'alert' ? [item.id] : []))

export const createReceipts = (deps: {
  manifests: Pick<Manifests, 'ofScreen' | 'countsAs'>
  bus: Bus
  now(): number
}): Receipts => {
  const byBroadcast = new Map<string, Map<string, Receipt>>()
  const alertsByManifest = new WeakMap<Manifest, readonly string[]>()

  const alertsOf = (manifest: Manifest): readonly string[] => {
    const known = alertsByManifest.get(manifest) ?? alertsIn(manifest)
    alertsByManifest.set(manifest, known)
    return known
  }

  const receiptsOf = (broadcast: string): Map<string, Receipt> => {
    const known = byBroadcast.get(broadcast) ?? new Map<string, Receipt>()
    byBroadcast.set(broadcast, known)
    const [oldest] = byBroadcast.keys()
    if (byBroadcast.size > MOST_BROADCASTS && oldest !== undefined) byBroadcast.delete(oldest)
    return known
  }

  const learn = ({ id, sent, ready, showing }: ScreenState): void => {
    const current = deps.manifests.ofScreen(id)
    const alerts = current === null ? [] : alertsOf(current.manifest)
    if (alerts.length === 0) return
    // The same content may be out under several numbers; a number that is none of them counts as what it was told as.
    const isCurrent = (stamp: { number: number } | null) =>
      stamp !== null && deps.manifests.countsAs(id, { number: stamp.number, revision: -1 }) !== -1
    if (!isCurrent(sent)) return
    const now = deps.now()
    for (const alert of alerts) {
      const receipts = receiptsOf(alert)
      const before = receipts.get(id) ?? NOTHING
      const isReady = isCurrent(ready)
      const isShowing = showing?.item === alert
      if (before.sent !== null && (before.ready !== null || !isReady) && (before.showing !== null || !isShowing))
        continue
      receipts.set(id, {
        sent: before.sent ?? now,
        ready: before.ready ?? (isReady ? now : null),
        showing: before.showing ?? (isShowing ? now : null),
      })
    }
  }

  const stop = deps.bus.listen((event) => {
    if (event.type === 'screen') learn(event.state)
  })
  return { of: (broadcast, screen) => byBroadcast.get(broadcast)?.get(screen) ?? NOTHING, stop }
}
