// Time that stands still until it is told to go on.
import type { Time } from '../../player/time.ts'

export type FakeTime = { time: Time; pass(ms: number): void }

export const createFakeTime = (): FakeTime => {
  let now = 0
  let last = 0
  const timers = new Map<number, { at: number; run(): void }>()
  const time: Time = {
    now: () => now,
    setTimeout(run, ms) {
      timers.set(++last, { at: now + ms, run })
      return last
    },
    clearTimeout: (timer) => void timers.delete(timer),
  }
  const pass = (ms: number): void => {
    const until = now + ms
    for (;;) {
      const due = [...timers].filter(([, { at }]) => at <= until).toSorted(([, one], [, other]) => one.at - other.at)[0]
      if (due === undefined) break
      timers.delete(due[0])
      now = Math.max(now, due[1].at)
      due[1].run()
    }
    now = until
  }
  return { time, pass }
}
