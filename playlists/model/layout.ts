// Named rectangles in per cent of the screen. Each zone has a timeline of its own.
import * as v from 'valibot'
import { LayoutId, UnitId } from './ids.ts'
import { requiredText } from './text.ts'

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100))

export const LayoutZone = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/)),
  x: percent,
  y: percent,
  width: percent,
  height: percent,
})
export type LayoutZone = v.InferOutput<typeof LayoutZone>

export const Layout = v.strictObject({
  id: LayoutId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  name: requiredText(40),
  zones: v.pipe(v.array(LayoutZone), v.minLength(1), v.maxLength(8)),
})
export type Layout = v.InferOutput<typeof Layout>

/** The layout every installation has: one zone, `main`, that fills the screen. */
export const FULL_LAYOUT_ID = v.parse(LayoutId, 'full')
