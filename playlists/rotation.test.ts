import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interleave, LONGEST_LOOP } from './rotation.ts'

const letters = (weights: number[], lengths = weights.map(() => 1)): string =>
  interleave(weights.map((weight, index) => ({ weight, length: lengths[index]! })))
    .map((taker) => 'ABCDEFGH'[taker])
    .join('')

describe('[S6] lists that are on together', () => {
  test('alternate when they weigh the same', () => {
    expect(letters([1, 1])).toBe('AB')
    expect(letters([3, 3, 3])).toBe('ABC')
  })

  test('take turns by weight, spread as evenly as they go', () => {
    expect(letters([3, 1])).toBe('AABA')
    expect(letters([5, 1, 1])).toBe('AABACAA')
  })

  test('go on until each stands at its beginning again', () => {
    expect(letters([1, 1], [2, 3])).toBe('AB'.repeat(6))
    expect(letters([2, 1], [2, 3])).toBe('ABA'.repeat(3))
    expect(letters([2], [3])).toBe('AAA')
  })

  test('of 29, 30 and 31 items do not explode: the loop is cut after a whole round', () => {
    const loop = letters([1, 1, 1], [29, 30, 31])
    expect(loop).toBe('ABC'.repeat(682))
    expect(loop.length).toBeLessThanOrEqual(LONGEST_LOOP)
  })

  test('and are very many still have each its turn', () => {
    const takers = Array.from({ length: 1500 }, () => ({ weight: 20, length: 7 }))
    takers.push({ weight: 1, length: 1 })
    const loop = interleave(takers)
    expect(loop.length).toBeLessThanOrEqual(LONGEST_LOOP)
    expect(new Set(loop).size).toBe(takers.length)
  })

  test('nobody: no turns', () => {
    expect(interleave([])).toEqual([])
  })

  const takers = fc.array(
    fc.record({ weight: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 1, max: 40 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )

  test('get, in every run of turns, their share to within one turn a list', () => {
    fc.assert(
      fc.property(takers, fc.nat(), (lists, seed) => {
        const loop = interleave(lists)
        const total = lists.reduce((sum, { weight }) => sum + weight, 0)
        const until = 1 + (seed % loop.length)
        lists.forEach(({ weight }, taker) => {
          const turns = loop.slice(0, until).filter((turn) => turn === taker).length
          expect(Math.abs(turns - (until * weight) / total)).toBeLessThan(lists.length)
        })
      }),
    )
  })

  test('end a loop that is not cut exactly where they began', () => {
    fc.assert(
      fc.property(takers, (lists) => {
        const loop = interleave(lists)
        const total = lists.reduce((sum, { weight }) => sum + weight, 0)
        fc.pre(loop.length + total <= LONGEST_LOOP)
        lists.forEach(({ length }, taker) => {
          expect(loop.filter((turn) => turn === taker).length % length).toBe(0)
        })
      }),
    )
  })
})
