// Time as the player is given it: `main.tsx` alone holds the real one, tests hold a fake one.
// Long waits go through `createAlarm`, because a timer drifts, a clock is corrected, and a box may sleep.

/** `now` in ms from any origin, never going back; timers as in a browser. */
export type Time = {
  now(): number
  setTimeout(run: () => void, ms: number): number
  clearTimeout(timer: number): void
}

/** For waits of a moment. */
export const pass = (time: Pick<Time, 'setTimeout'>, ms: number): Promise<void> =>
  new Promise((resolve) => time.setTimeout(resolve, ms))

/** The longest single timer, ms: after a jump of the clock an alarm is never further off than this. */
const LONGEST_TIMER_MS = 1_000

export type Alarm = {
  /** Rings so long from now, ms. */
  set(ms: number, ring: () => void): void
  clear(): void
}

/** Rings once `now()` has gone on so far, asking again every second at the latest. Setting it again replaces it. */
export const createAlarm = (time: Time): Alarm => {
  /** 0: none, as browsers number them from 1. One that has rung may be cleared: nothing happens. */
  let timer = 0
  const clear = (): void => time.clearTimeout(timer)
  const arm = (deadline: number, ring: () => void): void => {
    const look = (): void => (time.now() < deadline ? arm(deadline, ring) : ring())
    timer = time.setTimeout(look, Math.min(deadline - time.now(), LONGEST_TIMER_MS))
  }
  return {
    clear,
    set(ms, ring) {
      clear()
      arm(time.now() + ms, ring)
    },
  }
}
