// From sealed text to a manifest that may be played. Checked by hand rather than by schema, which would cost a fifth of the
// player; tolerant where the controller may be newer: unknown fields are passed over, an unknown item becomes the card.
import { MANIFEST_SCHEMA, type ItemShown, type Manifest } from '../../playlists/manifest.ts'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import type { Place } from '../../playlists/protocol/down.ts'
import type { Refused } from '../../playlists/protocol/up.ts'
import { isSignedBy } from '../signatures.ts'
import type { Sealed } from './database.ts'

export type Refusal = { type: 'refused'; reason: Refused['reason']; detail: string }

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isNumbers = (value: unknown, least = 0): value is number[] =>
  Array.isArray(value) && value.length >= least && value.every((one) => Number.isFinite(one))

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const isZone = (zone: unknown): boolean =>
  isFields(zone) &&
  isNumbers(zone.rect, 4) &&
  Number.isFinite(zone.origin) &&
  Array.isArray(zone.patterns) &&
  zone.patterns.every((pattern) => isNumbers(pattern, 2)) &&
  isNumbers(zone.blocks, 2)

const isLoop = (loop: unknown): boolean => isFields(loop) && isNumbers(loop.turns, 2)

const isList = (list: unknown): boolean => isFields(list) && Number.isFinite(list.entry) && isNumbers(list.slots, 2)

const isFile = (file: unknown): boolean =>
  isFields(file) && /^[0-9a-f]{64}$/.test(String(file[0])) && Number.isFinite(file[1]) && typeof file[2] === 'string'

const isItem = (item: unknown, files: number): boolean => {
  const isFileIndex = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < files
  if (!isFields(item)) return false
  switch (item.kind) {
    case 'card':
      return true
    case 'image':
      return isFileIndex(item.media)
    case 'video':
      return isFileIndex(item.media) && (item.poster === null || isFileIndex(item.poster))
    case 'bulletin':
      return (
        isTexts([item.title, item.template, item.theme, item.body, item.figure, item.source, item.qrLabel]) &&
        isTexts(item.points) &&
        isTexts(item.cautions) &&
        Array.isArray(item.rows) &&
        item.rows.every(isTexts) &&
        (item.picture === null || isFileIndex(item.picture)) &&
        (item.qr === null || isFields(item.qr))
      )
    case 'alert':
      return (
        isTexts([item.id, item.title, item.text, item.level]) && (item.picture === null || isFileIndex(item.picture))
      )
    default:
      return false
  }
}

const CARD: ItemShown = { kind: 'card' }

const isManifest = (value: unknown): value is Manifest => {
  if (!isFields(value) || value.schema !== MANIFEST_SCHEMA) return false
  const { media, items, zones, loops, lists, fonts } = value
  if (!Array.isArray(media) || !Array.isArray(items)) return false
  // Done here, before the type is vouched for: what this player cannot show is the card.
  for (const [at, item] of items.entries()) if (!isItem(item, media.length)) items[at] = CARD
  return (
    isNumbers([value.number, value.revision, value.from, value.until]) &&
    isNumbers(value.offsets, 2) &&
    isTexts(value.entries) &&
    Array.isArray(zones) &&
    zones.length > 0 &&
    zones.every(isZone) &&
    Array.isArray(loops) &&
    loops.every(isLoop) &&
    Array.isArray(lists) &&
    lists.every(isList) &&
    Array.isArray(lists) &&
    lists.every(isList) &&
    media.every(isFile) &&
    isNumbers(fonts) &&
    fonts.every((font) => font < media.length)
  )
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Refused unless signed by `controller` and whole. */
export const readManifest = (
  { sealed, signature }: Sealed,
  controller: string,
): { type: 'manifest'; manifest: Manifest } | Refusal => {
  if (!isSignedBy(controller, manifestToText(sealed), signature)) {
    return { type: 'refused', reason: 'signature', detail: 'manifest' }
  }
  const manifest = parse(sealed)
  return isManifest(manifest)
    ? { type: 'manifest', manifest }
    : { type: 'refused', reason: 'malformed', detail: 'manifest' }
}

export const readPlace = ({ sealed, signature }: Sealed, controller: string): Place | Refusal => {
  if (!isSignedBy(controller, placeToText(sealed), signature))
    return { type: 'refused', reason: 'signature', detail: 'place' }
  const place = parse(sealed)
  const text = (name: string): string => (isFields(place) && typeof place[name] === 'string' ? place[name] : '')
  if (text('screen') === '') return { type: 'refused', reason: 'malformed', detail: 'place' }
  return {
    screen: text('screen'),
    screenName: text('screenName'),
    siteName: text('siteName'),
    unitName: text('unitName'),
    orientation: text('orientation') === 'portrait' ? 'portrait' : 'landscape',
  }
}
