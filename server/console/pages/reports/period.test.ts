import { describe, expect, it } from 'vitest'
import { isRange, toRange } from './period.ts'

describe('toRange', () => {
  it.each([
    ['week', '2026-11-22', 0, '2026-11-16', '2026-11-22'],
    ['week', '2026-11-16', 0, '2026-11-16', '2026-11-22'],
    ['week', '2027-01-01', 0, '2026-12-28', '2027-01-03'],
    ['week', '2027-01-01', -1, '2026-12-21', '2026-12-27'],
    ['month', '2028-02-10', 0, '2028-02-01', '2028-02-29'],
    ['month', '2026-01-31', -1, '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-22', 0, '2026-10-01', '2026-12-31'],
    ['quarter', '2026-11-22', -3, '2026-01-01', '2026-03-31'],
    ['year', '2026-11-22', 0, '2026-01-01', '2026-12-31'],
    ['year', '2026-11-22', -1, '2025-01-01', '2025-12-31'],
  ] as const)('the %s of %s, %i further', (period, today, steps, from, until) =>
    expect(toRange(period, today, steps)).toEqual({ from, until }),
  )
})

describe('isRange', () => {
  it.each([
    ['2026-01-01', '2026-01-01', true],
    ['2026-01-02', '2026-01-01', false],
    ['', '2026-01-01', false],
  ])('%s to %s: %s', (from, until, is) => expect(isRange({ from, until })).toBe(is))
})
