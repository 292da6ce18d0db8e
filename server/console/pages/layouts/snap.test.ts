import { array, assert, constantFrom, double, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST_ZONE } from '../../../../playlists/model/layout-rules.ts'
import { clampRect, handles, moveRect, resizeRect, type Handle, type Rect } from './geometry.ts'
import { snapMoved, snapResized, toGuides, toLines } from './snap.ts'

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height })
const REACH = { x: 1.5, y: 1.5 }
const SCREEN = toLines([])
const SIDE = rect(72.4, 10, 27.6, 61.8)
const BESIDE = toLines([SIDE])

describe('snapMoved', () => {
  it.each<[string, Rect, Rect]>([
    ['to the left edge', rect(1.2, 20.4, 30, 30), rect(0, 20, 30, 30)],
    ['to the right edge', rect(69.1, 20, 30, 30), rect(70, 20, 30, 30)],
    ['to the bottom', rect(20, 68.9, 30, 30), rect(20, 70, 30, 30)],
    ['to a third', rect(32.4, 12, 21, 11), rect(33.33, 12, 21, 11)],
    ['with its right edge to a third', rect(45.4, 12, 21, 11), rect(45.67, 12, 21, 11)],
    ['with its middle to the middle', rect(38.7, 40.2, 22, 21), rect(39, 39.5, 22, 21)],
    ['to nothing near: whole per cents', rect(12.4, 12.6, 11, 11), rect(12, 13, 11, 11)],
  ])('snaps %s and keeps its size', (_, dragged, rests) => expect(snapMoved(dragged, SCREEN, REACH)).toEqual(rests))
  it('snaps to the edges of other zones', () =>
    expect(snapMoved(rect(51.5, 72.5, 20, 10), BESIDE, REACH)).toEqual(rect(52.4, 71.8, 20, 10)))
  it('takes the nearest of two lines', () =>
    expect(snapMoved(rect(33, 20, 40, 11), toLines([rect(32, 0, 10, 10)]), REACH).x).toBe(33.33))
})

describe('snapResized', () => {
  const start = rect(10, 10, 30, 30)
  it.each<[Handle, number, number, Rect]>([
    ['e', 9.2, 0, rect(10, 10, 40, 30)],
    ['w', -9.1, 0, rect(0, 10, 40, 30)],
    ['s', 0, 26.2, rect(10, 10, 30, 56.67)],
    ['n', 0, -9.1, rect(10, 0, 30, 40)],
    ['se', 9.2, 26.2, rect(10, 10, 40, 56.67)],
    ['nw', -9.1, -4.3, rect(0, 6, 40, 34)],
    ['ne', 25.9, -9.1, rect(10, 0, 56.67, 40)],
    ['sw', -9.1, 9.2, rect(0, 10, 40, 40)],
  ])('from %s by %f, %f', (handle, dx, dy, rests) =>
    expect(snapResized(resizeRect(start, handle, dx, dy), handle, SCREEN, REACH)).toEqual(rests),
  )
  it('never snaps a zone smaller than the least', () => {
    const thin = rect(50 - LEAST_ZONE + 0.4, 0, LEAST_ZONE, 30)
    expect(snapResized(thin, 'e', SCREEN, REACH)).toEqual(thin)
  })
})

describe('toGuides', () => {
  const shown = (lines: ReturnType<typeof toGuides>) => lines.map(({ axis, at, kind }) => `${axis} ${at} ${kind}`)
  it('shows what a moved zone rests on, each place once, the stronger of two', () => {
    const touching = toLines([rect(0, 0, 50, 50)])
    expect(shown(toGuides(rect(50, 50, 50, 50), null, touching))).toEqual([
      'x 100 edge',
      'y 100 edge',
      'x 50 centre',
      'y 50 centre',
    ])
  })
  it('shows the middle for a zone in the middle, and for no other line', () =>
    expect(shown(toGuides(rect(40, 12, 20, 11), null, SCREEN))).toEqual(['x 50 centre']))
  it('shows only what the moving edges rest on', () => {
    expect(shown(toGuides(rect(0, 0, 72.4, 100), 'e', BESIDE))).toEqual(['x 72.4 zone'])
    expect(shown(toGuides(rect(0, 0, 72.4, 100), 's', BESIDE))).toEqual(['y 100 edge'])
  })
  it('shows nothing where nothing is near', () => expect(toGuides(rect(12, 12, 11, 11), null, SCREEN)).toEqual([]))
})

describe('whatever is dragged', () => {
  const at = double({ min: -20, max: 120, noNaN: true })
  const anyRect = record({ x: at, y: at, width: at, height: at }).map(clampRect)
  it('comes to rest on the screen, large enough, no further off than a whole per cent or the reach', () => {
    assert(
      property(anyRect, array(anyRect, { maxLength: 3 }), constantFrom(...handles), at, (start, others, handle, by) => {
        const lines = toLines(others)
        const pairs: [Rect, Rect][] = [
          [moveRect(start, by, by), snapMoved(moveRect(start, by, by), lines, REACH)],
          [resizeRect(start, handle, by, by), snapResized(resizeRect(start, handle, by, by), handle, lines, REACH)],
        ]
        for (const [asked, rests] of pairs) {
          expect(rests.x).toBeGreaterThanOrEqual(0)
          expect(rests.x + rests.width).toBeLessThanOrEqual(100.02)
          expect(Math.min(rests.width, rests.height)).toBeGreaterThanOrEqual(LEAST_ZONE - 0.01)
          expect(Math.abs(rests.y - asked.y)).toBeLessThanOrEqual(REACH.y + 0.03)
        }
      }),
    )
  })
})
