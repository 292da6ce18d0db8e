// What broadcasts made of templates need is in every manifest, whether one is on or not: on the day the words are set in the
// right letters at once, and the picture is there, also on a screen that has lost its network since.
import type { Manifest } from '../manifest.ts'
import type { BroadcastTemplate } from '../model/broadcast.ts'
import type { Collection } from '../model/catalogue.ts'
import type { Media } from '../model/media.ts'
import type { Profile } from '../model/place.ts'
import { addTo } from './files.ts'
import type { FontSlice } from './fonts.ts'
import { mediaToPicture } from './items.ts'

export type Ready = { readonly texts: readonly string[]; readonly pictures: readonly Media[] }

type Words = Pick<BroadcastTemplate, 'title' | 'text' | 'picture'>

export const templatesToReady = (templates: readonly Words[], media: Collection<Media>): Ready => ({
  texts: templates.flatMap(({ title, text }) => [title, text]),
  pictures: templates.flatMap(({ picture }) => (picture === null ? [] : (media[picture] ?? []))),
})

export const layReady = <B extends Pick<Manifest, 'media' | 'fonts'>>(
  body: B,
  { texts, pictures }: Ready,
  { profile, fonts: slices }: { profile: Profile; fonts: readonly FontSlice[] },
): B => {
  const files = addTo(body, slices)
  for (const picture of pictures) {
    const file = mediaToPicture(picture, profile)
    if (file !== null) files.add(file)
  }
  files.addWords(texts)
  return { ...body, media: files.media, fonts: files.fonts }
}
