// Entries that belong together: prepared, copied to next year, and switched off as one. A campaign hangs on an observance or
// on dates, which its own page shows; when an entry plays is said by the entry alone.
import * as v from 'valibot'
import { CivilDate } from './civil.ts'
import { CampaignId, ObservanceId, UnitId } from './ids.ts'
import { requiredText } from './text.ts'

/** What tells campaigns apart in a calendar; the console has a hue for each word. */
export const CampaignColour = v.picklist(['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'])
export type CampaignColour = v.InferOutput<typeof CampaignColour>

export const CampaignSpan = v.variant('kind', [
  v.strictObject({ kind: v.literal('observance'), observance: ObservanceId }),
  v.pipe(
    v.strictObject({ kind: v.literal('dates'), from: CivilDate, until: CivilDate }),
    v.check(({ from, until }) => from <= until, 'dates-reversed'),
  ),
])
export type CampaignSpan = v.InferOutput<typeof CampaignSpan>

export const Campaign = v.strictObject({
  id: CampaignId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  name: requiredText(40),
  when: CampaignSpan,
  colour: CampaignColour,
  /** While it is not, none of its entries plays. */
  enabled: v.boolean(),
})
export type Campaign = v.InferOutput<typeof Campaign>
