// How often one may try. A try is counted before it is judged, so that many at once do not slip through together; a right
// one gives its count back.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type Limit = {
  /** Counts a try: null, or how long to wait, seconds. */
  take(key: string): Promise<number | null>
  /** Forgets the tries of a key. */
  forget(key: string): Promise<void>
  /** Gives one try back. */
  giveBack(key: string): Promise<void>
}

/** `points` tries in `seconds`; the one after them, and all that follow within `seconds`, are refused. */
export const createLimit = (points: number, seconds: number): Limit => {
  const limiter = new RateLimiterMemory({ points, duration: seconds, blockDuration: seconds })
  return {
    async take(key) {
      try {
        await limiter.consume(key)
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw refusal
      }
    },
    async forget(key) {
      await limiter.delete(key)
    },
    async giveBack(key) {
      await limiter.reward(key)
    },
  }
}

const QUARTER_HOUR_S = 15 * 60

/** One set per process. */
export const createSignInLimits = () => ({
  /** For a name from an address: someone guesses one password. */
  nameAndAddress: createLimit(10, QUARTER_HOUR_S),
  /** For an address: someone tries one password on many names. */
  address: createLimit(100, QUARTER_HOUR_S),
  /** For the set-up code, over all addresses, since it guards one secret. */
  setup: createLimit(10, QUARTER_HOUR_S),
})
