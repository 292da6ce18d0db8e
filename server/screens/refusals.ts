// Boxes that are refused for good, by their keys: those that staff say were stolen, and those that another box has replaced. Such a
// box is told to forget everything, so that whoever has it sees nothing of ours, and when and from where it came is noted.
import type { PublicKey, Screen } from '../../playlists/model/place.ts'
import type { ScreenLink } from './link.ts'

/** A try from the same address is noted anew after this long, ms; one from another address after the shorter time. */
export const NOTE_AGAIN_MS = 10 * 60_000
export const NOTE_MOVED_MS = 60_000

export type Try = { screen: Screen['id']; key: PublicKey; at: number; address: string }

export type RefusalDeps = {
  now(): number
  /** To be kept beside the screen. */
  onTry(tried: Try): void
}

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
  const notedByKey = new Map<PublicKey, Pick<Try, 'at' | 'address'>>()

  const note = (screen: Screen['id'], key: PublicKey, address: string): void => {
    const at = deps.now()
    const last = notedByKey.get(key)
    const pause = last?.address === address ? NOTE_AGAIN_MS : NOTE_MOVED_MS
    if (last !== undefined && at - last.at < pause) return
    notedByKey.set(key, { at, address })
    deps.onTry({ screen, key, at, address })
  }

  return {
    /** Learns what became of a screen; either may be missing. */
    follow(before: Screen | undefined, screen: Screen | undefined): void {
      if (before !== undefined) for (const [key] of refusedOf(before)) refusedByKey.delete(key)
      if (screen !== undefined) for (const [key, refused] of refusedOf(screen)) refusedByKey.set(key, refused)
    },
    /**
     * Sends a refused box away, and says whether it was one. One that was replaced is told to make itself a new key, so that it
     * can be of use elsewhere once it is mended; a stolen one keeps the key by which it is known.
     */
    turnAway(link: ScreenLink, isNew: boolean): boolean {
      const refused = link.key === null ? undefined : refusedByKey.get(link.key)
      if (link.key === null || refused === undefined) return false
      if (isNew) note(refused.screen, link.key, link.address)
      link.tell({ type: 'unpaired', ...(refused.why === 'retired' ? { fresh: true } : {}) })
      link.close(refused.why)
      return true
    },
  }
}
