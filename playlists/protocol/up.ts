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

/** Every STATUS_MS and at each change of slot. `sentAt` is the screen's own clock; the controller's `time` echoes it. */
export const Status = v.strictObject({
  type: v.literal('status'),
  sentAt: v.number(),
  /** Corrected clock minus the box's own, ms. */
  offsetMs: v.number(),
  /** The manifest that plays, 0 before the first. */
  number: count,
  revision: count,
  /** What is on the main zone: an item's id, `card`, `blank`, or `pairing` before the first manifest. */
  item: v.pipe(v.string(), v.maxLength(64)),
  /** Epoch ms, corrected; what is on stays until then. */
  from: v.number(),
  until: v.number(),
  /** What is still to be fetched for the manifest in waiting. */
  filesLeft: count,
  bytesLeft: count,
  storageUsed: count,
  storageFree: v.nullable(count),
  uptimeMs: count,
  errors: v.pipe(v.array(ErrorLine), v.maxLength(5)),
})
export type Status = v.InferOutput<typeof Status>

export const Up = v.variant('type', [Hello, Ready, Refused, Status])
export type Up = v.InferOutput<typeof Up>

/** A message from a screen is never longer than this, bytes. */
export const LONGEST_UP_BYTES = 16_384

/** How often a screen says its status, ms. */
export const STATUS_MS = 15_000

/** A screen from which nothing came for this long is offline, ms. */
export const SILENT_MS = 40_000

/**
 * A manifest reaches all screens of a class at once. Each answers it, `ready` and its status, at a random moment within
 * this long, ms, so that ten thousand answers do not meet the frames still on their way out.
 */
export const ANSWER_WITHIN_MS = 1_000
