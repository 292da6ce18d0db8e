import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHousekeeping, type Housework } from './housekeeping.ts'

const HOUR_MS = 3_600_000

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 3, 59, 30) }))
afterEach(() => vi.useRealTimers())

const silent = { info: () => {}, warn: () => {} }

test('every job is done within the hour, and one that fails keeps neither itself nor the others from the next time', async () => {
  const done: string[] = []
  const errors: unknown[] = []
  const jobs: Housework = {
    rollHorizon: async () => done.push('rollHorizon'),
    backUp: async () => {
      done.push('backUp')
      throw new Error('the disk is full')
    },
    dropExpired: async () => done.push('dropExpired'),
    sweep: async () => done.push('sweep'),
    clearShelves: async () => done.push('clearShelves'),
    trimHistory: async () => done.push('trimHistory'),
  }
  const housekeeping = createHousekeeping(jobs, { ...silent, error: (facts) => void errors.push(facts) })
  await housekeeping.start()
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS)
  await housekeeping.stop()
  const times = (name: string) => done.filter((one) => one === name).length
  expect([times('rollHorizon'), times('backUp'), times('sweep'), times('dropExpired')]).toEqual([2, 2, 2, 24])
  expect([times('clearShelves'), times('trimHistory')]).toEqual([2, 2])
  expect(errors).toMatchObject([{ job: 'backUp' }, { job: 'backUp' }])
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS)
  expect(times('sweep')).toBe(2)
})

test('stopping waits for a job under way', async () => {
  let finish = () => {}
  const under = new Promise<void>((resolve) => {
    finish = resolve
  })
  const idle = async () => {}
  const housekeeping = createHousekeeping(
    { rollHorizon: () => under, backUp: idle, dropExpired: idle, sweep: idle, clearShelves: idle, trimHistory: idle },
    { ...silent, error: () => {} },
  )
  await housekeeping.start()
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  const order: string[] = []
  const stop = async () => {
    await housekeeping.stop()
    order.push('stopped')
  }
  const stopping = stop()
  await vi.advanceTimersByTimeAsync(1000)
  order.push('job ends')
  finish()
  await stopping
  expect(order).toEqual(['job ends', 'stopped'])
})
