// Content + a class of screens + a day → the manifest that all screens of the class receive. Deterministic (S12): the same
// input gives the same bytes. A compiler remembers what is dear to make; what it remembers never changes what comes out.
import { civilDateToDay, DAY_MS } from '../calendar/day.ts'
import type { Observances } from '../calendar/observances.ts'
import { type DayRule, entryToRule, hoursToRules } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets, zoneOffsets, zoneToManifestOffsets } from '../calendar/zone.ts'
import { type Almanac, BLANK, HORIZON_DAYS, type Manifest, MANIFEST_SCHEMA } from '../manifest.ts'
import type { Content } from '../model/catalogue.ts'
import { type Entry, MAIN_ZONE } from '../model/entry.ts'
import type { PlaylistId } from '../model/ids.ts'
import type { Item } from '../model/items/item.ts'
import { treeOf } from '../model/playlist-tree.ts'
import { layAlerts } from './alerts.ts'
import { almanacToTexts, daysToTable } from './almanac-table.ts'
import { appointmentsToTakeovers } from './appointments.ts'
import { itemToTicker, TICKER_TYPE, tickerToMs } from '../ticker.ts'
import type { ScreenClass } from './classes.ts'
import { BASE_TEXT, type FontSlice, textsToSlices } from './fonts.ts'
import { isReady, type ItemContext, itemToMedia, itemToQr, itemToShown, itemToTexts } from './items.ts'
import { createListing } from './listing.ts'
import { createOrders } from './order.ts'
import { type Playable, playlistToPlayable } from './playable.ts'
import { layReady, type Ready } from './ready.ts'
import { remember, rememberLast } from './remember.ts'
import { takeoversToNumbers } from './takeovers.ts'
import { compileTimeline, entryToRank, type Plan, type Timeline } from './timeline.ts'

export type CompileInput = {
  readonly content: Content
  readonly screenClass: ScreenClass
  readonly fonts: readonly FontSlice[]
  /** Any instant of the first day, epoch ms: the horizon begins where that day begins in the class's zone. */
  readonly now: number
  readonly number: number
  readonly revision: number
  /** What broadcasts may need on the day; the same object while it is the same. */
  readonly ready?: Ready
}

/** What a manifest says, apart from the number under which it says it. */
type Body = Omit<Manifest, 'schema' | 'number' | 'revision'>

export type Compiler = {
  /** Of one compiler: the parts of two manifests are the very same objects where nothing in them can have changed. */
  readonly compile: (input: CompileInput) => Manifest
}

/** What has been on for longer is taken to have begun on this day, so that each day's manifest says the same of it (S8). */
const EPOCH_DAY = civilDateToDay('2024-01-01')

/** Of offsets on either side of what is compiled: a span of a rule reaches less far beyond its day. */
const MARGIN_DAYS = 4

const MOST_PLAYABLES = 2000

/** zone and day → its offsets from the epoch to the end of the horizon. Only the last day asked for is remembered. */
const createZones = (): ((zone: string, now: number) => ZoneOffsets) => {
  const offsetsByZone = new Map<string, ZoneOffsets>()
  let today = NaN
  return (zone, now) => {
    const day = Math.floor(now / DAY_MS)
    if (day !== today) offsetsByZone.clear()
    today = day
    let offsets = offsetsByZone.get(zone)
    if (offsets === undefined) {
      const first = Math.min(day, EPOCH_DAY) - MARGIN_DAYS
      offsets = zoneOffsets(zone, first * DAY_MS, (day + HORIZON_DAYS + MARGIN_DAYS) * DAY_MS)
      offsetsByZone.set(zone, offsets)
    }
    return offsets
  }
}

