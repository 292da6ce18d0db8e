// What every kind of item has: whose it is, what it is about, whom it is for, and until when it is true.
import * as v from 'valibot'
import { AccountId, ItemId, UnitId } from '../ids.ts'
import { CivilDateTime } from '../civil.ts'
import { instant, requiredText, tag } from '../text.ts'

export const Theme = v.picklist(['health', 'disaster', 'farming', 'everyday', 'environment', 'innovation'])
export type Theme = v.InferOutput<typeof Theme>

/** The five groups of 国发〔2021〕9号. */
export const Audience = v.picklist(['youth', 'farmers', 'workers', 'elders', 'cadres'])
export type Audience = v.InferOutput<typeof Audience>

/** Half-open, in the zone of the site that shows it (S1, S3, S9). */
export const Validity = v.pipe(
  v.strictObject({ from: v.nullable(CivilDateTime), until: v.nullable(CivilDateTime) }),
  v.check(({ from, until }) => from === null || until === null || from < until, 'validity-reversed'),
)
export type Validity = v.InferOutput<typeof Validity>

/** Shortest and longest time an item may stay on screen in one slot, ms. */
export const SHORTEST_SLOT_MS = 1_000
export const LONGEST_SLOT_MS = 4 * 3_600_000

export const duration = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(SHORTEST_SLOT_MS, 'duration-short'),
  v.maxValue(LONGEST_SLOT_MS, 'duration-long'),
)

export const itemBase = {
  id: ItemId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  title: requiredText(60),
  theme: Theme,
  audiences: v.pipe(v.array(Audience), v.maxLength(5)),
  tags: v.pipe(v.array(tag), v.maxLength(20)),
  validity: Validity,
  /** How long it stays on screen where a playlist does not say otherwise, ms. */
  durationMs: duration,
  changedAt: instant,
  changedBy: v.nullable(AccountId),
}
