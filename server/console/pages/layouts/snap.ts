// Where a rectangle that is dragged comes to rest: on the screen's edges, its middle and thirds, and other zones' edges where
// one is near, else on whole per cents. Pure; what is near is told by the caller, in per cent of each axis.
import { LEAST_ZONE } from '../../../../playlists/model/layout-rules.ts'
import { clampRect, edgeOf, round, toRect, toSpan, type Handle, type Rect, type Span } from './geometry.ts'

/** Strongest first: of lines equally near the first is taken, and of those at one place the first is shown. */
const strengths = ['edge', 'centre', 'third', 'zone'] as const
export type LineKind = (typeof strengths)[number]

/** A line across the screen that things rest on: `x` is upright, at so many per cent from the left. */
export type Line = { readonly axis: 'x' | 'y'; readonly at: number; readonly kind: LineKind }

export type Reach = { readonly x: number; readonly y: number }

const axes = ['x', 'y'] as const

/** Less apart than this is the same place, per cent. */
const SAME = 0.02

export const toLines = (others: readonly Rect[]): Line[] =>
  axes.flatMap((axis) => {
    const screen: [number, LineKind][] = [
      [0, 'edge'],
      [100, 'edge'],
      [50, 'centre'],
      [33.33, 'third'],
      [66.67, 'third'],
    ]
    const zones = others.flatMap((other): [number, LineKind][] => {
      const { from, until } = toSpan(other, axis)
      return [
        [round(from), 'zone'],
        [round(until), 'zone'],
      ]
    })
    return [...screen, ...zones].map(([at, kind]) => ({ axis, at, kind }))
  })

/** How far a place is from the nearest line in reach, signed; null where there is none. */
const pull = (places: readonly number[], lines: readonly Line[], reach: number): number | null => {
  let best: number | null = null
  for (const { at } of lines) {
    for (const place of places) {
      const by = at - place
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best) - SAME)) best = by
    }
  }
  return best
}

const snapMovedSpan = ({ from, until }: Span, lines: readonly Line[], reach: number): Span => {
  const size = until - from
  const byEdge = pull([from, until], lines, reach)
  const byMiddle = pull(
    [(from + until) / 2],
    lines.filter(({ kind }) => kind === 'centre'),
    reach,
  )
  const by = byMiddle !== null && (byEdge === null || Math.abs(byMiddle) < Math.abs(byEdge)) ? byMiddle : byEdge
  const begins = by === null ? Math.round(from) : from + by
  return { from: begins, until: begins + size }
}

const snapEdge = (span: Span, edge: 'from' | 'until', lines: readonly Line[], reach: number): Span => {
  const fits = (at: number): boolean => (edge === 'from' ? span.until - at : at - span.from) >= LEAST_ZONE
  const by = pull(
    [span[edge]],
    lines.filter(({ at }) => fits(at)),
    reach,
  )
  const at = by === null ? Math.round(span[edge]) : span[edge] + by
  return fits(at) ? { ...span, [edge]: at } : span
}

const onAxis = (lines: readonly Line[], axis: 'x' | 'y'): Line[] => lines.filter((line) => line.axis === axis)

/** Keeps its size. */
export const snapMoved = (rect: Rect, lines: readonly Line[], reach: Reach): Rect =>
  clampRect(
    toRect(
      snapMovedSpan(toSpan(rect, 'x'), onAxis(lines, 'x'), reach.x),
      snapMovedSpan(toSpan(rect, 'y'), onAxis(lines, 'y'), reach.y),
    ),
  )

/** Moves only the edges that the handle moves. */
export const snapResized = (rect: Rect, handle: Handle, lines: readonly Line[], reach: Reach): Rect => {
  const [across, down] = axes.map((axis) => {
    const edge = edgeOf(handle, axis)
    const span = toSpan(rect, axis)
    return edge === null ? span : snapEdge(span, edge, onAxis(lines, axis), reach[axis])
  })
  return across === undefined || down === undefined ? rect : toRect(across, down)
}

const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= SAME

/** The lines that a rectangle rests on, one at each place; of one that is stretched those of its moving edges. */
export const toGuides = (rect: Rect, handle: Handle | null, lines: readonly Line[]): Line[] => {
  const guides: Line[] = []
  for (const line of lines.toSorted((one, other) => strengths.indexOf(one.kind) - strengths.indexOf(other.kind))) {
    const { from, until } = toSpan(rect, line.axis)
    const edge = handle === null ? null : edgeOf(handle, line.axis)
    const places =
      handle === null
        ? [from, until, ...(line.kind === 'centre' ? [(from + until) / 2] : [])]
        : edge === null
          ? []
          : [edge === 'from' ? from : until]
    if (!places.some((place) => isSame(place, line.at))) continue
    if (!guides.some(({ axis, at }) => axis === line.axis && isSame(at, line.at))) guides.push(line)
  }
  return guides
}
