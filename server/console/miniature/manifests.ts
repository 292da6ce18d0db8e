// What each screen plays by its schedule: its manifest, unfolded. Read when a miniature comes into view; read again when
// something is published or a place changes. Screens of one class share the unfolded manifest.
import { signal, type Signal } from '@preact/signals'
import type { Manifest } from '../../../playlists/manifest.ts'
import { openManifest, type OpenManifest } from '../../../playlists/showing.ts'
import { coalesce } from '../api/collections.ts'
import { listen } from '../api/live.ts'
import { answer, api } from '../api/client.ts'
import { session } from '../api/request.ts'

export type Opened = { manifest: Manifest; open: OpenManifest; zone: number; etag: string | null }

type Kept = { opened: Signal<Opened | null>; renew: () => void; users: number }

const keptByScreen = new Map<string, Kept>()

/** One unfolded manifest for all screens that are given the same one. */
const shareOpened = (manifest: Manifest, etag: string | null): Opened => {
  for (const { opened } of keptByScreen.values()) {
    const other = opened.peek()
    if (other !== null && etag !== null && other.etag === etag && other.manifest.number === manifest.number)
      return other
  }
  const zone = Math.max(
    0,
    manifest.zones.findIndex(({ id }) => id === 'main'),
  )
  return { manifest, open: openManifest(manifest), zone, etag }
}

const keep = (screen: string): Kept => {
  const known = keptByScreen.get(screen)
  if (known) return known
  const opened = signal<Opened | null>(null)
  const renew = coalesce(async () => {
    if (!session.value) return
    const read = await answer(api.screens[':id'].manifest.$get({ param: { id: screen }, query: {} }))
    if (read.type === 'ok') opened.value = shareOpened(read.value, read.etag)
  })
  const kept: Kept = { opened, renew, users: 0 }
  keptByScreen.set(screen, kept)
  return kept
}

/** The screen's manifest, kept current until `release` is called. */
export const useManifest = (screen: string): { opened: Signal<Opened | null>; release: () => void } => {
  const kept = keep(screen)
  kept.users++
  kept.renew()
  return { opened: kept.opened, release: () => void kept.users-- }
}

const renewUsed = (): void => {
  for (const { users, renew } of keptByScreen.values()) if (users > 0) renew()
}

const places: readonly string[] = ['sites', 'screens', 'layouts', 'broadcasts']

listen({
  renew: renewUsed,
  hear(event) {
    if (event.type === 'published') renewUsed()
    else if (event.type === 'catalogue' && event.collections.some((name) => places.includes(name))) renewUsed()
    else if (event.type === 'screen-removed') keptByScreen.delete(event.id)
  },
})
