// What a zone is given to show, and whom it tells what it showed.
import type { ItemShown } from '../../playlists/manifest.ts'
import type { Transition } from '../../playlists/model/place.ts'
import type { OpenManifest } from '../../playlists/showing.ts'
import type { drawItem } from '../items/draw.ts'
import type { ItemContext } from '../items/layer.ts'
import type { Time } from '../time.ts'
import type { Play } from './play.ts'

/** What a zone shows, as it is reported. */
export type Shown = { item: string; from: number; until: number }

export type ZoneScene = {
  open: OpenManifest
  /** Index of the zone in the manifest. */
  zone: number
  items: readonly ItemShown[]
  /** Changes whenever a drawing made before can no longer be used as it is: its size, palette, fonts or place. */
  style: string
  /** What tells two items apart by what is seen: the same key, the same picture. */
  itemKey(item: number): string
  transition: Transition
  context(positionMs: number): ItemContext
}

export type ZoneDeps = {
  /** How items are drawn in a zone of this kind. */
  draw: typeof drawItem
  time: Pick<Time, 'setTimeout' | 'clearTimeout'>
  /** Asks for a `tick` as soon as may be. */
  wake(): void
  shown(shown: Shown): void
  /** Something that was on ended, something began to be on, or both. What is blank on purpose is neither. */
  turned(ended: Play | null, begun: Play | null): void
  /** A slot's item was not shown. */
  missed(play: Play): void
  trouble(detail: string): void
}
