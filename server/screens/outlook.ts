// A screen's schedule as one thing to ask: the manifest that is compiled for it and the rules it came from, of what is
// published or of what is being edited. Both are of the same moment, so that an answer and its reason never disagree.
import { zoneOffsets } from '../../playlists/calendar/zone.ts'
import { groupByClass } from '../../playlists/compile/classes.ts'
import { createWhy, type Why } from '../../playlists/compile/why.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import { type Catalogue, catalogueToContent, type Content } from '../../playlists/model/catalogue.ts'
import type { Screen } from '../../playlists/model/place.ts'
import { createShowing, loopOf, openManifest, type Showing, showing } from '../../playlists/showing.ts'
import type { Manifests } from '../publish/manifests.ts'
import type { Publisher } from '../publish/publisher.ts'

/** Rules may look this far beyond a horizon, ms. */
const MARGIN_MS = 400 * 86_400_000

/** `[from, until)` in epoch ms; what takes turns in it, as ids. */
export type Segment = {
  /** Where it began, also where that is before the range. */
  begun: number
  from: number
  until: number
  kind: 'blank' | 'card' | 'entries' | 'broadcast'
  entries: string[]
  items: string[]
}

export type Outlook = {
  screen: Screen
  content: Content
  manifest: Manifest
  /** Of the layout's zones, the main one first. */
  zones: readonly string[]
  /** `zone` is one of `zones`. */
  why(zone: string, at: number): Why
  showing(zone: string, at: number): Showing
  /** Within the horizon; cut at both ends. */
  segments(zone: string, from: number, until: number): Segment[]
}

export type OutlookParts = { manifests: Manifests; publisher: Publisher; now(): number }

const compileOf = (manifests: Manifests, catalogue: Catalogue, id: string, content: Content, now: number) => {
  const screen = Object.hasOwn(catalogue.screens, id) ? catalogue.screens[id] : undefined
  if (screen === undefined) return null
  const [group] = groupByClass({ ...catalogue, screens: { [id]: screen } }, content, now).values()
  if (group === undefined) throw new Error('A screen is always in a class.')
  return { screen, group, manifest: manifests.compileFor(group, content, { number: 0, revision: 0 }) }
}

/** What a screen would play if what is being edited were published now; null where there is no such screen. */
export const compileDraft = (manifests: Manifests, catalogue: Catalogue, id: string, now: number): Manifest | null =>
  compileOf(manifests, catalogue, id, catalogueToContent(catalogue), now)?.manifest ?? null

/** Null where there is no such screen. `draft`: as it would be if what is being edited were published now. */
export const createOutlook = (
  { manifests, publisher, now }: OutlookParts,
  catalogue: Catalogue,
  id: string,
  draft: boolean,
): Outlook | null => {
  const content = draft ? catalogueToContent(catalogue) : publisher.published().content
  const compiled = compileOf(manifests, catalogue, id, content, now())
  if (compiled === null) return null
  const { screen, group, manifest } = compiled
  const open = openManifest(manifest)
  const { zone, hours } = group.screenClass
  const why = createWhy({
    content,
    screen,
    site: { zone, hours },
    broadcasts: Object.values(catalogue.broadcasts),
    offsets: zoneOffsets(zone, manifest.from - MARGIN_MS, manifest.until + MARGIN_MS),
  })
  const zones = manifest.zones.map((one) => one.id)
  const out = createShowing()
  const look = (named: string, at: number): Showing => showing(open, zones.indexOf(named), at, out)

  const toSegment = ({ blank, loop: index, segmentFrom, segmentUntil }: Showing): Segment => {
    const loop = loopOf(open, index)
    const shown = [...new Set(loop?.items ?? [])].flatMap((item) => manifest.items[item] ?? [])
    const entries = [...new Set(loop?.entries ?? [])].flatMap((entry) => manifest.entries[entry] ?? [])
    return {
      begun: segmentFrom,
      from: segmentFrom,
      until: segmentUntil,
      kind: blank
        ? 'blank'
        : shown.some((item) => item.kind === 'alert')
          ? 'broadcast'
          : entries.length === 0
            ? 'card'
            : 'entries',
      entries,
      items: shown.flatMap((item) => (item.kind === 'card' ? [] : [item.id])),
    }
  }

  return {
    screen,
    content,
    manifest,
    zones,
    why,
    showing: (named, at) => ({ ...look(named, at) }),
    segments(named, from, until) {
      const segments: Segment[] = []
      let at = Math.max(from, manifest.from)
      const end = Math.min(until, manifest.until)
      while (at < end) {
        const segment = toSegment(look(named, at))
        segments.push({ ...segment, from: Math.max(segment.from, at), until: Math.min(segment.until, end) })
        at = segment.until
      }
      return segments
    },
  }
}
