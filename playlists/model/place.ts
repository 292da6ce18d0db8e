// Units, sites and screens: who owns, where it stands, what it is. These act at once; content waits for publishing.
import * as v from 'valibot'
import { Daypart, Weekday } from './civil.ts'
import { AccountId, LayoutId, ScreenId, SiteId, UnitId } from './ids.ts'
import { instant, requiredText, tag, text } from './text.ts'

const version = v.pipe(v.number(), v.integer(), v.minValue(1))

export const Unit = v.strictObject({
  id: UnitId,
  version,
  name: requiredText(40),
  /** The unit above in the tree county → township → village; the root has none. */
  parent: v.nullable(UnitId),
})
export type Unit = v.InferOutput<typeof Unit>

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** An IANA time zone, such as `Asia/Shanghai`. */
export const ZoneName = v.pipe(v.string(), v.maxLength(64), v.check(isZone, 'zone-unknown'))
export type ZoneName = v.InferOutput<typeof ZoneName>

/** When displays are on. No hours at all means always; outside of them timelines say `blank` (S11). */
export const OpeningHours = v.pipe(
  v.array(v.strictObject({ weekdays: v.pipe(v.array(Weekday), v.minLength(1, 'weekdays-none')), hours: Daypart })),
  v.maxLength(28),
)
export type OpeningHours = v.InferOutput<typeof OpeningHours>

/** When and how fast a site's screens fetch what they do not need at once. */
export const Downloads = v.strictObject({
  /** Every day within this; null: at any time. */
  window: v.nullable(Daypart),
  /** All of its screens together; null: as fast as it goes. */
  kilobytesPerSecond: v.nullable(
    v.pipe(v.number(), v.integer(), v.minValue(16, 'speed'), v.maxValue(1_000_000, 'speed')),
  ),
})
export type Downloads = v.InferOutput<typeof Downloads>

/** How loud what is not muted sounds, and when. Broadcasts sound at all times. */
export const Sound = v.strictObject({
  /** Every day within this, else silence; null: at any time. */
  window: v.nullable(Daypart),
  /** Per cent. */
  volume: v.pipe(v.number(), v.integer(), v.minValue(0, 'volume'), v.maxValue(100, 'volume')),
})
export type Sound = v.InferOutput<typeof Sound>

/** How what comes on takes the place of what was on. Videos always cut, so that their first frame is on at its moment. */
export const Transition = v.picklist(['cut', 'fade', 'slide'])
export type Transition = v.InferOutput<typeof Transition>

/** Ed25519 public key, 32 bytes as base64url without padding. */
export const PublicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'public-key'))
export type PublicKey = v.InferOutput<typeof PublicKey>

/**
 * A box whose screen was taken out, for when it next connects: it may have been away then, and would play on for a year.
 * `unpaired`: it forgets, and may be paired anew. The others are refused as before.
 */
export const GoneBox = v.strictObject({ key: PublicKey, why: v.picklist(['unpaired', 'retired', 'blocked']) })
export type GoneBox = v.InferOutput<typeof GoneBox>

/** How many of them a site remembers. */
export const MOST_GONE = 200

export const Site = v.strictObject({
  id: SiteId,
  version,
  unit: UnitId,
  name: requiredText(40),
  address: text(120),
  zone: ZoneName,
  hours: OpeningHours,
  /** Missing: at any time, as fast as it goes. */
  downloads: v.optional(Downloads),
  /** Missing: at full volume at any time. */
  sound: v.optional(Sound),
  /** Missing: `fade`. */
  transition: v.optional(Transition),
  /** The oldest first. */
  gone: v.optional(v.pipe(v.array(GoneBox), v.maxLength(MOST_GONE))),
})
export type Site = v.InferOutput<typeof Site>

export const Orientation = v.picklist(['landscape', 'portrait'])
export type Orientation = v.InferOutput<typeof Orientation>

/** What renditions a screen takes, from what its player reports: the box they fit in, and whether it shows WebP. */
export const Profile = v.strictObject({ box: v.picklist(['1920x1080', '1080x1920', '3840x2160']), webp: v.boolean() })
export type Profile = v.InferOutput<typeof Profile>

/**
 * Tries of a refused box to connect that came alike: from which address of the network, and what it called itself. `first` and
 * `at`: the first and the last of them.
 */
export const BoxTries = v.strictObject({
  first: instant,
  at: instant,
  times: v.pipe(v.number(), v.integer(), v.minValue(1)),
  address: text(64),
  /** '' where that was not noted. */
  browser: text(80),
})
export type BoxTries = v.InferOutput<typeof BoxTries>

/** How many kinds of them one box may have; beyond, the oldest go. */
export const MOST_TRIES = 20

const refusal = {
  at: instant,
  by: v.nullable(AccountId),
  byName: text(40),
  /** The latest first. */
  tries: v.optional(v.pipe(v.array(BoxTries), v.maxLength(MOST_TRIES))),
}

/** A box that played as this screen before and was replaced: its key is refused for good. */
export const FormerBox = v.strictObject({ key: PublicKey, ...refusal, wasBlocked: v.optional(v.boolean()) })
export type FormerBox = v.InferOutput<typeof FormerBox>

/** How many replaced boxes of one screen are remembered. */
export const MOST_FORMER = 100

export const Screen = v.strictObject({
  id: ScreenId,
  version,
  unit: UnitId,
  site: SiteId,
  name: requiredText(40),
  tags: v.pipe(v.array(tag), v.maxLength(20)),
  orientation: Orientation,
  layout: LayoutId,
  key: PublicKey,
  profile: Profile,
  pairedAt: instant,
  /** Its box was stolen: it is let in no more until staff say otherwise. */
  blocked: v.optional(v.strictObject(refusal)),
  /** The oldest first. */
  former: v.optional(v.pipe(v.array(FormerBox), v.maxLength(MOST_FORMER))),
})
export type Screen = v.InferOutput<typeof Screen>
