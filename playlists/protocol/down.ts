// What the controller says to a screen. Players parse it tolerantly: unknown types and fields are passed over, since a
// player may be older than its controller.
import * as v from 'valibot'
import { QrModules } from '../manifest.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** First on every connection. The screen signs the nonce together with the controller's key, which it pins. */
export const Challenge = v.object({
  type: v.literal('challenge'),
  nonce: v.string(),
  /** The controller's Ed25519 public key, base64url. */
  controller: v.string(),
  /**
   * The keys that it had before, oldest first, each with that key's signature over the next one (`controllerToText`); the last
   * one's is over `controller`. A screen that pinned any of them follows the chain, and pins `controller` with the welcome.
   */
  chain: v.optional(v.array(v.tuple([v.string(), v.string()]))),
  protocol: count,
  now: v.number(),
})
export type Challenge = v.InferOutput<typeof Challenge>

/** The screen is not known here: show this code and wait. A new message replaces it before it expires. */
export const Pairing = v.object({
  type: v.literal('pairing'),
  /** Six digits. */
  code: v.string(),
  expiresAt: v.number(),
  /** A QR code of the console's page that claims it. */
  qr: QrModules,
  url: v.string(),
})
export type Pairing = v.InferOutput<typeof Pairing>

/** From and until, seconds of the site's civil day; it may pass midnight. Null: at any time. */
const DayWindow = v.nullable(v.tuple([count, count]))
export type DayWindow = v.InferOutput<typeof DayWindow>

/** Who the screen is, and how it behaves at its site. Sealed, because what it says is shown. */
export const Place = v.object({
  screen: v.string(),
  screenName: v.string(),
  siteName: v.string(),
  unitName: v.string(),
  orientation: v.picklist(['landscape', 'portrait']),
  /** Holds for what is not needed at once: not for what was lost, the first manifest and broadcasts. */
  downloads: v.optional(
    v.object({
      window: DayWindow,
      /** This screen's share of the site's line; null: as fast as it goes. */
      bytesPerSecond: v.nullable(v.number()),
      /** How many screens share the line: they do not all begin at once. */
      sharing: count,
    }),
  ),
  /** `volume` in per cent; outside of the window only broadcasts sound. */
  sound: v.optional(v.object({ window: DayWindow, volume: count })),
  /** Missing: `fade`. One that a player does not know is a cut. */
  transition: v.optional(v.picklist(['cut', 'fade', 'slide'])),
})
export type Place = v.InferOutput<typeof Place>

/** `sealed` is the JSON of a `Place`; `signature` is the controller's, over its UTF-8 bytes with the prefix in `seal.ts`. */
export const Welcome = v.object({ type: v.literal('welcome'), sealed: v.string(), signature: v.string() })
export type Welcome = v.InferOutput<typeof Welcome>

/** `sealed` is the JSON of a `Manifest`; signed as above. The same bytes go to every screen of the class. */
export const ManifestMessage = v.object({ type: v.literal('manifest'), sealed: v.string(), signature: v.string() })
export type ManifestMessage = v.InferOutput<typeof ManifestMessage>

/** Answers every `status`: the screen's `sentAt`, and the controller's clock at receipt, epoch ms. */
export const Time = v.object({ type: v.literal('time'), sentAt: v.number(), now: v.number() })
export type Time = v.InferOutput<typeof Time>

/**
 * The screen was taken out of the console: forget the controller and all that it sent, and pair anew. `fresh`: with a new key
 * pair, since this one is refused for good.
 */
export const Unpaired = v.object({ type: v.literal('unpaired'), fresh: v.optional(v.boolean()) })
export type Unpaired = v.InferOutput<typeof Unpaired>

/** Answers `plays` once they would survive a power cut: the plays `seq` to `upTo`, both included, of this journal. */
export const PlaysKept = v.object({ type: v.literal('plays-kept'), journal: v.string(), seq: count, upTo: count })
export type PlaysKept = v.InferOutput<typeof PlaysKept>

/**
 * What staff may ask of one screen; none of it can run code. `identify`: its name, large, for a while. `reload`: start anew.
 * `screenshot`: a picture of what the stage shows. `test-card`: colours, edges and the clock, for a while. `clear-shelf`: throw
 * away every file and fetch them again; what is on goes on until then. `volume`: how loud from now on, `value` per cent.
 * `maintenance`: a page of facts for whoever stands before it, for a while.
 */
export const CommandKind = v.picklist([
  'identify',
  'reload',
  'screenshot',
  'test-card',
  'clear-shelf',
  'volume',
  'maintenance',
])
export type CommandKind = v.InferOutput<typeof CommandKind>

/** Answered by a `command-result` of the same id. */
export const Command = v.object({
  type: v.literal('command'),
  id: v.string(),
  kind: CommandKind,
  value: v.optional(v.number()),
})
export type Command = v.InferOutput<typeof Command>

export const Down = v.variant('type', [
  Challenge,
  Pairing,
  Welcome,
  ManifestMessage,
  Time,
  Unpaired,
  PlaysKept,
  Command,
])
export type Down = v.InferOutput<typeof Down>
