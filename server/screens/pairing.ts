// Six digits on a screen that nobody knows yet. A code names a waiting connection for ten minutes and works once.
// Kept in memory only: a screen that reconnects, or a controller that restarts, simply shows a new one.
import type { PublicKey } from '../../playlists/model/place.ts'

/** How long a code is good, ms. */
export const CODE_TTL_MS = 10 * 60_000

/** The most screens that may wait for pairing at once; bounds memory and keeps guessing hopeless. */
export const MOST_WAITING = 1_000

export type Waiting = { code: string; key: PublicKey; expiresAt: number; facts: { width: number; height: number } }

export type Pairings = {
  /** A fresh code for a waiting screen; the one it had before is void. Null when too many wait. */
  open(key: PublicKey, facts: Waiting['facts']): Waiting | null
  /** Looks a code up without using it up. */
  find(code: string): Waiting | null
  close(key: PublicKey): void
  /** Drops the expired ones and returns their keys. */
  expire(): PublicKey[]
  count(): number
}

export const createPairings = (deps: { now(): number; randomInt(below: number): number }): Pairings => {
  const waitingByCode = new Map<string, Waiting>()
  const codeByKey = new Map<PublicKey, string>()

  const close = (key: PublicKey) => {
    const code = codeByKey.get(key)
    if (code !== undefined) waitingByCode.delete(code)
    codeByKey.delete(key)
  }

  return {
    open(key, facts) {
      close(key)
      if (waitingByCode.size >= MOST_WAITING) return null
      let code: string
      do code = String(deps.randomInt(1_000_000)).padStart(6, '0')
      while (waitingByCode.has(code))
      const waiting = { code, key, expiresAt: deps.now() + CODE_TTL_MS, facts }
      waitingByCode.set(code, waiting)
      codeByKey.set(key, code)
      return waiting
    },
    find(code) {
      const waiting = waitingByCode.get(code)
      return waiting !== undefined && waiting.expiresAt > deps.now() ? waiting : null
    },
    close,
    expire() {
      const expired = [...waitingByCode.values()].filter(({ expiresAt }) => expiresAt <= deps.now())
      for (const { key } of expired) close(key)
      return expired.map(({ key }) => key)
    },
    count: () => waitingByCode.size,
  }
}
