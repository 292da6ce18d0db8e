// Boxes that are refused for good, by their keys: those that staff say were stolen, and those that another box has replaced. Such a
// box is told to forget everything, so that whoever has it sees nothing of ours, and when and from where it came is noted.
import type { GoneBox, PublicKey, Screen, Site } from '../../playlists/model/place.ts'
import type { ScreenLink } from './link.ts'
import { createTries, type Tried } from './tries.ts'

export type RefusalDeps = {
  now(): number
  /** To be kept beside the screen. */
  onTried(tried: Tried): void
}

/** Its screen was taken out. */
type Gone = GoneBox['why']

type Refused = { screen: Screen['id']; why: 'blocked' | 'retired' }

const refusedOf = ({ id, key, blocked, former = [] }: Screen): [PublicKey, Refused][] => [
  ...former.map((box): [PublicKey, Refused] => [
    box.key,
    { screen: id, why: box.wasBlocked === true ? 'blocked' : 'retired' },
  ]),
  ...(blocked === undefined ? [] : [[key, { screen: id, why: 'blocked' }] satisfies [PublicKey, Refused]]),
]

export const createRefusals = (deps: RefusalDeps) => {
  const refusedByKey = new Map<PublicKey, Refused>()
  const goneByKey = new Map<PublicKey, Gone>()
  /** Those that have heard that they are unpaired, and may show a code. */
  const toldByKey = new Set<PublicKey>()
  const tries = createTries(deps)

  const dismiss = (link: ScreenLink, why: Gone): void => {
    link.tell({ type: 'unpaired', ...(why === 'retired' ? { fresh: true } : {}) })
    link.close(why)
  }

  /** Its screen was taken out: it forgets, and may be paired anew when it is back. */
  const unpair = (link: ScreenLink): void => {
    if (link.key !== null) toldByKey.add(link.key)
    dismiss(link, 'unpaired')
  }

  return {
    unpair,
    followSite(before: Site | undefined, site: Site | undefined): void {
      if (before?.gone === site?.gone) return
      for (const { key } of before?.gone ?? []) goneByKey.delete(key)
      for (const { key, why } of site?.gone ?? []) goneByKey.set(key, why)
    },
    /** Sends away a box that nobody knows any more and that does not know it yet, and says whether it was one. */
    sendGone(link: ScreenLink): boolean {
      const why = link.key === null ? undefined : goneByKey.get(link.key)
      if (link.key === null || why === undefined) return false
      if (why !== 'unpaired') dismiss(link, why)
      else if (toldByKey.has(link.key)) return false
      else unpair(link)
      return true
    },
    /** Learns what became of a screen; either may be missing. */
    follow(before: Screen | undefined, screen: Screen | undefined): void {
      const refusedBefore = before === undefined ? [] : refusedOf(before)
      for (const [key] of refusedBefore) refusedByKey.delete(key)
      if (screen !== undefined) for (const [key, refused] of refusedOf(screen)) refusedByKey.set(key, refused)
      for (const [key] of refusedBefore) if (!refusedByKey.has(key)) tries.forget(key)
    },
    sweep: tries.sweep,
    /**
     * Sends a refused box away, and says whether it was one. One that was replaced is told to make itself a new key, so that it
     * can be of use elsewhere once it is mended; a stolen one keeps the key by which it is known. `calledItself`: its browser, as
     * it says now that it connects; null where it was connected all along.
     */
    turnAway(link: ScreenLink, calledItself: string | null): boolean {
      const refused = link.key === null ? undefined : refusedByKey.get(link.key)
      if (link.key === null || refused === undefined) return false
      if (calledItself !== null) tries.note(refused.screen, link.key, link.address, calledItself)
      dismiss(link, refused.why)
      return true
    },
  }
}
