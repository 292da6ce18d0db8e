import { describe, expect, it } from 'vitest'
import { NO_LIMITS, createPace, isWithin, toTurnMs } from './line.ts'

const HOUR = 3_600

describe('a window of the day', () => {
  const at = (instant: string): number => Date.parse(instant)
  const berlin = { from: at('2026-10-24T00:00:00Z'), offsets: [0, 120, 25 * HOUR, 60] }

  it.each([
    ['before it', '2026-10-24T20:59:59Z', false],
    ['as it begins', '2026-10-24T21:00:00Z', true],
    ['past midnight', '2026-10-24T22:30:00Z', true],
    ['as it ends, an hour of UTC later once summer time is over', '2026-10-25T03:59:59Z', true],
    ['after it', '2026-10-25T04:00:00Z', false],
  ])('that passes midnight: %s', (_, instant, expected) => {
    expect(isWithin([23 * HOUR, 5 * HOUR], berlin, at(instant))).toBe(expected)
  })

  it('ends at 24:00, and is any time where there is none', () => {
    expect(isWithin([12 * HOUR, 24 * HOUR], berlin, at('2026-10-24T21:59:59Z'))).toBe(true)
    expect(isWithin([12 * HOUR, 24 * HOUR], berlin, at('2026-10-24T22:00:00Z'))).toBe(false)
    expect(isWithin(null, berlin, 0)).toBe(true)
  })
})

describe('screens that share a line', () => {
  const shared = (sharing: number) => ({ window: null, bytesPerSecond: null, sharing })

  it('begin apart by as much as there is to fetch, and one alone at once', () => {
    expect(toTurnMs(shared(1), 1e9, 0.9)).toBe(0)
    expect(toTurnMs(NO_LIMITS, 1e9, 0.9)).toBe(0)
    expect(toTurnMs(shared(5), 250_000_000, 0.5)).toBe(20_000)
    expect(toTurnMs(shared(500), 4e9, 0.5)).toBe(300_000)
  })

  it('together stay below the speed that is allowed, however much comes at once', async () => {
    let now = 0
    const pace = createPace(() => 100_000, {
      now: () => now,
      setTimeout(run, ms) {
        now += ms
        queueMicrotask(run)
        return 1
      },
    })
    for (let chunk = 0; chunk < 20; chunk++) await pace(50_000)
    expect(now).toBe(10_000)
  })
})
