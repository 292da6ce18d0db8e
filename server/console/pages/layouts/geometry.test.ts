import { assert, constantFrom, double, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST_ZONE } from '../../../../playlists/model/layout-rules.ts'
import { clampRect, handles, moveRect, overlapOf, resizeRect, uncoveredBy, type Handle, type Rect } from './geometry.ts'

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height })
const ZONE = rect(20, 30, 40, 50)

describe('moveRect', () => {
  it.each<[string, number, number, Rect]>([
    ['moves', 5, -10, rect(25, 20, 40, 50)],
    ['stops at the left and the top', -90, -90, rect(0, 0, 40, 50)],
    ['stops at the right and the bottom', 90, 90, rect(60, 50, 40, 50)],
    ['keeps hundredths and no more', 0.333_333, 0, rect(20.33, 30, 40, 50)],
  ])('%s', (_, dx, dy, moved) => expect(moveRect(ZONE, dx, dy)).toEqual(moved))
})

describe('resizeRect', () => {
  it.each<[Handle, Rect]>([
    ['nw', rect(25, 36, 35, 44)],
    ['n', rect(20, 36, 40, 44)],
    ['ne', rect(20, 36, 45, 44)],
    ['e', rect(20, 30, 45, 50)],
    ['se', rect(20, 30, 45, 56)],
    ['s', rect(20, 30, 40, 56)],
    ['sw', rect(25, 30, 35, 56)],
    ['w', rect(25, 30, 35, 50)],
  ])('from %s moves the edges there and leaves the others', (handle, resized) =>
    expect(resizeRect(ZONE, handle, 5, 6)).toEqual(resized),
  )
  it.each<[Handle, number, number, Rect]>([
    ['e', -90, 0, rect(20, 30, LEAST_ZONE, 50)],
    ['w', 90, 0, rect(60 - LEAST_ZONE, 30, LEAST_ZONE, 50)],
    ['n', 0, 90, rect(20, 80 - LEAST_ZONE, 40, LEAST_ZONE)],
    ['s', 0, -90, rect(20, 30, 40, LEAST_ZONE)],
  ])('from %s stops at the least size, the other edge stays', (handle, dx, dy, resized) =>
    expect(resizeRect(ZONE, handle, dx, dy)).toEqual(resized),
  )
  it.each<[Handle, Rect]>([
    ['nw', rect(0, 0, 60, 80)],
    ['se', rect(20, 30, 80, 70)],
  ])('from %s stops at the edge of the screen', (handle, resized) => {
    const far = handle === 'nw' ? -200 : 200
    expect(resizeRect(ZONE, handle, far, far)).toEqual(resized)
  })
})

describe('whatever is asked', () => {
  const far = double({ min: -300, max: 300, noNaN: true })
  const anyRect = record({ x: far, y: far, width: far, height: far })
  const isOnScreen = ({ x, y, width, height }: Rect): boolean =>
    x >= 0 && y >= 0 && width >= LEAST_ZONE && height >= LEAST_ZONE && x + width <= 100.02 && y + height <= 100.02

  it('a zone stays on the screen and large enough', () => {
    assert(
      property(anyRect, constantFrom(...handles), far, far, (asked, handle, dx, dy) => {
        const start = clampRect(asked)
        expect([start, moveRect(start, dx, dy), resizeRect(start, handle, dx, dy)].every(isOnScreen)).toBe(true)
      }),
    )
  })
  it('what is clamped stays as it is when it is clamped again', () => {
    assert(
      property(anyRect, (asked) => {
        expect(clampRect(clampRect(asked))).toEqual(clampRect(asked))
      }),
    )
  })
})

describe('overlapOf', () => {
  it('is the share of the screen that both cover', () =>
    expect(overlapOf(rect(0, 0, 50, 50), rect(40, 40, 50, 50))).toBe(1))
  it('is nothing where zones only touch', () => expect(overlapOf(rect(0, 0, 50, 50), rect(50, 0, 50, 50))).toBe(0))
})

describe('uncoveredBy', () => {
  it.each<[string, Rect[], number]>([
    ['everything where there is no zone', [], 100],
    ['nothing where one fills the screen', [rect(0, 0, 100, 100)], 0],
    ['counts what two cover once', [rect(0, 0, 50, 100), rect(25, 0, 50, 100)], 25],
    [
      'sees a hole in the middle',
      [rect(0, 0, 100, 40), rect(0, 60, 100, 40), rect(0, 40, 30, 20), rect(70, 40, 30, 20)],
      8,
    ],
  ])('%s', (_, rects, share) => expect(uncoveredBy(rects)).toBe(share))
})
