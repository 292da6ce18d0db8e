// What a screen plays when, and why: segments of a range with the entries that win them and those that lose, and any moment
// explained. Of what is published, or with `draft=1` of what is being edited.
import { Hono } from 'hono'
import * as v from 'valibot'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import { zoneOffsets } from '../../playlists/calendar/zone.ts'
import { createStarts } from '../../playlists/compile/starts.ts'
import { contendingReasons, type LostReason, lostReasons } from '../../playlists/compile/lost-reasons.ts'
import type { Verdict } from '../../playlists/compile/why.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import { Entry } from '../../playlists/model/entry.ts'
import { reaches } from '../../playlists/model/targets.ts'
import type { EntryId } from '../../playlists/model/ids.ts'
import type { Failure } from '../failures.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { createOutlook, type Outlook, type OutlookParts } from '../screens/outlook.ts'
import { checked, described } from './describe.ts'

/** The longest range that is answered: a month as a calendar shows it, with the weeks at its ends, ms. */
const LONGEST_RANGE_MS = 45 * DAY_MS

const moment = v.pipe(v.string(), v.regex(/^\d{1,16}$/, 'instant-form'), v.transform(Number))
const draft = v.optional(v.picklist(['0', '1']), '0')
const zone = v.optional(v.pipe(v.string(), v.maxLength(24)))

const TimelineQuery = v.object({ from: moment, until: moment, zone, draft })
const ShowingQuery = v.object({ at: v.optional(moment), zone, draft })

const EntryTold = v.object({
  id: v.string(),
  name: v.string(),
  playlist: v.string(),
  playlistName: v.string(),
  campaign: v.nullable(v.string()),
  level: Entry.entries.level,
  priority: v.number(),
  weight: v.number(),
  /** The rule, as staff wrote it. */
  dates: Entry.entries.dates,
  days: Entry.entries.days,
  exceptions: Entry.entries.exceptions,
  dayparts: Entry.entries.dayparts,
})

const Reason = v.picklist(lostReasons)

const Timeline = v.object({
  screen: v.string(),
  zone: v.string(),
  /** All zones of the screen's layout. */
  zones: v.array(v.string()),
  /** IANA zone of the site. */
  timeZone: v.string(),
  /** The part of the range that lies within the horizon, epoch ms. */
  from: v.number(),
  until: v.number(),
  /** Those that the segments name. */
  entries: v.array(EntryTold),
  items: v.array(v.object({ id: v.string(), title: v.string() })),
  /** Gapless; `entries` take turns in it. `lost`: those that would play at some time in it but for what is named. */
  segments: v.array(
    v.object({
      from: v.number(),
      until: v.number(),
      kind: v.picklist(['blank', 'card', 'entries', 'broadcast']),
      entries: v.array(v.string()),
      items: v.array(v.string()),
      broadcasts: v.array(v.string()),
      lost: v.array(v.object({ entry: v.string(), reason: Reason })),
    }),
  ),
})
export type ToldTimeline = v.InferOutput<typeof Timeline>

const Explained = v.object({
  screen: v.string(),
  zone: v.string(),
  zones: v.array(v.string()),
  timeZone: v.string(),
  at: v.number(),
  /** What is on: an item's or a broadcast's id, `card` or `blank`; for its slot, and within its segment. */
  showing: v.object({
    item: v.string(),
    title: v.string(),
    entry: v.nullable(v.string()),
    from: v.number(),
    until: v.number(),
    segmentFrom: v.number(),
    segmentUntil: v.number(),
  }),
  /** Broadcasts that are on. */
  broadcasts: v.array(v.string()),
  closed: v.boolean(),
  /** Every entry that is meant for the screen: what plays first, then the strongest. */
  verdicts: v.array(
    v.object({
      entry: EntryTold,
      plays: v.boolean(),
      reason: v.nullable(Reason),
      leftOut: v.array(
        v.object({
          item: v.string(),
          title: v.string(),
          why: v.picklist(['missing', 'not-ready', 'not-yet', 'expired']),
        }),
      ),
    }),
  ),
})
export type ToldShowing = v.InferOutput<typeof Explained>

const refuse = (path: string, rule: string, message: string): Failure => ({
  type: 'invalid',
  issues: [{ path, rule, message }],
})

const entryToTold = ({ content }: Outlook, id: string): v.InferOutput<typeof EntryTold> | null => {
  const entry = content.entries[id]
  if (entry === undefined) return null
  const { name, playlist, campaign, level, priority, weight, dates, days, exceptions, dayparts } = entry
  const playlistName = content.playlists[playlist]?.name ?? ''
  return { id, name, playlist, playlistName, campaign, level, priority, weight, dates, days, exceptions, dayparts }
}

const titleOf = ({ content }: Outlook, { broadcasts }: Catalogue, id: string): string =>
  content.items[id]?.title ?? broadcasts[id]?.title ?? ''

