import { describe, expect, it } from 'vitest'
import { nearest } from './arrows.ts'

// Two rows of three, the second with one tile less.
const boxes = [0, 1, 2, 3, 4].map((index) => ({
  left: (index % 3) * 110,
  top: Math.floor(index / 3) * 90,
  width: 100,
  height: 80,
}))

describe('nearest', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowLeft', 0],
    [1, 'ArrowDown', 4],
    [2, 'ArrowDown', 4],
    [4, 'ArrowUp', 1],
    [2, 'ArrowRight', -1],
    [0, 'ArrowUp', -1],
  ])('from %i with %s to %i', (at, key, to) => expect(nearest(boxes, at, key)).toBe(to))
})
