import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../test/doubles/fake-time.ts'
import { createWatch } from './watch.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** A watch over a stage that is as late, and a page that is as large, as is said. */
const setUp = () => {
  const { time, pass } = createFakeTime()
  const state = { lateMs: 0, heapBytes: 0 }
  const done: string[] = []
  const watch = createWatch({
    time,
    lateMs: () => state.lateMs,
    heapBytes: () => state.heapBytes,
    rebuild: () => done.push('rebuild'),
    reload: (why) => done.push(`reload: ${why}`),
    trouble: (detail) => done.push(`told: ${detail}`),
  })
  watch.start()
  return { watch, pass, state, done }
}

describe('a stage that misses its slot boundary', () => {
  it('is built anew and told of, and where that helps, nothing else is done', () => {
    const { pass, state, done } = setUp()
    state.lateMs = 16 * SECOND
    pass(10 * SECOND)
    expect(done).toEqual(['told: stage stood still: rebuilt', 'rebuild'])
    state.lateMs = -MINUTE
    pass(60 * MINUTE)
    expect(done).toHaveLength(2)
  })

  it('that stands still after it was built anew has the page loaded anew, but not again and again at its start', () => {
    const { pass, state, done } = setUp()
    state.lateMs = 16 * SECOND
    pass(4 * MINUTE)
    expect(done).toEqual(['told: stage stood still: rebuilt', 'rebuild'])
    pass(MINUTE + 5 * SECOND)
    expect(done.at(-1)).toBe('reload: stage stood still')
  })

  it('is not what a slot is that only ends a little late', () => {
    const { pass, state, done } = setUp()
    state.lateMs = 14 * SECOND
    pass(60 * MINUTE)
    expect(done).toEqual([])
  })
})

describe('memory past its bound', () => {
  it('has the page loaded anew where a slot ends, not before, and once', () => {
    const { watch, pass, state, done } = setUp()
    pass(10 * MINUTE)
    state.heapBytes = 500e6
    pass(MINUTE)
    expect(done).toEqual([])
    watch.turned()
    watch.turned()
    expect(done).toEqual(['reload: memory'])
  })

  it('does not blink: a page that is too large from its start is left for five minutes', () => {
    const { watch, pass, state, done } = setUp()
    state.heapBytes = 500e6
    pass(4 * MINUTE)
    watch.turned()
    expect(done).toEqual([])
    pass(2 * MINUTE)
    watch.turned()
    expect(done).toEqual(['reload: memory'])
  })
})

it('a newer build is loaded where a slot ends', () => {
  const { watch, done } = setUp()
  watch.reloadAtBoundary('newer')
  expect(done).toEqual([])
  watch.turned()
  expect(done).toEqual(['reload: newer'])
})
