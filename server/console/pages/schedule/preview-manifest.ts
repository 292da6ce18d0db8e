// What a screen would play if what is being edited were published now: compiled here, by the controller's own code.
import { computed } from '@preact/signals'
import { classOf } from '../../../../playlists/compile/classes.ts'
import { createCompiler } from '../../../../playlists/compile/compile.ts'
import type { Manifest } from '../../../../playlists/manifest.ts'
import type { Content } from '../../../../playlists/model/catalogue.ts'
import type { Entry } from '../../../../playlists/model/entry.ts'
import type { Screen, Site } from '../../../../playlists/model/place.ts'
import { live } from '../../api/collections.ts'

const byId = <D extends { id: string }>(documents: readonly D[]): { readonly [id: string]: D } =>
  Object.fromEntries(documents.map((document) => [document.id, document]))

/** Null while anything is still being read. */
export const workingContent = computed((): Content | null => {
  const media = live('media').documents.value
  const items = live('items').documents.value
  const playlists = live('playlists').documents.value
  const entries = live('entries').documents.value
  const layouts = live('layouts').documents.value
  const observances = live('observances').documents.value
  const campaigns = live('campaigns').documents.value
  if (!media || !items || !playlists || !entries || !layouts || !observances || !campaigns) return null
  return {
    media: byId(media),
    items: byId(items),
    playlists: byId(playlists),
    entries: byId(entries),
    layouts: byId(layouts),
    observances: byId(observances),
    campaigns: byId(campaigns),
  }
})

/** Keeps what is dear to make from one look to the next. */
const compiler = createCompiler()

/** `now`: any instant of the first day, epoch ms. `entry`: takes the place of the one with its id, or joins. */
export const compilePreview = (
  screen: Screen,
  sites: readonly Site[],
  content: Content,
  now: number,
  entry?: Entry,
): Manifest => {
  const edited = entry ? { ...content, entries: { ...content.entries, [entry.id]: entry } } : content
  return compiler.compile({
    content: edited,
    screenClass: classOf(screen, byId(sites), edited),
    fonts: [],
    now,
    number: 0,
    revision: 0,
  })
}
