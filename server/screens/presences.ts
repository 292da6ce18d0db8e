// What is known of all screens, and who is told when it changes. After a start nothing is known: screens that were paired
// before are then *awaited*, for as long as one may be silent, and only those that have not come by then are offline. So a
// restart is no wall of screens that seem to have failed.
import { SILENT_MS } from '../../playlists/protocol/up.ts'
import type { Bus } from '../bus.ts'
import type { Manifests } from '../publish/manifests.ts'
import { createPresence, type Presence, presenceToState } from './presence.ts'
import type { ScreenState } from './screen-state.ts'

export type PresencesDeps = { now(): number; bus: Bus; manifests: Pick<Manifests, 'countsAs'> }

export const createPresences = (deps: PresencesDeps) => {
  const presenceByScreen = new Map<string, Presence>()
  /** Those that have not come yet since the start. */
  const awaited = new Set<string>()

  const find = (id: string): Presence | undefined => presenceByScreen.get(id)

  const presenceOf = (id: string): Presence => {
    const known = find(id)
    if (known !== undefined) return known
    const fresh = createPresence()
    presenceByScreen.set(id, fresh)
    return fresh
  }

  const state = (id: string): ScreenState =>
    presenceToState(id, find(id) ?? createPresence(), (stamp) => deps.manifests.countsAs(id, stamp))

  const tell = (id: string): void => deps.bus.tell({ type: 'screen', state: state(id) })

  const setLink = (id: string, link: Presence['link'], since: number): Presence => {
    awaited.delete(id)
    const presence = presenceOf(id)
    presence.link = link
    presence.since = since
    return presence
  }

  return {
    find,
    presenceOf,
    state,
    tell,
    online: (id: string): Presence => setLink(id, 'online', deps.now()),
    offline: (id: string): Presence => setLink(id, 'offline', deps.now()),
    forget(id: string): void {
      awaited.delete(id)
      presenceByScreen.delete(id)
    },
    /** The controller has just started, and these are to come back. */
    awaitAll(ids: Iterable<string>): void {
      for (const id of ids) {
        setLink(id, 'awaited', deps.now())
        awaited.add(id)
      }
    },
    /** Who has not come back in time has been away since the start. */
    sweep(): void {
      for (const id of awaited) {
        const since = find(id)?.since ?? 0
        if (deps.now() - since <= SILENT_MS) continue
        setLink(id, 'offline', since)
        tell(id)
      }
    },
  }
}
