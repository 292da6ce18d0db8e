// Whether a screen shows what it should: what it says it shows, held against the manifest of its class. Told only once it has lasted
// for more than a slot, since a clock that is a little off, an item that was skipped or a report under way are no trouble. A screen
// that plays an older manifest is no case of this: it is being updated, and the console says so by its revision. Players of before
// protocol 6 tell of the main zone only; then nothing is said of the others.
import type { Status, ZoneShown } from '../../playlists/protocol/up.ts'
import type { Manifests } from '../publish/manifests.ts'
import { createExpectation } from './expected.ts'

/** `zone`: index into the manifest's zones. `due` and `shown`: an item's id, `card` or `blank`. `since`: first seen, epoch ms. */
export type Difference = { zone: number; since: number; due: string; shown: string }

/** `tellAt`: the end of the slot in which it was first seen; when it is still so after that, it is `told`. */
export type Suspicion = Difference & { tellAt: number; told: boolean }

/** Shared by all screens that are above suspicion, which nearly all are nearly always. */
const NONE: readonly Suspicion[] = []

/** Clocks may be this far apart, and a report this late, ms. */
const APART_MS = 5_000

export const createDifferences = (manifests: Pick<Manifests, 'ofScreen' | 'countsAs'>) => {
  const expected = createExpectation(manifests)

  const isOfNow = (screen: string, { number }: Status): boolean =>
    number !== 0 && manifests.countsAs(screen, { number, revision: -1 }) !== -1

  /** Of one zone; null where it is above suspicion. */
  const look = (
    screen: string,
    zone: number,
    before: Suspicion | undefined,
    { item: shown, from, until }: ZoneShown,
    now: number,
  ): Suspicion | null => {
    // A little way into what it reports; where that is over or to come, what is due now.
    const isOn = from <= now + APART_MS && now < until + APART_MS
    const due = expected(screen, isOn ? from + Math.min(APART_MS, (until - from) / 2) : now, zone)
    if (due === null) return null
    // What stands still is right by chance whenever its turn comes round.
    if (due.item === shown) return isOn ? null : (before ?? null)
    if (before === undefined)
      return { zone, since: now, due: due.item, shown, tellAt: due.until + APART_MS, told: false }
    return { ...before, due: due.item, shown, told: before.told || now >= before.tellAt }
  }

  /** What was suspected before, and what the screen says now → what is suspected now; of one zone at most once. */
  return (screen: string, before: readonly Suspicion[], status: Status, now: number): readonly Suspicion[] => {
    if (!isOfNow(screen, status)) return NONE
    let found = NONE
    for (let zone = 0; zone <= (status.zones?.length ?? 0); zone++) {
      const shown = zone === 0 ? status : status.zones?.[zone - 1]
      const earlier = before.find((one) => one.zone === zone)
      const suspicion = shown === undefined ? null : look(screen, zone, earlier, shown, now)
      if (suspicion !== null) found = [...found, suspicion]
    }
    return found
  }
}
