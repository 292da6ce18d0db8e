// What a screen says to the controller. Parsed strictly there: a screen may be anybody.
import * as v from 'valibot'
import { PublicKey } from '../model/place.ts'
import { Sha256 } from '../model/ids.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const line = v.pipe(v.string(), v.maxLength(200))

/** Ed25519 signature, 64 bytes as base64url without padding. */
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/))

/** What the box is, as far as its browser tells. */
export const Facts = v.strictObject({
  build: line,
  browser: line,
  /** CSS pixels. */
  width: count,
  height: count,
  pixelRatio: v.pipe(v.number(), v.minValue(0.25), v.maxValue(8)),
  webp: v.boolean(),
  language: line,
})
export type Facts = v.InferOutput<typeof Facts>

/** Answers the challenge: `signature` is over `helloToBytes(nonce, controller, key)`. */
export const Hello = v.strictObject({
  type: v.literal('hello'),
  protocol: count,
  key: PublicKey,
  signature: Signature,
  facts: Facts,
  /** The manifest it holds whole: its number and revision, and the SHA-256 of its sealed text. */
  holds: v.nullable(v.strictObject({ number: count, revision: count, sealed: Sha256 })),
})
export type Hello = v.InferOutput<typeof Hello>

/** Everything that this manifest lists is fetched and verified, and it is what plays from now on. */
export const Ready = v.strictObject({ type: v.literal('ready'), number: count })
export type Ready = v.InferOutput<typeof Ready>

/** It was sent something it will not play. What played goes on. */
export const Refused = v.strictObject({
  type: v.literal('refused'),
  number: v.nullable(count),
  reason: v.picklist(['signature', 'older', 'malformed', 'controller', 'media']),
  detail: line,
})
export type Refused = v.InferOutput<typeof Refused>

export const ErrorLine = v.strictObject({
  /** Epoch ms, corrected clock. */
  at: count,
  what: v.picklist(['media', 'item', 'storage', 'page', 'clock']),
  detail: line,
})

const zoneShown = {
  /** An item's id, `card` or `blank`; of the main zone also `pairing`, before the first manifest. */
  item: v.pipe(v.string(), v.maxLength(64)),
  /** Epoch ms, corrected; what is on stays until then. */
  from: v.number(),
  until: v.number(),
}

/** What is on a zone. */
export const ZoneShown = v.strictObject(zoneShown)
export type ZoneShown = v.InferOutput<typeof ZoneShown>

/** A layout's zones are never more. */
const MOST_ZONES = 8

/** Every STATUS_MS and at each change of slot. `sentAt` is the screen's own clock; the controller's `time` echoes it. */
export const Status = v.strictObject({
  type: v.literal('status'),
  sentAt: v.number(),
  /** Corrected clock minus the box's own, ms. */
  offsetMs: v.number(),
  /** The manifest that plays, 0 before the first. */
  number: count,
  revision: count,
  /** What is on the main zone. */
  ...zoneShown,
  /** What is on the others, in the manifest's order. Sent, as `heap` is, where the challenge said protocol 6 or newer. */
  zones: v.optional(v.pipe(v.array(ZoneShown), v.maxLength(MOST_ZONES - 1))),
  /** What is still to be fetched for the manifest in waiting. */
  filesLeft: count,
  bytesLeft: count,
  storageUsed: count,
  storageFree: v.nullable(count),
  uptimeMs: count,
  /** Memory that the page's scripts use, bytes; null where the browser does not say. */
  heap: v.optional(v.nullable(count)),
  errors: v.pipe(v.array(ErrorLine), v.maxLength(5)),
})
export type Status = v.InferOutput<typeof Status>

/** The most plays that one message carries. */
export const MOST_PLAYS = 100

/** Plays are sent once there are MOST_PLAYS, or once the oldest has waited this long, ms. */
export const PLAYS_EVERY_MS = 60_000

/** After a `plays-kept` the next message of plays waits at least this long, ms: 1,000 plays a second while catching up. */
export const PLAYS_PAUSE_MS = 100

/** Where no `plays-kept` came within this long, the same message is sent again, ms. The controller's disk may be full. */
export const PLAYS_AGAIN_MS = 30_000

/** The highest number of a play in a journal; before it a screen begins another journal. At a play a second: eight years. */
export const HIGHEST_SEQ = 0xf_ff_ff_ff

/**
 * How a slot went. `played`: shown until its end. `cut`: shown, but something else took over before its end (a new manifest, a
 * broadcast, a reload). `skipped`: not shown, since the item was known not to work. `failed`: shown in part or not at all,
 * since the item did not work; `why` says what happened.
 */
export const PlayOutcome = v.picklist(['played', 'cut', 'skipped', 'failed'])
export type PlayOutcome = v.InferOutput<typeof PlayOutcome>

/** Beyond any clock and any revision, and well within what every database takes as an integer. */
const large = v.pipe(count, v.maxValue(2_000_000_000_000_000))

const index = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(3 * MOST_PLAYS - 1))

/** An id, or a stable word of a reason: both are of lower-case letters, digits and hyphens. */
const PlayText = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))

