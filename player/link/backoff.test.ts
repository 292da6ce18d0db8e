import { expect, it } from 'vitest'
import { toRefetchMs, toRetryMs } from './backoff.ts'

it.each([
  [0, 0, 500],
  [119_999, 0.5, 1_000],
  [120_000, 0, 5_000],
  [864e5, 1, 10_000],
])('%i ms after a loss, with chance %d, it tries again after %i ms', (since, random, expected) => {
  expect(toRetryMs(since, random)).toBe(expected)
})

it('a file is asked for ever more rarely, but at least twice a minute', () => {
  expect(toRefetchMs(1, 1)).toBe(1_000)
  expect(toRefetchMs(3, 1)).toBe(4_000)
  expect(toRefetchMs(50, 1)).toBe(30_000)
  expect(toRefetchMs(50, 0)).toBe(15_000)
})
