// From sealed text to a manifest that may be played. Checked by hand rather than by schema, which would cost a fifth of the
// player; tolerant where the controller may be newer: unknown fields are passed over, an unknown item becomes the card.
import { MANIFEST_SCHEMA, type ItemShown, type Manifest } from '../../playlists/manifest.ts'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import type { Place } from '../../playlists/protocol/down.ts'
import type { Refused } from '../../playlists/protocol/up.ts'
import { parseJson } from '../bytes.ts'
import { isSha256, isSignedBy } from '../signatures.ts'
import type { Sealed } from './database.ts'

export type Refusal = { type: 'refused'; reason: Refused['reason']; detail: string }

type Fields = Record<string, unknown>

type Check = (value: unknown) => boolean

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const number: Check = (value) => Number.isFinite(value)
const text: Check = (value) => typeof value === 'string'

const many =
  (of: Check, least = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every((one) => of(one))

const fields =
  (checks: Record<string, Check>): Check =>
  (value) =>
    isFields(value) && Object.entries(checks).every(([name, check]) => check(value[name]))

const BODY = {
  number,
  revision: number,
  from: number,
  until: number,
  offsets: many(number, 2),
  entries: many(text),
  zones: many(
    fields({ rect: many(number, 4), origin: number, patterns: many(many(number, 2)), blocks: many(number, 2) }),
    1,
  ),
  loops: many(fields({ turns: many(number, 2) })),
  lists: many(fields({ entry: number, slots: many(number, 2) })),
  media: many(fields({ 0: isSha256, 1: number, 2: text })),
}

const PLACE = fields({ screen: text, screenName: text, siteName: text, unitName: text, orientation: text })

/** Known, and with its files; what its words are is the signer's care, and one that cannot be drawn gives way to the next. */
const isItem = (item: unknown, media: readonly unknown[]): boolean =>
  isFields(item) &&
  ['card', 'image', 'video', 'bulletin', 'alert'].includes(String(item.kind)) &&
  [item.media, item.picture, item.poster].every((file) => file === undefined || file === null || String(file) in media)

const CARD: ItemShown = { kind: 'card' }

const isManifest = (value: unknown): value is Manifest => {
  if (!isFields(value) || value.schema !== MANIFEST_SCHEMA || !fields(BODY)(value)) return false
  const { media, items, fonts } = value
  if (!Array.isArray(media) || !Array.isArray(items)) return false
  // Done here, before the type is vouched for: what this player cannot show is the card.
  for (const [at, item] of items.entries()) if (!isItem(item, media)) items[at] = CARD
  return Array.isArray(fonts) && fonts.every((font) => font in media)
}

const isPlace = (value: unknown): value is Place => PLACE(value)

const refused = (reason: Refusal['reason'], detail: string): Refusal => ({ type: 'refused', reason, detail })

/** Refused unless signed by `controller` and whole. */
export const readManifest = (
  { sealed, signature }: Sealed,
  controller: string,
): { type: 'manifest'; manifest: Manifest } | Refusal => {
  if (!isSignedBy(controller, manifestToText(sealed), signature)) return refused('signature', 'manifest')
  const manifest = parseJson(sealed)
  return isManifest(manifest) ? { type: 'manifest', manifest } : refused('malformed', 'manifest')
}

export const readPlace = ({ sealed, signature }: Sealed, controller: string): Place | Refusal => {
  if (!isSignedBy(controller, placeToText(sealed), signature)) return refused('signature', 'place')
  const place = parseJson(sealed)
  return isPlace(place) ? place : refused('malformed', 'place')
}
