// The moment that is looked at, and how time goes on from it: not at all, as on the screen, or a minute a second. What the real
// time is comes in as a parameter; `tick` is called a few times a second by whoever shows it.
import { signal, type ReadonlySignal } from '@preact/signals'

export type Speed = 0 | 1 | 60

export type Transport = {
  /** Epoch ms. */
  readonly at: ReadonlySignal<number>
  readonly speed: ReadonlySignal<Speed>
  /** Counts up whenever the picture has to be made anew, rather than to go on by itself. */
  readonly jumps: ReadonlySignal<number>
  /** Epoch ms, to the millisecond: what the stage takes for the time. */
  clock(): number
  jump(to: number): void
  run(speed: Speed): void
  /** `settled`: whether the picture of the last jump is there, so that the next may follow. */
  tick(settled: boolean): void
}

/** `[from, until)` bounds it; `now` is a real clock, ms, from any origin. */
export const createTransport = (
  begin: number,
  now: () => number,
  bounds: () => { from: number; until: number },
): Transport => {
  const within = (to: number): number => {
    const { from, until } = bounds()
    return Math.min(until - 1, Math.max(from, Math.floor(to)))
  }
  const at = signal(begin)
  const speed = signal<Speed>(0)
  const jumps = signal(0)
  let base = begin
  let since = now()
  const clock = (): number => within(speed.peek() === 1 ? base + (now() - since) : base)
  const set = (to: number): void => {
    base = within(to)
    since = now()
    at.value = base
  }
  const jump = (to: number): void => {
    set(to)
    jumps.value++
  }
  return {
    at,
    speed,
    jumps,
    clock,
    jump,
    run(next) {
      const here = clock()
      speed.value = next
      jump(here)
    },
    tick(settled) {
      if (speed.peek() === 1) at.value = clock()
      // Faster than films and fades could follow: each time another picture, as far on as it should be by now.
      else if (speed.peek() === 60 && settled) jump(base + 60 * (now() - since))
    },
  }
}
