// Whether a screen shows what it should: what it says it shows, held against the manifest of its class. Told only once it has lasted
// for more than a slot, since a clock that is a little off, an item that was skipped or a report under way are no trouble. A screen
// that plays an older manifest is no case of this: it is being updated, and the console says so by its revision.
import type { Status } from '../../playlists/protocol/up.ts'
import type { Manifests } from '../publish/manifests.ts'
import { createExpectation } from './expected.ts'

/** `due` and `shown`: an item's id, `card` or `blank`. `since`: when it was first seen, epoch ms. */
export type Difference = { since: number; due: string; shown: string }

/** `tellAt`: the end of the slot in which it was first seen; when it is still so after that, it is `told`. */
export type Suspicion = Difference & { tellAt: number; told: boolean }

/** Clocks may be this far apart, and a report this late, ms. */
const APART_MS = 5_000

export const createDifferences = (manifests: Pick<Manifests, 'ofScreen' | 'countsAs'>) => {
  const expected = createExpectation(manifests)

  const isOfNow = (screen: string, { number }: Status): boolean =>
    number !== 0 && manifests.countsAs(screen, { number, revision: -1 }) !== -1

  /** What was suspected before, and what the screen says now → what is suspected now. */
  return (screen: string, before: Suspicion | null, status: Status, now: number): Suspicion | null => {
    if (!isOfNow(screen, status)) return null
    const { item: shown, from, until } = status
    // A little way into what it reports; where that is over or to come, what is due now.
    const isOn = from <= now + APART_MS && now < until + APART_MS
    const due = expected(screen, isOn ? from + Math.min(APART_MS, (until - from) / 2) : now)
    if (due === null) return null
    // What stands still is right by chance whenever its turn comes round.
    if (due.item === shown) return isOn ? null : before
    if (before === null) return { since: now, due: due.item, shown, tellAt: due.until + APART_MS, told: false }
    return { ...before, due: due.item, shown, told: before.told || now >= before.tellAt }
  }
}
