// What the controller knows of a screen at this moment. Not part of the catalogue: it is gone with the process, and is
// learned again when screens connect.
import * as v from 'valibot'
import { ZoneShown } from '../../playlists/protocol/up.ts'

/** `awaited`: the controller has just started, and the screen still has time to come back. `never`: it has not been there yet. */
export const Link = v.picklist(['online', 'offline', 'awaited', 'never'])

export const ScreenState = v.strictObject({
  id: v.string(),
  link: Link,
  /** Since when the link is as it is, epoch ms, also from before a restart of the controller; null for never. */
  since: v.nullable(v.number()),
  /** Manifest numbers and revisions: what the controller sent, what the screen holds whole, what it says it plays. */
  sent: v.nullable(v.strictObject({ number: v.number(), revision: v.number() })),
  ready: v.nullable(v.strictObject({ number: v.number(), revision: v.number() })),
  showing: v.nullable(
    v.strictObject({
      number: v.number(),
      revision: v.number(),
      /** On the main zone: item id, or `card`, `blank`, `pairing`. */
      item: v.string(),
      from: v.number(),
      until: v.number(),
      /** On the others, in the manifest's order; none where the player is of before protocol 6. */
      zones: v.array(ZoneShown),
    }),
  ),
  filesLeft: v.number(),
  bytesLeft: v.number(),
  storageUsed: v.number(),
  storageFree: v.nullable(v.number()),
  /** Memory that the page's scripts use, bytes; null where the browser or an old player does not say. */
  heap: v.nullable(v.number()),
  offsetMs: v.nullable(v.number()),
  facts: v.nullable(
    v.strictObject({
      build: v.string(),
      browser: v.string(),
      width: v.number(),
      height: v.number(),
      pixelRatio: v.number(),
    }),
  ),
  /** Trouble, newest first: errors the screen reported and refusals. */
  errors: v.array(v.strictObject({ at: v.number(), what: v.string(), detail: v.string() })),
  /** The last play that its journal told of, where nothing was heard of it since the controller's start. `at`: when it began. */
  lastPlay: v.nullable(v.strictObject({ item: v.string(), title: v.string(), at: v.number() })),
  lastHeardAt: v.nullable(v.number()),
  /**
   * It has shown something else than it should for more than a slot: on which of the manifest's zones (the first where several do),
   * what was due, what it showed, and since when.
   */
  differs: v.nullable(v.strictObject({ zone: v.number(), since: v.number(), due: v.string(), shown: v.string() })),
})
export type ScreenState = v.InferOutput<typeof ScreenState>
