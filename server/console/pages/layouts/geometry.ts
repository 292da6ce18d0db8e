// Rectangles in per cent of the screen: moved, stretched, kept on the screen and large enough. Pure; per cent throughout, to
// hundredths, so that thirds fit and sums do not drift.
import { LEAST_ZONE } from '../../../../playlists/model/layout-rules.ts'

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** By where they sit; each letter is an edge that it moves. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof handles)[number]

/** A rectangle along one axis. */
export type Span = { readonly from: number; readonly until: number }

export const round = (value: number): number => Math.round(value * 100) / 100

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

export const toSpan = (rect: Rect, axis: 'x' | 'y'): Span =>
  axis === 'x' ? { from: rect.x, until: rect.x + rect.width } : { from: rect.y, until: rect.y + rect.height }

/** Edges are rounded, not lengths: two zones that share an edge still do. */
export const toRect = (across: Span, down: Span): Rect => {
  const [x, y] = [round(across.from), round(down.from)]
  return { x, y, width: round(round(across.until) - x), height: round(round(down.until) - y) }
}

/** As it was asked for, as far as the screen allows: size first, then place. */
export const clampRect = ({ x, y, width, height }: Rect): Rect => {
  const wide = round(clamp(width, LEAST_ZONE, 100))
  const high = round(clamp(height, LEAST_ZONE, 100))
  return {
    x: round(clamp(x, 0, 100 - wide)),
    y: round(clamp(y, 0, 100 - high)),
    width: wide,
    height: high,
  }
}

/** Keeps its size; stops at the screen's edge. */
export const moveRect = (rect: Rect, dx: number, dy: number): Rect =>
  clampRect({ ...rect, x: rect.x + dx, y: rect.y + dy })

const stretch = ({ from, until }: Span, by: number, edge: 'from' | 'until' | null): Span => {
  if (edge === 'from') return { from: clamp(from + by, 0, until - LEAST_ZONE), until }
  if (edge === 'until') return { from, until: clamp(until + by, from + LEAST_ZONE, 100) }
  return { from, until }
}

/** The edge of a span that a handle moves, or none. */
export const edgeOf = (handle: Handle, axis: 'x' | 'y'): 'from' | 'until' | null => {
  if (axis === 'x') return handle.includes('w') ? 'from' : handle.includes('e') ? 'until' : null
  return handle.startsWith('n') ? 'from' : handle.startsWith('s') ? 'until' : null
}

/** The edges that the handle does not touch stay where they are. */
export const resizeRect = (rect: Rect, handle: Handle, dx: number, dy: number): Rect =>
  toRect(stretch(toSpan(rect, 'x'), dx, edgeOf(handle, 'x')), stretch(toSpan(rect, 'y'), dy, edgeOf(handle, 'y')))

/** Per cent of the screen that both cover. */
export const overlapOf = (one: Rect, other: Rect): number => {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return wide > 0 && high > 0 ? (wide * high) / 100 : 0
}

/** Per cent of the screen that none covers. */
export const uncoveredBy = (rects: readonly Rect[]): number => {
  const cuts = [0, 100, ...rects.flatMap(({ x, width }) => [x, x + width])].filter((at) => at >= 0 && at <= 100)
  const edges = [...new Set(cuts)].toSorted((a, b) => a - b)
  let covered = 0
  edges.forEach((from, index) => {
    const until = edges[index + 1] ?? from
    const spans = rects
      .filter(({ x, width }) => x <= from && x + width >= until)
      .map((rect) => toSpan(rect, 'y'))
      .toSorted((a, b) => a.from - b.from)
    let reached = 0
    let high = 0
    for (const span of spans) {
      high += Math.max(0, Math.min(100, span.until) - Math.max(reached, span.from))
      reached = Math.max(reached, span.until)
    }
    covered += ((until - from) * high) / 100
  })
  return round(Math.max(0, 100 - covered))
}
