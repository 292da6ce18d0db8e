// Named rectangles in per cent of the screen. Each zone has a timeline of its own.
import * as v from 'valibot'
import { LayoutId, UnitId } from './ids.ts'
import { requiredText } from './text.ts'

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100))

export const ZoneId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/, 'zone-id'))

/**
 * `main`: items fill it. `side`: clock, date, lunar date and solar term above its items. `ticker`: the words of its items run
 * through it in one line at a reading speed.
 */
export const ZoneKind = v.picklist(['main', 'side', 'ticker'])
export type ZoneKind = v.InferOutput<typeof ZoneKind>

export const LayoutZone = v.strictObject({
  id: ZoneId,
  /** `main` where it is missing. */
  kind: v.optional(ZoneKind),
  /** What staff call it; the id, which entries name, stays when the name changes. */
  name: v.optional(requiredText(20)),
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

const shipped = (id: string, name: string, zones: readonly LayoutZone[]) => ({
  id: v.parse(LayoutId, id),
  name,
  zones: [...zones],
})

/** The layouts that every installation has. The first zone is the main one: broadcasts come there, and fill the screen. */
export const shippedLayouts: readonly Pick<Layout, 'id' | 'name' | 'zones'>[] = [
  shipped('full', '全屏', [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }]),
  shipped('main-ticker', '主区和滚动字幕', [
    { id: 'main', x: 0, y: 0, width: 100, height: 90 },
    { id: 'ticker', kind: 'ticker', x: 0, y: 90, width: 100, height: 10 },
  ]),
  shipped('main-side', '主区和侧栏', [
    { id: 'main', x: 0, y: 0, width: 72, height: 100 },
    { id: 'side', kind: 'side', x: 72, y: 0, width: 28, height: 100 },
  ]),
  shipped('portrait-stack', '竖屏三段', [
    { id: 'main', x: 0, y: 0, width: 100, height: 56 },
    { id: 'second', x: 0, y: 56, width: 100, height: 37 },
    { id: 'ticker', kind: 'ticker', x: 0, y: 93, width: 100, height: 7 },
  ]),
]
