// An item as staff edit it → as a manifest carries it, with the renditions that suit a profile. An item of which anything
// is missing is not ready, and what is not ready does not play (S10).
import type { ItemShown, ManifestMedia, QrModules } from '../manifest.ts'
import type { Content } from '../model/catalogue.ts'
import type { MediaId } from '../model/ids.ts'
import { BULLETIN_FIELDS, type BulletinField, type BulletinItem } from '../model/items/bulletin.ts'
import type { Item } from '../model/items/item.ts'
import type { Media, Rendition } from '../model/media.ts'
import type { Profile } from '../model/place.ts'
import { linkToQr } from './qr.ts'

export type ItemContext = {
  readonly media: Content['media']
  readonly profile: Profile
  /** Called for each file that the item needs; returns the index under which the item shall name it. */
  readonly mediaIndex: (file: ManifestMedia) => number
  /** A QR code costs a millisecond; a compiler remembers them. */
  readonly qr?: typeof itemToQr
}

/** Boxes in order of preference: the own one, then what loses least when scaled to it. */
const BOXES: Record<Profile['box'], readonly Rendition['use'][]> = {
  '1920x1080': ['1920x1080', '3840x2160', '1080x1920', 'original'],
  '1080x1920': ['1080x1920', '3840x2160', '1920x1080', 'original'],
  '3840x2160': ['3840x2160', '1920x1080', '1080x1920', 'original'],
}

/** Renditions are few; the order of `uses` decides first, then the order of `types`. */
const choose = (
  media: Media,
  uses: readonly Rendition['use'][],
  types: readonly Rendition['type'][],
): ManifestMedia | null => {
  for (const use of uses) {
    for (const type of types) {
      const found = media.renditions.find((rendition) => rendition.use === use && rendition.type === type)
      if (found !== undefined) return [found.hash, found.bytes, found.type]
    }
  }
  return null
}

/** What a bulletin's template does not show stays behind: its picture is not fetched, its words need no font. */
const shows = ({ template }: BulletinItem, field: BulletinField): boolean => BULLETIN_FIELDS[template].includes(field)

/** The media document that the item shows, or null where it shows none. */
export const itemToMedia = (item: Item): MediaId | null =>
  item.kind === 'web' ? null : item.kind !== 'bulletin' ? item.media : shows(item, 'picture') ? item.picture : null

const picturesOf = ({ webp }: Profile): readonly Rendition['type'][] =>
  webp ? ['image/webp', 'image/jpeg'] : ['image/jpeg']

/** The file that suits a profile best, of a picture; null where there is none. */
export const mediaToPicture = (media: Media, profile: Profile): ManifestMedia | null =>
  choose(media, BOXES[profile.box], picturesOf(profile))

type Files = { readonly main: ManifestMedia | null; readonly poster: ManifestMedia | null }

/** The files that the item needs, or null where one of them is missing. */
const itemToFiles = (item: Item, { media, profile }: Pick<ItemContext, 'media' | 'profile'>): Files | null => {
  const wanted = itemToMedia(item)
  if (wanted === null) return { main: null, poster: null }
  const document = media[wanted]
  if (document === undefined) return null
  const isVideo = item.kind === 'video'
  const main = isVideo ? choose(document, ['original'], ['video/mp4', 'video/webm']) : mediaToPicture(document, profile)
  return main && { main, poster: isVideo ? choose(document, ['poster'], picturesOf(profile)) : null }
}

export const itemToQr = ({ link }: BulletinItem): QrModules | null => (link === null ? null : linkToQr(link))

/** Whether all that the item needs is there (S10). */
export const isReady = (item: Item, context: Pick<ItemContext, 'media' | 'profile'>): boolean =>
  itemToFiles(item, context) !== null

/** The item as a screen of this profile shows it; null while it is not ready. */
export const itemToShown = (item: Item, context: ItemContext): ItemShown | null => {
  const files = itemToFiles(item, context)
  if (files === null) return null
  const main = files.main && context.mediaIndex(files.main)
  const poster = files.poster && context.mediaIndex(files.poster)
  const base = { id: item.id, title: item.title, theme: item.theme }
  switch (item.kind) {
    case 'image':
      return main === null ? null : { kind: 'image', ...base, media: main, fit: item.fit }
    case 'video':
      return main === null ? null : { kind: 'video', ...base, media: main, poster, fit: item.fit, muted: item.muted }
    case 'bulletin': {
      const qr = (context.qr ?? itemToQr)(item)
      return {
        kind: 'bulletin',
        ...base,
        template: item.template,
        body: shows(item, 'body') ? item.body : '',
        points: shows(item, 'points') ? item.points : [],
        cautions: shows(item, 'cautions') ? item.cautions : [],
        figure: shows(item, 'figure') ? item.figure : '',
        rows: shows(item, 'rows') ? item.rows : [],
        picture: main,
        source: item.source,
        // Told also where there is none: players of protocols 1 to 3 take a bulletin without them for one they cannot show.
        qr,
        qrLabel: qr === null ? '' : item.linkLabel,
      }
    }
    case 'web':
      return { kind: 'web', ...base, url: item.url, zoom: item.zoom }
  }
}

/** The words of an item that a screen sets in type. */
export const itemToTexts = (item: Item): readonly string[] => {
  // A ticker says what a picture is called.
  if (item.kind !== 'bulletin') return [item.title]
  const texts = { body: [item.body], figure: [item.figure], points: item.points, cautions: item.cautions, picture: [] }
  const shown = BULLETIN_FIELDS[item.template].flatMap((field) => (field === 'rows' ? item.rows.flat() : texts[field]))
  return [item.title, ...shown, item.source, ...(item.link === null ? [] : [item.linkLabel])]
}
