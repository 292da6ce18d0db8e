// A published, immutable snapshot of the content. The snapshot itself lies on a shelf under its SHA-256; this is its record.
import * as v from 'valibot'
import { AccountId, Sha256 } from './ids.ts'
import { instant, text } from './text.ts'

export const Revision = v.strictObject({
  /** `r` and the number. */
  id: v.pipe(v.string(), v.regex(/^r[1-9]\d*$/)),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: instant,
  by: v.nullable(AccountId),
  byName: text(40),
  note: text(200),
  /** Where this one was made by going back: the number of the revision whose content it has. */
  rolledBackTo: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  snapshot: Sha256,
  /** How many screens it changed, when it was published. */
  screensChanged: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Documents added, changed and removed against the revision before. */
  added: v.pipe(v.number(), v.integer(), v.minValue(0)),
  changed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  removed: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type Revision = v.InferOutput<typeof Revision>