/** All documents that a class's manifest is made of; one that is not there counts as well. */
const inputToParts = ({ content, screenClass, fonts }: CompileInput, from: number): unknown[] => {
  const { layout, names, entries } = screenClass
  const parts: unknown[] = [from, fonts, layout, content.observances, ...names]
  for (const entry of entries) {
    parts.push(entry)
    for (const playlist of treeOf(entry.playlist, content.playlists)) {
      parts.push(playlist)
      for (const place of playlist.items) {
        const item = content.items[place.item]
        const media = item === undefined ? null : itemToMedia(item)
        parts.push(item, media === null ? null : content.media[media])
      }
    }
  }
  return parts
}

/** All that decides a timeline: the rules, and when there is something to play; not what that is. */
const plansToParts = (plans: readonly Plan[], observances: Observances, from: number): unknown[] => {
  const parts: unknown[] = [from, observances]
  for (const { entry, playable } of plans) {
    parts.push(entry, ...playable.changes, ...playable.phases)
    for (const list of playable.lists) parts.push(list.length > 0)
  }
  return parts
}

/** A copy of pairs with each pair's second number mapped. */
const mapSecond = (pairs: readonly number[], map: (value: number) => number): number[] => {
  const mapped = pairs.slice()
  for (let at = 1; at < mapped.length; at += 2) mapped[at] = map(mapped[at] ?? BLANK)
  return mapped
}

/** The plan with its items for as long as their lines take; `visible`: how many characters a ticker shows at once. */
const toTickerPlan = (plan: Plan, visible: number, context: Omit<ItemContext, 'mediaIndex'>): Plan => {
  const toMs = (item: Item): number => {
    const shown = itemToShown(item, { ...context, mediaIndex: () => 0 })
    return tickerToMs(shown === null ? 0 : itemToTicker(shown).length, visible, 1)
  }
  const lists = plan.playable.lists.map((list) => list.map(({ item }) => ({ item, ms: toMs(item) })))
  return { ...plan, playable: { ...plan.playable, lists } }
}

/** An entry's rule by zone: what it says of days is the same for all classes and on all days that it is compiled. */
const rulesByZone = (entry: Entry, observances: Observances): ((zone: string) => DayRule) => {
  const rules = new Map<string, DayRule>()
  return (zone) => {
    let rule = rules.get(zone)
    if (rule === undefined) rules.set(zone, (rule = entryToRule(entry, { zone, observances })))
    return rule
  }
}

