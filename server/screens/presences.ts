// What is known of all screens, and who is told when it changes. After a start nothing is known: screens that were paired
// before are then *awaited*, for as long as one may be silent, and only those that have not come by then are offline. So a
// restart is no wall of screens that seem to have failed. History knows until when those were there that do not come back.
import { SILENT_MS } from '../../playlists/protocol/up.ts'
import type { Bus } from '../bus.ts'
import type { Answered, LastSeen } from '../history/history.ts'
import type { Manifests } from '../publish/manifests.ts'
import { createPresence, type Presence, presenceToState } from './presence.ts'
import type { ScreenState } from './screen-state.ts'

export type PresencesDeps = { now(): number; bus: Bus; manifests: Pick<Manifests, 'countsAs'> }

export const createPresences = (deps: PresencesDeps) => {
  const presenceByScreen = new Map<string, Presence>()
  /** Those that have not come yet since the start. */
  const awaited = new Set<string>()
  let seen: LastSeen | null = null
  /** Indices into `seen`, of those that have not come yet since the start. */
  const seenByScreen = new Map<string, number>()

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
    seenByScreen.delete(id)
    const presence = presenceOf(id)
    presence.link = link
    presence.since = since
    presence.lastPlay = null
    return presence
  }

  /** It has not come back; `since`: at least since then. */
  const stayAway = (id: string, since: number): void => {
    const index = seenByScreen.get(id)
    const presence = setLink(id, 'offline', Math.min(since, (index === undefined ? null : seen?.until[index]) ?? since))
    const at = index === undefined ? undefined : seen?.shownAt[index]
    if (index !== undefined && at !== undefined && !Number.isNaN(at))
      presence.lastPlay = { item: seen?.items[index] ?? '', title: seen?.titles[index] ?? '', at }
    tell(id)
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
      seenByScreen.delete(id)
      presenceByScreen.delete(id)
    },
    /** The controller has just started, and these are to come back. */
    awaitAll(ids: Iterable<string>): void {
      for (const id of ids) {
        setLink(id, 'awaited', deps.now())
        awaited.add(id)
      }
    },
    /** What is known from before the start. It may come late, when some are taken for lost already. */
    remember(last: Answered<LastSeen>): void {
      if (last.type === 'failed') return
      seen = last.value
      for (const [index, id] of seen.screens.entries()) {
        const presence = find(id)
        if (presence === undefined || presence.heardAt !== null) continue
        seenByScreen.set(id, index)
        if (presence.link === 'offline') stayAway(id, presence.since ?? deps.now())
      }
    },
    /** Who has not come back in time has been away since it was last seen, or at least since the start. */
    sweep(): void {
      for (const id of awaited) {
        const since = find(id)?.since ?? 0
        if (deps.now() - since > SILENT_MS) stayAway(id, since)
      }
      if (awaited.size === 0 && seen !== null) {
        seen = null
        seenByScreen.clear()
      }
    },
  }
}