/**
 * One play, as a tuple because there are thousands a day:
 * 0. `from`: when its slot was first on screen, epoch ms by the corrected clock;
 * 1. `ms`: for how long it was on screen, 0 for what was skipped;
 * 2. `item`: index into `texts` of the item's id, or of `card`;
 * 3. `entry`: index into `texts` of the entry's id, or -1 for the fallback;
 * 4. `zone`: index into the manifest's zones, 0 for the main one;
 * 5. `revision`: of the manifest that played;
 * 6. `outcome`;
 * 7. `why`: index into `texts` of a stable word such as `media`, `codec`, `stalled`, `page`, `manifest`, or -1.
 */
export const PlayRow = v.strictTuple([
  large,
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xff_ff_ff_ff)),
  v.pipe(index, v.minValue(0)),
  index,
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)),
  large,
  PlayOutcome,
  index,
])
export type PlayRow = v.InferOutput<typeof PlayRow>

/** Every index of a row points at a text, -1 where it may. */
const pointsAtTexts = (texts: readonly string[], rows: readonly PlayRow[]): boolean =>
  rows.every(([, , item, entry, , , , why]) => item < texts.length && entry < texts.length && why < texts.length)

/**
 * What was on screen, from the screen's journal. At least once on the wire, exactly once in history:
 *
 * - A journal names itself once, at random, when it is made (`journal`), and numbers its plays from 1 without end. A box whose
 *   storage was cleared begins another journal, so that its numbers cannot be taken for old ones. (journal, number) is one play
 *   for ever: a play is written with its number and never changed afterwards.
 * - A message carries the plays `seq`, `seq + 1`, … `seq + rows.length - 1`; `type` is its first member. Where numbers are
 *   missing in the journal, the message ends before the gap and the next one begins behind it.
 * - One message at a time: the next one leaves PLAYS_PAUSE_MS after `plays-kept`. A second one that comes while the first is not
 *   answered yet is passed over. Without an answer within PLAYS_AGAIN_MS, or after a reconnect, the oldest plays that are not
 *   kept are sent again; those that the controller has already are counted once.
 * - The screen forgets exactly the plays that a `plays-kept` of its journal names: they are on the controller's disk.
 * - Sent only where the challenge said protocol 2 or newer, and only after the welcome. After a welcome the first message waits
 *   for a random part of PLAYS_EVERY_MS, unless more than MOST_PLAYS wait already (then 0 to 5 s), so that ten thousand
 *   screens that come back together do not all write at once.
 * - Slots that are blank on purpose are no plays.
 *
 * Within these limits a message is always shorter than LONGEST_UP_BYTES.
 */
export const Plays = v.pipe(
  v.strictObject({
    type: v.literal('plays'),
    journal: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,32}$/)),
    seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_SEQ - MOST_PLAYS)),
    /** Each id or word once. */
    texts: v.pipe(v.array(PlayText), v.maxLength(3 * MOST_PLAYS)),
    rows: v.pipe(v.array(PlayRow), v.minLength(1), v.maxLength(MOST_PLAYS)),
  }),
  v.check(({ texts, rows }) => pointsAtTexts(texts, rows), 'index'),
)
export type Plays = v.InferOutput<typeof Plays>

const CommandId = v.pipe(v.string(), v.maxLength(32))

/** A screenshot is at most so many bytes of JPEG. */
export const LARGEST_PICTURE_BYTES = 200_000
/** It comes in parts of so many base64 characters at most, a multiple of 4. */
export const PICTURE_PART_LENGTH = 24_000
const MOST_PARTS = Math.ceil(LARGEST_PICTURE_BYTES / 3 / (PICTURE_PART_LENGTH / 4))

/** A part of a picture, before the `command-result` that it belongs to; in order, from 0. */
export const PicturePart = v.strictObject({
  type: v.literal('picture-part'),
  id: CommandId,
  at: v.pipe(count, v.maxValue(MOST_PARTS - 1)),
  data: v.pipe(v.string(), v.maxLength(PICTURE_PART_LENGTH), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
})
export type PicturePart = v.InferOutput<typeof PicturePart>

/** Answers a `command`. `detail`: why not, or what was done, in a few words. */
export const CommandResult = v.strictObject({
  type: v.literal('command-result'),
  id: CommandId,
  ok: v.boolean(),
  detail: line,
})
export type CommandResult = v.InferOutput<typeof CommandResult>

export const Up = v.variant('type', [Hello, Ready, Refused, Status, Plays, PicturePart, CommandResult])
export type Up = v.InferOutput<typeof Up>

/** A message from a screen is never longer than this, bytes. */
export const LONGEST_UP_BYTES = 32_768

/** How often a screen says its status, ms. */
export const STATUS_MS = 15_000

/** A screen from which nothing came for this long is offline, ms. */
export const SILENT_MS = 40_000

/**
 * A manifest reaches all screens of a class at once. Each answers it, `ready` and its status, at a moment of its own, ms: not
 * before ten thousand frames are on their way out, which the answers would hold up, and soon enough for who is watching.
 */
const ANSWER_AFTER_MS = 400
const ANSWER_WITHIN_MS = 1_000

/** `random` in [0, 1). */
export const toAnswerMs = (random: number): number => ANSWER_AFTER_MS + random * (ANSWER_WITHIN_MS - ANSWER_AFTER_MS)
