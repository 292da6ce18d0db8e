// Content + a class of screens + a day → the manifest that all screens of the class receive. Deterministic (S12): the same
// input gives the same bytes. A compiler keeps what is dear to make; what it keeps never changes what comes out.
import { hoursToRules, entryToRule } from '../calendar/rule.ts'
import { civilDateToDay, DAY_MS } from '../calendar/day.ts'
import { civilToInstant, instantToDay, zoneOffsets, zoneToManifestOffsets } from '../calendar/zone.ts'
import {
  BLANK,
  HORIZON_DAYS,
  type ItemShown,
  type Loop,
  type Manifest,
  MANIFEST_SCHEMA,
  type ManifestMedia,
  type QrModules,
} from '../manifest.ts'
import type { Content } from '../model/catalogue.ts'
import type { Item } from '../model/items/item.ts'
import { segmentsToBlocks } from './blocks.ts'
import type { ScreenClass } from './classes.ts'
import { BASE_TEXT, type FontSlice, textsToSlices } from './fonts.ts'
import { isReady, itemToShown, shownToTexts } from './items.ts'
import { interleave } from './loops.ts'
import { playlistToPlayable } from './playable.ts'
import { linkToQr } from './qr.ts'
import { type Cast, compileTimeline, entryToRank, type Plan } from './timeline.ts'

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

/** How long the built-in card stays, ms. It is slot 0 of loop 0 of every manifest (S4). */
export const CARD_MS = 20_000

/** What has been on for longer is taken to have begun on this day, so that each day's manifest says the same of it. */
const EPOCH = '2024-01-01'

/** Lists in which each thing has one place, by its name. */
const createList = <Name, Thing>() => {
  const places = new Map<Name, number>()
  const things: Thing[] = []
  return {
    things,
    place(name: Name, make: () => Thing): number {
      const known = places.get(name)
      if (known !== undefined) return known
      const place = things.length
      places.set(name, place)
      things.push(make())
      return place
    },
  }
}

/** What timelines point to. Everything is listed when it is first needed, so that nothing is listed that no screen shows. */
const createListing = ({ content, screenClass, fonts }: CompileInput, plans: readonly Plan[], qr: typeof linkToQr) => {
  const media = createList<string, ManifestMedia>()
  const items = createList<string, ItemShown>()
  const entries = createList<string, string>()
  const loops: Loop[] = []
  const mediaIndex = (file: ManifestMedia): number => media.place(file[0], () => file)
  const context = { media: content.media, profile: screenClass.profile, mediaIndex, qr }

  const itemIndex = (item: Item): number =>
    items.place(item.id, () => {
      const shown = itemToShown(item, context)
      if (shown === null) throw new Error('Only what is ready is in a list.')
      return shown
    })

  const castToSlots = (cast: Cast): number[] => {
    const takers = cast.map(({ plan, list }) => {
      const { entry, playable } = plans[plan] ?? missing()
      const places = playable.lists[list] ?? missing()
      return {
        weight: entry.weight,
        length: places.length,
        next: 0,
        places: places.map(({ item, ms }) => [itemIndex(item), ms] as const),
        entry: entries.place(entry.id, () => entry.id),
      }
    })
    const slots: number[] = []
    for (const turn of interleave(takers)) {
      const taker = takers[turn] ?? missing()
      const [item, ms] = taker.places[taker.next] ?? missing()
      taker.next = (taker.next + 1) % taker.length
      slots.push(item, ms, taker.entry)
    }
    return slots
  }

  items.place('', () => ({ kind: 'card' }))
  loops.push({ slots: [0, CARD_MS, -1] })
  return {
    /** The index of the loop that a cast of a timeline plays. */
    castsToLoops(casts: readonly Cast[]): (cast: number) => number {
      const indices = new Map([[BLANK, BLANK]])
      return (number) => {
        const known = indices.get(number)
        if (known !== undefined) return known
        const cast = casts[number] ?? missing()
        const index = cast.length === 0 ? 0 : loops.push({ slots: castToSlots(cast) }) - 1
        indices.set(number, index)
        return index
      }
    },
    list() {
      const texts = [BASE_TEXT, ...screenClass.names, ...items.things.flatMap(shownToTexts)]
      const slices = textsToSlices(texts, fonts).map((slice) => {
        const { hash, bytes } = fonts[slice] ?? missing()
        return mediaIndex([hash, bytes, 'font/woff2'])
      })
      return { loops, entries: entries.things, items: items.things, media: media.things, fonts: slices }
    },
  }
}

const missing = (): never => {
  throw new Error('An index that was just given out points nowhere.')
}

export const createCompiler = (): Compiler => {
  const codes = new Map<string, QrModules>()
  const qr = (link: string): QrModules => {
    const known = codes.get(link) ?? linkToQr(link)
    codes.set(link, known)
    return known
  }

  return {
    compile(input) {
      const { content, screenClass, now, number, revision } = input
      const epochDay = civilDateToDay(EPOCH)
      const zone = zoneOffsets(
        screenClass.zone,
        Math.min(now, epochDay * DAY_MS) - 3 * DAY_MS,
        now + (HORIZON_DAYS + 3) * DAY_MS,
      )
      const from = civilToInstant(zone, instantToDay(zone, now) * DAY_MS)
      const until = from + HORIZON_DAYS * DAY_MS
      const context = { media: content.media, profile: screenClass.profile }
      const plans = screenClass.entries.map((entry) => ({
        entry,
        rule: entryToRule(entry),
        rank: entryToRank(entry),
        playable: playlistToPlayable(entry.playlist, content, zone, (item) => isReady(item, context)),
      }))
      const listing = createListing(input, plans, qr)
      const hours = hoursToRules(screenClass.hours)
      const epoch = civilToInstant(zone, epochDay * DAY_MS)
      const zones = screenClass.layout.map(({ id, x, y, width, height }, index) => {
        // Entries play in the layout's first zone; the others show the built-in card (S4).
        const timeline = compileTimeline({ plans: index === 0 ? plans : [], hours, zone, from, until, epoch })
        const { patterns, blocks } = segmentsToBlocks(timeline.segments, from, HORIZON_DAYS)
        const toLoop = listing.castsToLoops(timeline.casts)
        return {
          id,
          rect: [x, y, width, height] satisfies [number, number, number, number],
          origin: timeline.segments.froms[0] ?? from,
          patterns: patterns.map((pattern) => pattern.map((value, at) => (at % 2 === 0 ? value : toLoop(value)))),
          blocks: [...blocks],
        }
      })
      const offsets = zoneToManifestOffsets(zone, from, until)
      return {
        schema: MANIFEST_SCHEMA,
        number,
        revision,
        zone: screenClass.zone,
        from,
        until,
        offsets,
        zones,
        ...listing.list(),
      }
    },
  }
}

/** One manifest, where nothing is worth keeping for the next. */
export const compile = (input: CompileInput): Manifest => createCompiler().compile(input)
