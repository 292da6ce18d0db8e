// The manifest: all that one class of screens needs to play by itself. Everything is resolved; what is shown is a pure
// function of (manifest, instant), see `showing.ts`. It is kept small by indices instead of ids, and by 24-hour patterns.
import * as v from 'valibot'
import { Sha256 } from './model/ids.ts'
import { BulletinTemplate } from './model/items/bulletin.ts'
import { Theme } from './model/items/common.ts'

export const MANIFEST_SCHEMA = 1

/** Horizon of a compiled manifest, days (S12). */
export const HORIZON_DAYS = 400

const index = v.pipe(v.number(), v.integer(), v.minValue(0))
const instant = v.pipe(v.number(), v.integer())

/** A file to fetch from `/media/{hash}`: SHA-256, bytes, media type. */
export const ManifestMedia = v.tuple([Sha256, index, v.string()])
export type ManifestMedia = v.InferOutput<typeof ManifestMedia>

/** A QR code as its modules, row by row, each bit a module (1 dark), packed high bit first into base64. */
export const QrModules = v.object({ size: index, bits: v.string() })
export type QrModules = v.InferOutput<typeof QrModules>

const itemBase = { id: v.string(), title: v.string(), theme: Theme }

/** The built-in card with the site's name and the clock; needs no media, so that there is always something to show. */
export const CardItem = v.object({ kind: v.literal('card') })

export const ImageShown = v.object({
  kind: v.literal('image'),
  ...itemBase,
  /** Index into `media`. */
  media: index,
  fit: v.picklist(['contain', 'cover']),
})
export type ImageShown = v.InferOutput<typeof ImageShown>

export const VideoShown = v.object({
  kind: v.literal('video'),
  ...itemBase,
  media: index,
  /** Index into `media` of a picture of its first frame, or null. */
  poster: v.nullable(index),
  fit: v.picklist(['contain', 'cover']),
  muted: v.boolean(),
})
export type VideoShown = v.InferOutput<typeof VideoShown>

export const BulletinShown = v.object({
  kind: v.literal('bulletin'),
  ...itemBase,
  template: BulletinTemplate,
  body: v.string(),
  points: v.array(v.string()),
  cautions: v.array(v.string()),
  figure: v.string(),
  rows: v.array(v.array(v.string())),
  picture: v.nullable(index),
  source: v.string(),
  /** Null and empty where it has no link; both may be missing, as some controllers have left them out. */
  qr: v.optional(v.nullable(QrModules)),
  qrLabel: v.optional(v.string()),
})
export type BulletinShown = v.InferOutput<typeof BulletinShown>

/** A web page, which the screen fetches when it plays; `zoom` in per cent. */
export const WebShown = v.object({ kind: v.literal('web'), ...itemBase, url: v.string(), zoom: v.number() })
export type WebShown = v.InferOutput<typeof WebShown>

/** A broadcast, as it fills the whole screen; `id` is the broadcast's. */
export const AlertShown = v.object({
  kind: v.literal('alert'),
  id: v.string(),
  title: v.string(),
  text: v.string(),
  level: v.picklist(['blue', 'yellow', 'orange', 'red']),
  /** Index into `media`; never waited for. */
  picture: v.nullable(index),
  sound: v.boolean(),
  drill: v.boolean(),
})
export type AlertShown = v.InferOutput<typeof AlertShown>

export const ItemShown = v.variant('kind', [CardItem, ImageShown, VideoShown, BulletinShown, AlertShown, WebShown])
export type ItemShown = v.InferOutput<typeof ItemShown>

/**
 * What an entry plays while no item of it comes or goes. `slots` holds two numbers a slot: index into `items`, length in ms;
 * never empty, no length is 0. `entry`: index into `entries`; -1: the built-in fallback.
 */
export const List = v.object({ entry: v.pipe(v.number(), v.integer(), v.minValue(-1)), slots: v.array(v.number()) })
export type List = v.InferOutput<typeof List>

/**
 * Lists that are on together. `turns` holds two numbers a list: index into `lists`, and its weight; never empty. `notices` holds
 * two numbers a notice: index into `lists`, and how many plays an hour it asks for. Numbers in texts are a character each, whose
 * code less TEXT_BASE they are. `order`: which of `turns` takes each turn of one round; one turn each where it is missing. Rounds
 * follow until every list stands at its beginning again (S6). `spread`: how many turns go by, then which of `notices` plays, and
 * so on until the last turns of the loop (S7).
 */
export const Loop = v.object({
  turns: v.array(v.number()),
  order: v.optional(v.string()),
  notices: v.optional(v.array(v.number())),
  spread: v.optional(v.string()),
})
export type Loop = v.InferOutput<typeof Loop>

/** The code of `0`. */
export const TEXT_BASE = 48

/** In a pattern, the loop index that means: blank on purpose (S11). */
export const BLANK = -1

/**
 * The gapless timeline of a zone (S4), in 24-hour blocks counted from `from`.
 * `patterns[p]` holds pairs (second within the block, loop index or BLANK), the first at second 0, ascending.
 * `blocks` holds pairs (index of pattern, how many blocks in a row). Neighbouring segments of the same loop are one segment,
 * also across blocks. `origin` is where the very first segment began, at or before `from`: it anchors its loop (S8).
 */
export const ZoneTimeline = v.object({
  id: v.string(),
  /** As a layout has it; `main` where it is missing. */
  kind: v.optional(v.picklist(['side', 'ticker'])),
  /** x, y, width, height in per cent of the screen. */
  rect: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  origin: instant,
  patterns: v.array(v.array(v.number())),
  blocks: v.array(index),
  /**
   * What takes the zone over for a while, on top of the timeline, which goes on underneath: four numbers each, from, until,
   * loop index or BLANK, and the instant its loop is counted from; epoch ms, ascending, apart. None where missing.
   */
  takeovers: v.optional(v.array(v.number())),
})
export type ZoneTimeline = v.InferOutput<typeof ZoneTimeline>

/**
 * Lunar dates and solar terms, days counted from the site's civil day at `from`: from which day on each month is, the first at
 * or before day 0, and on which days terms fall. How it is read is in `almanac.ts`.
 */
export const Almanac = v.object({
  days: index,
  months: v.array(v.tuple([v.number(), v.string()])),
  terms: v.array(v.tuple([index, v.string()])),
})
export type Almanac = v.InferOutput<typeof Almanac>

export const Manifest = v.object({
  schema: v.literal(MANIFEST_SCHEMA),
  /** Grows with every manifest that this controller gives out; a screen refuses one older than it holds. */
  number: index,
  /** The revision whose content this is. */
  revision: index,
  /** IANA zone of the site. */
  zone: v.string(),
  /** Horizon, `[from, until)`; `until - from` is a multiple of 24 h and at least 7 days. */
  from: instant,
  until: instant,
  /** Pairs (seconds after `from`, offset from UTC in minutes): the site's offsets, for clocks on screen. First at 0. */
  offsets: v.array(v.number()),
  almanac: v.optional(Almanac),
  zones: v.array(ZoneTimeline),
  loops: v.array(Loop),
  lists: v.array(List),
  /** Ids of the entries that lists come from. */
  entries: v.array(v.string()),
  items: v.array(ItemShown),
  media: v.array(ManifestMedia),
  /** Slices of the shipped font that the texts need; index into `media`. In order of preference. */
  fonts: v.array(index),
})
export type Manifest = v.InferOutput<typeof Manifest>
