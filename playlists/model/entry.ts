// A schedule rule: which playlist, on which screens, when, how strongly. All civil parts are in the site's zone (S3).
import * as v from 'valibot'
import { CivilDate, CivilDateTime, Daypart } from './civil.ts'
import { Days, Exceptions } from './days.ts'
import { CampaignId, EntryId, PlaylistId, ScreenId, SiteId, UnitId } from './ids.ts'
import { ZoneId } from './layout.ts'
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

/**
 * S5, weakest first; an appointment stands above all overrides, and broadcasts, which are not entries, above that. A notice
 * is no rank: it is inserted into whatever plays (S7).
 */
export const Level = v.picklist(['fallback', 'rotate', 'override', 'notice', 'appointment'])
export type Level = v.InferOutput<typeof Level>

/** The zone of a layout that is meant where none is named: the one called so, or the first. */
export const MAIN_ZONE = 'main'

export const DEFAULT_PER_HOUR = 4

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
  exceptions: v.optional(Exceptions, () => []),
  /** None means the whole day. */
  dayparts: v.pipe(v.array(Daypart), v.maxLength(12)),
  level: Level,
  /** Among overrides: the higher wins. */
  priority: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  /** Among rotating entries: how many turns it takes for each turn of one with weight 1 (S6). */
  weight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  /** Of a notice: how many plays an hour it asks for (S7); DEFAULT_PER_HOUR where it is missing. */
  perHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'per-hour'), v.maxValue(60, 'per-hour'))),
  /** Of an appointment, which needs it: when its playlist begins. It plays through once; dates, days and dayparts do not count. */
  startsAt: v.optional(v.nullable(CivilDateTime)),
  /** The zone of the screen's layout that it plays in, MAIN_ZONE where it is missing; on layouts without it, it does not play. */
  zone: v.optional(ZoneId),
  enabled: v.boolean(),
})
export type Entry = v.InferOutput<typeof Entry>

/** What a new rule says until somebody says more: everywhere, always, by turns with the others. */
export const plainEntry = {
  name: '',
  campaign: null,
  targets: { kind: 'all' },
  dates: { from: null, until: null },
  days: { kind: 'every' },
  exceptions: [],
  dayparts: [],
  level: 'rotate',
  priority: 5,
  weight: 1,
  enabled: true,
} satisfies Omit<Entry, 'id' | 'version' | 'unit' | 'playlist'>
