// A secret address under which the schedule of a screen or a site can be read by calendar programs, which cannot sign in.
// Only the secret's hash is kept: the address is told once, when it is made, and a new one takes its place.
import * as v from 'valibot'
import { AccountId, ScreenId, Sha256, SiteId, UnitId } from './ids.ts'
import { instant } from './text.ts'

export const Feed = v.strictObject({
  /** `screen-` or `site-` and the id of what it is of: one address each. */
  id: v.pipe(v.string(), v.regex(/^(?:screen|site)-[a-z0-9][a-z0-9-]{0,63}$/)),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  of: v.variant('kind', [
    v.strictObject({ kind: v.literal('screen'), screen: ScreenId }),
    v.strictObject({ kind: v.literal('site'), site: SiteId }),
  ]),
  secret: Sha256,
  madeAt: instant,
  madeBy: v.nullable(AccountId),
})
export type Feed = v.InferOutput<typeof Feed>
