// A schedule rule: which playlist, on which screens, when, how strongly. All civil parts are in the site's zone (S3).
import * as v from 'valibot'
import { CivilDate, Daypart } from './civil.ts'
import { Days, Exceptions } from './days.ts'
import { CampaignId, EntryId, PlaylistId, ScreenId, SiteId, UnitId } from './ids.ts'
import { tag, text } from './text.ts'

/** Where an entry plays: everywhere, or on the screens named by any of the three. */
export const Targets = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.pipe(
    v.strictObject({
      kind: v.literal('some'),
      screens: v.pipe(v.array(ScreenId), v.maxLength(500)),
      sites: v.pipe(v.array(SiteId), v.maxLength(500)),
      tags: v.pipe(v.array(tag), v.maxLength(50)),
    }),
    v.check(({ screens, sites, tags }) => screens.length + sites.length + tags.length > 0, 'targets-none'),
  ),
])
export type Targets = v.InferOutput<typeof Targets>

/** Both ends inclusive, as staff speak of days; null leaves an end open. */
export const DateRange = v.pipe(
  v.strictObject({ from: v.nullable(CivilDate), until: v.nullable(CivilDate) }),
  v.check(({ from, until }) => from === null || until === null || from <= until, 'dates-reversed'),
)
export type DateRange = v.InferOutput<typeof DateRange>

/** S5, weakest first. Broadcasts stand above these and are not entries. */
export const Level = v.picklist(['fallback', 'rotate', 'override'])
export type Level = v.InferOutput<typeof Level>

export const Entry = v.strictObject({
  id: EntryId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  name: text(40),
  playlist: PlaylistId,
  /** The campaign that it is a part of, and that switches it off with itself. */
  campaign: v.optional(v.nullable(CampaignId), null),
  targets: Targets,
  dates: DateRange,
  days: Days,
  /** None, where a document was made before there were any. */
  exceptions: v.optional(Exceptions, []),
  /** None means the whole day. */
  dayparts: v.pipe(v.array(Daypart), v.maxLength(12)),
  level: Level,
  /** Among overrides: the higher wins. */
  priority: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  /** Among rotating entries: how many turns it takes for each turn of one with weight 1 (S6). */
  weight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  enabled: v.boolean(),
})
export type Entry = v.InferOutput<typeof Entry>
