import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

const createSource = (wall: number) => {
  const source = { at: 0, jump: 0 }
  return { source, wall: () => wall + source.at + source.jump, monotonic: () => 500 + source.at }
}

describe('the clock', () => {
  it('takes the round trip out', () => {
    const { source, ...clocks } = createSource(1_000_000)
    const clock = createClock(clocks)
    const sentAt = clock.local()
    source.at += 80
    // The controller is an hour ahead and answered half way.
    clock.sample(sentAt, 1_000_040 + 3_600_000)
    expect(clock.now()).toBe(1_000_080 + 3_600_000)
    expect(clock.offset()).toBe(3_600_000)
  })

  it('keeps the sample with the shortest way', () => {
    const { source, ...clocks } = createSource(0)
    const clock = createClock(clocks)
    const ask = (there: number, back: number) => {
      const sentAt = clock.local()
      source.at += there
      const serverNow = source.at + 5_000
      source.at += back
      clock.sample(sentAt, serverNow)
    }
    ask(300, 20)
    expect(Math.abs(clock.now() - (source.at + 5_000))).toBe(140)
    ask(10, 10)
    ask(500, 0)
    expect(clock.now()).toBe(source.at + 5_000)
  })

  it('follows a drifting clock once a good sample is old', () => {
    const { source, ...clocks } = createSource(0)
    const clock = createClock(clocks)
    clock.sample(clock.local() - 2, 0)
    source.at += 3_600_000
    clock.sample(clock.local() - 10, source.at + 900)
    expect(clock.now() - source.at).toBeCloseTo(905, 0)
  })

  it('does not move when the system clock jumps by a day', () => {
    const { source, ...clocks } = createSource(1_000)
    const clock = createClock(clocks)
    source.jump = 86_400_000
    source.at = 250
    expect(clock.now()).toBe(1_250)
    expect(clock.offset()).toBe(-86_400_000)
  })

  it('passes over answers that cannot be', () => {
    const { source: _, ...clocks } = createSource(1_000)
    const clock = createClock(clocks)
    clock.sample(clock.local() + 50, 9_999)
    clock.sample(clock.local(), Number.NaN)
    expect(clock.now()).toBe(1_000)
  })
})