const toTimeline = (outlook: Outlook, catalogue: Catalogue, named: string, from: number, until: number) => {
  const { manifest, zones, screen, content } = outlook
  const startsWithin = createStarts(
    Object.values(content.entries).filter(({ enabled, targets }) => enabled && reaches(targets, screen)),
    { zone: manifest.zone, observances: content.observances },
    zoneOffsets(manifest.zone, manifest.from - DAY_MS, manifest.until + DAY_MS),
  )
  const segments = outlook.segments(named, from, until).map((segment) => {
    const { broadcasts, verdicts } = outlook.why(named, segment.from)
    const reasons = new Map<EntryId, LostReason>()
    const hear = (told: readonly Verdict[]): void => {
      for (const { entry, reason } of told)
        if (reason !== null && contendingReasons.has(reason) && !reasons.has(entry)) reasons.set(entry, reason)
    }
    hear(verdicts)
    for (const start of startsWithin(segment.from, segment.until)) hear(outlook.why(named, start).verdicts)
    const { begun: _, ...told } = segment
    return { ...told, broadcasts: [...broadcasts], lost: Array.from(reasons, ([entry, reason]) => ({ entry, reason })) }
  })
  const entryIds = new Set(segments.flatMap(({ entries, lost }) => [...entries, ...lost.map(({ entry }) => entry)]))
  const itemIds = new Set(segments.flatMap(({ items }) => items))
  return {
    screen: screen.id,
    zone: named,
    zones: [...zones],
    timeZone: manifest.zone,
    from: Math.max(from, manifest.from),
    until: Math.min(until, manifest.until),
    entries: [...entryIds].flatMap((id) => entryToTold(outlook, id) ?? []),
    items: Array.from(itemIds, (id) => ({ id, title: titleOf(outlook, catalogue, id) })),
    segments,
  } satisfies ToldTimeline
}

const toExplained = (outlook: Outlook, catalogue: Catalogue, named: string, at: number) => {
  const { manifest, zones, screen } = outlook
  const shown = outlook.showing(named, at)
  const item = manifest.items[shown.item]
  const { broadcasts, closed, verdicts } = outlook.why(named, at)
  const tell = ({ entry, plays, reason, leftOut }: Verdict) => {
    const told = entryToTold(outlook, entry)
    const left = leftOut.map((one) => ({ ...one, title: titleOf(outlook, catalogue, one.item) }))
    return told === null ? [] : [{ entry: told, plays, reason, leftOut: left }]
  }
  return {
    screen: screen.id,
    zone: named,
    zones: [...zones],
    timeZone: manifest.zone,
    at,
    showing: {
      item: shown.blank ? 'blank' : item === undefined || item.kind === 'card' ? 'card' : item.id,
      title: shown.blank || item === undefined || item.kind === 'card' ? '' : item.title,
      entry: manifest.entries[shown.entry] ?? null,
      from: shown.from,
      until: shown.until,
      segmentFrom: shown.segmentFrom,
      segmentUntil: shown.segmentUntil,
    },
    broadcasts: [...broadcasts],
    closed,
    verdicts: verdicts.flatMap(tell),
  } satisfies ToldShowing
}

export const createTimelineRoutes = (house: House, parts: Omit<OutlookParts, 'now'>) => {
  const open = async (id: string, named: string | undefined, isDraft: boolean) => {
    const catalogue = await house.store.read()
    const outlook = createOutlook({ ...parts, now: house.now }, catalogue, id, isDraft)
    if (outlook === null) return { type: 'not-found', collection: 'screens', id } as const
    const chosen = named ?? outlook.zones[0] ?? ''
    if (!outlook.zones.includes(chosen))
      return refuse('zone', 'zone-missing', `The layout has these zones: ${outlook.zones.join(', ')}`)
    return { type: 'open', catalogue, outlook, zone: chosen } as const
  }

  return new Hono<SignedIn>()
    .get(
      '/screens/:id/timeline',
      described({
        summary:
          'What a zone of a screen plays in a range of at most 45 days, in segments, with who wins and who loses',
        tag: 'screens',
        answer: Timeline,
        failures: ['not-found', 'invalid'],
      }),
      checked('query', TimelineQuery),
      async (c) => {
        const query = c.req.valid('query')
        const { from, until } = query
        if (until <= from) return answerFailure(c, refuse('until', 'range-reversed', 'It ends before it begins'))
        if (until - from > LONGEST_RANGE_MS)
          return answerFailure(c, refuse('until', 'range-too-long', 'At most 45 days at a time'))
        const opened = await open(c.req.param('id'), query.zone, query.draft === '1')
        if (opened.type !== 'open') return answerFailure(c, opened)
        const told = toTimeline(opened.outlook, opened.catalogue, opened.zone, from, until)
        return answerJson<ToldTimeline, 200>(c, told, 200)
      },
    )
    .get(
      '/screens/:id/showing',
      described({
        summary:
          'What is on a zone of a screen at a moment of the next 400 days, and why: who won, who lost and by what',
        tag: 'screens',
        answer: Explained,
        failures: ['not-found', 'invalid'],
      }),
      checked('query', ShowingQuery),
      async (c) => {
        const query = c.req.valid('query')
        const at = query.at ?? house.now()
        const opened = await open(c.req.param('id'), query.zone, query.draft === '1')
        if (opened.type !== 'open') return answerFailure(c, opened)
        const { from, until } = opened.outlook.manifest
        if (at < from || at >= until)
          return answerFailure(c, refuse('at', 'outside-horizon', 'From today on, and at most 400 days ahead'))
        const told = toExplained(opened.outlook, opened.catalogue, opened.zone, at)
        return answerJson<ToldShowing, 200>(c, told, 200)
      },
    )
}
