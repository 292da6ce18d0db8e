// Tries of refused boxes to connect, gathered until they are worth a write: what came from a new address, or under a new name, is
// told within a minute, the same again every ten minutes. So a box that hammers costs the disk no more than one that is patient,
// and cannot push out of the list what staff want to know of it.
import { type BoxTries, MOST_TRIES, type PublicKey, type Screen } from '../../playlists/model/place.ts'

/** A box of which something new is known is told again after this long, ms; one that only goes on trying after the longer time. */
export const TELL_NEW_MS = 60_000
export const TELL_AGAIN_MS = 10 * 60_000

/** The same address and name again after this long is another try, ms. */
export const APART_MS = 24 * 60 * 60_000

/** What a box tried since it was last told. */
export type Tried = { screen: Screen['id']; key: PublicKey; tries: readonly BoxTries[] }

/** A box may call itself anything, and what is kept must be text that the catalogue takes. */
const toText = (said: string, most: number): string => said.replace(/\p{C}/gu, ' ').trim().slice(0, most).trim()

const isAlike = (one: BoxTries, other: BoxTries): boolean =>
  one.address === other.address && one.browser === other.browser && other.first - one.at < APART_MS

/** The latest first, alike ones as one, at most MOST_TRIES. */
export const mergeTries = (before: readonly BoxTries[], fresh: readonly BoxTries[]): BoxTries[] => {
  const merged = [...before]
  for (const one of fresh) {
    const index = merged.findIndex((old) => isAlike(old, one))
    const [old] = index === -1 ? [] : merged.splice(index, 1)
    merged.unshift(
      old === undefined
        ? one
        : { ...one, first: old.first, at: Math.max(old.at, one.at), times: old.times + one.times },
    )
  }
  return merged.toSorted((one, other) => other.at - one.at).slice(0, MOST_TRIES)
}

type Box = {
  screen: Screen['id']
  /** Of what was told, to know what is new; counts do not matter. */
  known: readonly BoxTries[]
  untold: readonly BoxTries[]
  isNews: boolean
  toldAt: number
}

export const createTries = (deps: { now(): number; onTried(tried: Tried): void }) => {
  const boxByKey = new Map<PublicKey, Box>()
  /** Those of which something is not told yet. */
  const waiting = new Set<PublicKey>()

  const tell = (key: PublicKey, box: Box): void => {
    waiting.delete(key)
    const { screen, untold: tries } = box
    box.known = mergeTries(box.known, tries)
    box.untold = []
    box.isNews = false
    box.toldAt = deps.now()
    deps.onTried({ screen, key, tries })
  }

  const isDue = ({ toldAt, isNews }: Box): boolean => deps.now() - toldAt >= (isNews ? TELL_NEW_MS : TELL_AGAIN_MS)

  return {
    /** `address`: as its socket tells it. `browser`: as the box says. */
    note(screen: Screen['id'], key: PublicKey, address: string, browser: string): void {
      const at = deps.now()
      const box = boxByKey.get(key) ?? { screen, known: [], untold: [], isNews: false, toldAt: -Infinity }
      boxByKey.set(key, box)
      const one: BoxTries = {
        first: at,
        at,
        times: 1,
        // An IPv4 address as a socket for both kinds tells it.
        address: toText(address.replace(/^::ffff:/, ''), 64),
        browser: toText(browser, 80),
      }
      box.isNews ||= !box.known.some((old) => isAlike(old, one))
      box.untold = mergeTries(box.untold, [one])
      waiting.add(key)
      if (isDue(box)) tell(key, box)
    },
    /** Refused no more. */
    forget(key: PublicKey): void {
      boxByKey.delete(key)
      waiting.delete(key)
    },
    /** Tells what is due; `all`: whatever is not told yet. */
    sweep(all = false): void {
      for (const key of waiting) {
        const box = boxByKey.get(key)
        if (box !== undefined && (all || isDue(box))) tell(key, box)
      }
    },
  }
}