export const createCompiler = (): Compiler => {
  const zoneOf = createZones()
  const lastBody = rememberLast<Body>()
  const lastReady = rememberLast<Body>()
  const lastTimeline = rememberLast<Timeline>()
  const lastAlmanac = rememberLast<Almanac>()
  const qr = remember(itemToQr)
  const withOrder = createOrders()
  const rulesByObservances = remember((observances: Observances) =>
    remember((entry: Entry) => rulesByZone(entry, observances)),
  )
  /** What playlists play is the same for all classes that stand in the same zone and take the same renditions. */
  const playablesByContent = remember<Content, Map<string, Playable>>(() => new Map())
  const slicesByFonts = remember((fonts: readonly FontSlice[]) => ({
    base: textsToSlices([BASE_TEXT], fonts),
    ofItem: remember((item: Item) => textsToSlices(itemToTexts(item), fonts)),
  }))

  const compileBody = ({ content, screenClass, fonts }: CompileInput, zone: ZoneOffsets, from: number): Body => {
    const { baseKey, profile, names, layout } = screenClass
    const until = from + HORIZON_DAYS * DAY_MS
    const epoch = civilToInstant(zone, EPOCH_DAY * DAY_MS)
    const context = { media: content.media, profile, qr }
    const hours = hoursToRules(screenClass.hours)
    const rulesOf = rulesByObservances(content.observances)
    const days = { first: instantToDay(zone, from), count: HORIZON_DAYS }
    const almanac = lastAlmanac('', [days.first], () => daysToTable(days.first, HORIZON_DAYS + 1))
    const playables = playablesByContent(content)
    const alike = `${screenClass.zone} ${from} ${profile.box} ${profile.webp}`
    const playableOf = (id: PlaylistId): Playable => {
      const name = `${id} ${alike}`
      let playable = playables.get(name)
      if (playable === undefined) {
        playable = playlistToPlayable(id, content, zone, (item) => isReady(item, context), days)
        // Each day has its own; content that nobody edits for years must not gather them.
        if (playables.size >= MOST_PLAYABLES) playables.clear()
        playables.set(name, playable)
      }
      return playable
    }
    const plans = screenClass.entries.map((entry) => ({
      entry,
      rule: rulesOf(entry)(screenClass.zone),
      rank: entryToRank(entry),
      playable: playableOf(entry.playlist),
    }))

    const listing = createListing(context, withOrder)
    const mainZone = layout.find(({ id }) => id === MAIN_ZONE)?.id ?? layout[0]?.id
    const zones = layout.map(({ id, kind = 'main', x, y, width, height }, index) => {
      // What nothing plays in shows the built-in card (S4).
      const here = plans.filter(
        ({ entry: { zone: named = MAIN_ZONE } }) => id === (named === MAIN_ZONE ? mainZone : named),
      )
      const aspect = (width / height) * (screenClass.orientation === 'landscape' ? 16 / 9 : 9 / 16)
      const timed = kind === 'ticker' ? here.map((plan) => toTickerPlan(plan, aspect / TICKER_TYPE, context)) : here
      const played = timed.filter(({ entry }) => entry.level !== 'appointment')
      const timeline = lastTimeline(`${index} ${baseKey}`, plansToParts(played, content.observances, from), () =>
        compileTimeline({ plans: played, hours, zone, from, count: HORIZON_DAYS, epoch }),
      )
      const toLoop = listing.castsToLoops(timeline.casts, played)
      const patterns = timeline.patterns.map((pattern) => mapSecond(pattern, toLoop))
      const takeovers = appointmentsToTakeovers(
        { plans: timed.filter(({ entry }) => entry.level === 'appointment'), hours, zone, from, until },
        (plan, list) => listing.castsToLoops([[0, list]], [plan])(0),
      )
      return {
        id,
        ...(kind !== 'main' && { kind }),
        rect: [x, y, width, height] satisfies [number, number, number, number],
        origin: timeline.origin,
        patterns,
        blocks: timeline.blocks,
        ...(takeovers.length > 0 && { takeovers: takeoversToNumbers(takeovers) }),
      }
    })

    const slices = slicesByFonts(fonts)
    const needed = new Set([...slices.base, ...textsToSlices([...names, ...almanacToTexts(almanac)], fonts)])
    for (const item of listing.items()) for (const slice of slices.ofItem(item)) needed.add(slice)
    const fontIndices = fonts.flatMap(({ hash, bytes }, slice) =>
      needed.has(slice) ? [listing.mediaIndex([hash, bytes, 'font/woff2'])] : [],
    )
    const offsets = zoneToManifestOffsets(zone, from, until)
    return { zone: screenClass.zone, from, until, offsets, almanac, zones, ...listing.list(), fonts: fontIndices }
  }

  return {
    compile(input) {
      const { screenClass, now, number, revision } = input
      const zone = zoneOf(screenClass.zone, now)
      const from = civilToInstant(zone, instantToDay(zone, now) * DAY_MS)
      const { ready } = input
      const played = lastBody(screenClass.baseKey, inputToParts(input, from), () => compileBody(input, zone, from))
      const body =
        ready === undefined
          ? played
          : lastReady(screenClass.baseKey, [played, ready], () => layReady(played, ready, { ...screenClass, ...input }))
      return {
        schema: MANIFEST_SCHEMA,
        number,
        revision,
        ...layAlerts(body, screenClass.alerts, { ...screenClass, ...input }),
      }
    },
  }
}

/** One manifest, where nothing is worth remembering for the next. */
export const compile = (input: CompileInput): Manifest => createCompiler().compile(input)
