// How screens are, as it changes, on its way into history. A change is written once it has lasted SETTLE_MS, and all that
// settled go in one record: ten thousand screens that come back together cost one transaction, a flapping one nothing.
import type { Bus } from '../bus.ts'
import type { ScreenState } from '../screens/screen-state.ts'
import { SILENT_MS } from '../../playlists/protocol/up.ts'
import type { History, StateChange, StateKind } from './history.ts'

/** A change that does not last this long is none, ms: a screen that reconnects was not away. */
const SETTLE_MS = 5_000

/** How often settled changes are written, ms. */
const WRITE_EVERY_MS = 2_000

/** A screen that has not come back this long after the start is offline, ms. */
const BACK_WITHIN_MS = SILENT_MS + SETTLE_MS

type Change = { at: number; state: StateKind }

/** `expected`: what should be on screen: an item's id, `card`, `blank`, or null where that is not known. Asked only where it matters. */
export const stateToKind = ({ link, showing, differs }: ScreenState, expected: () => string | null): StateKind => {
  if (link !== 'online') return 'offline'
  if (showing === null) return 'online'
  if (differs !== null) return 'failed'
  if (showing.item === 'blank') return 'blank'
  if (showing.item !== 'card') return 'showing'
  const wanted = expected()
  return wanted === null || wanted === 'card' || wanted === 'blank' ? 'showing' : 'failed'
}

export type StateRecorder = {
  start(): void
  /** Writes what has settled. */
  write(): Promise<void>
  /** Writes what is known, settled or not; before the screens are sent away, which is not their doing. */
  stop(): Promise<void>
}

export const createStateRecorder = (deps: {
  history: Pick<History, 'keep'>
  bus: Bus
  now(): number
  screens(): Promise<Iterable<string>>
  expected(screen: string, instant: number): string | null
}): StateRecorder => {
  const { history, now } = deps
  const written = new Map<string, StateKind>()
  const settling = new Map<string, Change>()
  let startedAt = 0
  let missedAreKnown = false
  let timer: NodeJS.Timeout | null = null
  let stopListening = () => {}

  const see = (screen: string, state: StateKind, at: number) => {
    if (state === (settling.get(screen)?.state ?? written.get(screen))) return
    if (state === written.get(screen)) settling.delete(screen)
    else settling.set(screen, { at, state })
  }

  const writeThose = async (isDue: (change: Change) => boolean) => {
    const due = [...settling].filter(([, change]) => isDue(change))
    if (due.length === 0) return
    const changes: StateChange[] = due.map(([screen, change]) => ({ screen, ...change }))
    const kept = await history.keep({ type: 'states', changes })
    // Otherwise they are still settling, and come again.
    if (kept.type !== 'kept') return
    for (const [screen, change] of due) {
      written.set(screen, change.state)
      if (settling.get(screen) === change) settling.delete(screen)
    }
  }

  const seeThoseThatStayedAway = async () => {
    missedAreKnown = true
    for (const screen of await deps.screens()) {
      if (!written.has(screen) && !settling.has(screen)) settling.set(screen, { at: startedAt, state: 'offline' })
    }
  }

  const write = async () => {
    if (!missedAreKnown && now() - startedAt >= BACK_WITHIN_MS) await seeThoseThatStayedAway()
    const settled = now() - SETTLE_MS
    await writeThose(({ at }) => at <= settled)
  }

  return {
    start() {
      startedAt = now()
      stopListening = deps.bus.listen((event) => {
        // A screen that still has time to come back after a start is in no state yet.
        if (event.type === 'screen' && event.state.link !== 'awaited')
          see(
            event.state.id,
            stateToKind(event.state, () => deps.expected(event.state.id, now())),
            // Known late of one that did not come back after a start; before that nobody watched.
            event.state.link === 'offline' ? Math.max(startedAt, event.state.since ?? now()) : now(),
          )
        else if (event.type === 'screen-removed') see(event.id, 'unknown', now())
      })
      timer = setInterval(write, WRITE_EVERY_MS)
    },
    write,
    async stop() {
      stopListening()
      if (timer !== null) clearInterval(timer)
      await writeThose(() => true)
    },
  }
}
