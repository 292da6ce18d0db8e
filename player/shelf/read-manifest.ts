// From sealed text to a manifest that may be played. Checked by hand rather than by schema, which would cost a fifth of the
// player; tolerant where the controller may be newer: unknown fields are passed over, an unknown item becomes the card.
import { MANIFEST_SCHEMA, type ItemShown, type Manifest } from '../../playlists/manifest.ts'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import type { Place } from '../../playlists/protocol/down.ts'
import type { Refused } from '../../playlists/protocol/up.ts'
import { isFields, parseJson, type Fields } from '../bytes.ts'
import { isSha256, isSignedBy } from '../signatures.ts'
import type { Sealed } from './database.ts'

export type Refusal = { reason: Refused['reason']; detail: string }

/** Whether `value` is like an example: of its type, with its members; `[one, n]` is at least `n` of what is like `one`. */
const isLike = (value: unknown, example: unknown): boolean => {
  if (Array.isArray(example)) {
    const [one, least]: unknown[] = example
    return Array.isArray(value) && value.length >= Number(least) && value.every((each) => isLike(each, one))
  }
  if (!isFields(example)) return typeof value === typeof example
  return isFields(value) && Object.keys(example).every((name) => isLike(value[name], example[name]))
}

const NUMBERS = [0, 2]

const BODY = {
  schema: 0,
  number: 0,
  revision: 0,
  from: 0,
  until: 0,
  offsets: NUMBERS,
  entries: ['', 0],
  zones: [{ rect: [0, 4], origin: 0, patterns: [NUMBERS, 0], blocks: NUMBERS }, 1],
  loops: [{ turns: NUMBERS }, 0],
  lists: [{ entry: 0, slots: NUMBERS }, 0],
  items: [{}, 0],
  media: [{ 0: '', 1: 0, 2: '' }, 0],
  fonts: [0, 0],
}

const PLACE = { screen: '', screenName: '', siteName: '', unitName: '', orientation: '' }

/** Known, and with its files; what its words are is the signer's care, and one that cannot be drawn gives way to the next. */
const isItem = (item: Fields, media: object): boolean =>
  ['card', 'image', 'video', 'bulletin', 'alert', 'web'].includes(String(item.kind)) &&
  [item.media, item.picture, item.poster].every((file) => file === undefined || file === null || String(file) in media)

const CARD: ItemShown = { kind: 'card' }

const isWhole = (value: unknown): value is Manifest => isLike(value, BODY)

const isManifest = (value: unknown): value is Manifest => {
  if (!isWhole(value) || value.schema !== MANIFEST_SCHEMA) return false
  const { media, items, fonts } = value
  // What this player cannot show is the card.
  items.forEach((item, at) => {
    if (!isItem(item, media)) items[at] = CARD
  })
  return media.every(([hash]) => isSha256(hash)) && fonts.every((font) => font in media)
}

const isPlace = (value: unknown): value is Place => isLike(value, PLACE)

/** What is sealed, or why it is refused: it is not signed by `controller` as that kind of text, or not whole. */
const read = <T>(
  { sealed, signature }: Sealed,
  controller: string,
  toText: (sealed: string) => string,
  is: (value: unknown) => value is T,
  what: string,
): T | Refusal => {
  if (!isSignedBy(controller, toText(sealed), signature)) return { reason: 'signature', detail: what }
  const value = parseJson(sealed)
  return is(value) ? value : { reason: 'malformed', detail: what }
}

export const readManifest = (sealed: Sealed, controller: string): Manifest | Refusal =>
  read(sealed, controller, manifestToText, isManifest, 'manifest')

export const readPlace = (sealed: Sealed, controller: string): Place | Refusal =>
  read(sealed, controller, placeToText, isPlace, 'place')
