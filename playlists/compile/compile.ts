// Content + a class of screens + a day → the manifest that all screens of the class receive. Deterministic (S12): the same
// input gives the same bytes. A compiler remembers what is dear to make; what it remembers never changes what comes out.
import { civilDateToDay, DAY_MS } from '../calendar/day.ts'
import { entryToRule, hoursToRules } from '../calendar/rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets, zoneOffsets, zoneToManifestOffsets } from '../calendar/zone.ts'
import { HORIZON_DAYS, type Manifest, MANIFEST_SCHEMA } from '../manifest.ts'
import type { Content } from '../model/catalogue.ts'
import type { Item } from '../model/items/item.ts'
import { segmentsToBlocks } from './blocks.ts'
import type { ScreenClass } from './classes.ts'
import { BASE_TEXT, type FontSlice, textsToSlices } from './fonts.ts'
import { isReady, itemToQr, itemToTexts } from './items.ts'
import { createListing } from './listing.ts'
import { playlistToPlayable } from './playable.ts'
import { remember } from './remember.ts'
import { compileTimeline, entryToRank } from './timeline.ts'

export type CompileInput = {
  readonly content: Content
  readonly screenClass: ScreenClass
  readonly fonts: readonly FontSlice[]
  /** Any instant of the first day, epoch ms: the horizon begins where that day begins in the class's zone. */
  readonly now: number
  readonly number: number
  readonly revision: number
}

export type Compiler = { readonly compile: (input: CompileInput) => Manifest }

/** What has been on for longer is taken to have begun on this day, so that each day's manifest says the same of it (S8). */
const EPOCH_DAY = civilDateToDay('2024-01-01')

/** Of offsets on either side of what is compiled: a span of a rule reaches less far beyond its day. */
const MARGIN_DAYS = 4

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

export const createCompiler = (): Compiler => {
  const zoneOf = createZones()
  const qr = remember(itemToQr)
  const slicesByFonts = remember((fonts: readonly FontSlice[]) => ({
    base: textsToSlices([BASE_TEXT], fonts),
    ofItem: remember((item: Item) => textsToSlices(itemToTexts(item), fonts)),
  }))

  return {
    compile({ content, screenClass, fonts, now, number, revision }) {
      const { profile, names } = screenClass
      const zone = zoneOf(screenClass.zone, now)
      const from = civilToInstant(zone, instantToDay(zone, now) * DAY_MS)
      const until = from + HORIZON_DAYS * DAY_MS
      const epoch = civilToInstant(zone, EPOCH_DAY * DAY_MS)
      const context = { media: content.media, profile, qr }
      const hours = hoursToRules(screenClass.hours)
      const plans = screenClass.entries.map((entry) => ({
        entry,
        rule: entryToRule(entry),
        rank: entryToRank(entry),
        playable: playlistToPlayable(entry.playlist, content, zone, (item) => isReady(item, context)),
      }))

      const listing = createListing(plans, context)
      const zones = screenClass.layout.map(({ id, x, y, width, height }, index) => {
        // Entries play in the layout's first zone; the others show the built-in card (S4).
        const { segments, casts } = compileTimeline({
          plans: index === 0 ? plans : [],
          hours,
          zone,
          from,
          until,
          epoch,
        })
        const { patterns, blocks } = segmentsToBlocks(segments, from, HORIZON_DAYS)
        const toLoop = listing.castsToLoops(casts)
        return {
          id,
          rect: [x, y, width, height] satisfies [number, number, number, number],
          origin: segments.froms[0] ?? from,
          patterns: patterns.map((pattern) => pattern.map((value, at) => (at % 2 === 0 ? value : toLoop(value)))),
          blocks,
        }
      })

      const slices = slicesByFonts(fonts)
      const needed = new Set([...slices.base, ...textsToSlices(names, fonts)])
      for (const item of listing.items()) for (const slice of slices.ofItem(item)) needed.add(slice)
      const fontIndices = fonts.flatMap(({ hash, bytes }, slice) =>
        needed.has(slice) ? [listing.mediaIndex([hash, bytes, 'font/woff2'])] : [],
      )
      return {
        schema: MANIFEST_SCHEMA,
        number,
        revision,
        zone: screenClass.zone,
        from,
        until,
        offsets: zoneToManifestOffsets(zone, from, until),
        zones,
        ...listing.list(),
        fonts: fontIndices,
      }
    },
  }
}

/** One manifest, where nothing is worth remembering for the next. */
export const compile = (input: CompileInput): Manifest => createCompiler().compile(input)
