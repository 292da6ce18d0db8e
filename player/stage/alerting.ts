// A broadcast is put on before anything else is waited for: before its fonts, before the clock is right.
import type { Manifest } from '../../playlists/manifest.ts'
import { createShowing, openManifest, showing, type OpenManifest } from '../../playlists/showing.ts'

/** A broadcast that begins within this long is on, ms. */
const ABOUT_MS = 3_000

/** Whether a broadcast is on: it is in the main zone, and takes the others' room as well. */
export const isAlertOn = (open: OpenManifest, at: number): boolean => {
  const item = open.manifest.items[showing(open, 0, at, createShowing()).item]
  return !!item && item.kind === 'alert'
}

/** Whether a broadcast is on, or is about to be: the clock may not be set to the second yet. */
export const isAlerting = (manifest: Manifest, now: number): boolean => {
  const open = openManifest(manifest)
  return isAlertOn(open, now) || isAlertOn(open, now + ABOUT_MS)
}
