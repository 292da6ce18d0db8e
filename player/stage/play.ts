// How a slot went, as the journal keeps it and as it is counted.
import { toMatch } from '../bytes.ts'
import type { PlayOutcome } from '../../playlists/protocol/up.ts'

export type Play = {
  /** When it was first on screen, epoch ms. */
  from: number
  /** For how long, 0 for what was not shown. */
  ms: number
  /** An item's id or `card`. */
  item: string
  /** The entry that won, null for the fallback. */
  entry: string | null
  zone: number
  revision: number
  outcome: PlayOutcome
  /** A stable word. */
  why: string | null
}

/** Why an item failed, as one of a few words that can be counted. */
export const toWhy = (detail: string): string =>
  toMatch(/^(late|stalled)/, detail) ||
  (/lost|changed/.test(detail) ? 'media' : /video|decode/i.test(detail) ? 'codec' : 'page')
