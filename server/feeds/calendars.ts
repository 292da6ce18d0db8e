// The schedule of a screen, or of all screens of a site, as calendar events: one for each segment in which entries play or a
// broadcast is on. A segment is known by where it began and by what is in it, both of which stay the same from day to day.
import { createHash } from 'node:crypto'
import { groupByClass } from '../../playlists/compile/classes.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Feed } from '../../playlists/model/feed.ts'
import type { Screen } from '../../playlists/model/place.ts'
import { createOutlook, type Outlook, type OutlookParts, type Segment } from '../screens/outlook.ts'
import { type CalendarEvent, eventsToCalendar } from './calendar-text.ts'

/** How far ahead a calendar tells, ms, and how many events at most. */
const TOLD_MS = 62 * 86_400_000
const MOST_EVENTS = 2_000
const MOST_TITLES = 12

type Asked = { name: string; screens: readonly Screen[] }

/** Null where what the feed is of is there no more. */
const feedToAsked = ({ of }: Feed, { screens, sites }: Catalogue): Asked | null => {
  if (of.kind === 'screen') {
    const screen = screens[of.screen]
    return screen === undefined ? null : { name: screen.name, screens: [screen] }
  }
  const site = sites[of.site]
  if (site === undefined) return null
  return { name: site.name, screens: Object.values(screens).filter((screen) => screen.site === site.id) }
}

const toSummary = (segment: Segment, { content }: Outlook, { broadcasts }: Catalogue): string =>
  segment.kind === 'broadcast'
    ? `紧急发布：${segment.items.map((id) => broadcasts[id]?.title ?? '').join('、')}`
    : segment.entries
        .map((id) => {
          const entry = content.entries[id]
          const playlist = entry === undefined ? undefined : content.playlists[entry.playlist]
          return entry?.name || playlist?.name || id
        })
        .join('、')

const toDescription = ({ items }: Segment, { content }: Outlook): string => {
  const titles = items.flatMap((id) => content.items[id]?.title ?? [])
  const more = titles.length - MOST_TITLES
  return [...titles.slice(0, MOST_TITLES), ...(more > 0 ? [`…（另有 ${more} 项）`] : [])].join('\n')
}

const toUid = (feed: Feed, screens: readonly Screen[], { begun, kind, entries, items }: Segment): string => {
  const what = JSON.stringify([screens.map(({ id }) => id), kind, kind === 'broadcast' ? items : entries])
  return `${feed.id}-${begun}-${createHash('sha256').update(what).digest('hex').slice(0, 16)}@kepu-screen`
}

/** The text of a feed's calendar; null where what it is of is there no more. */
export const feedToCalendar = (parts: OutlookParts, catalogue: Catalogue, feed: Feed): string | null => {
  const asked = feedToAsked(feed, catalogue)
  if (asked === null) return null
  const { revision, content } = parts.publisher.published()
  const screens = Object.fromEntries(asked.screens.map((screen) => [screen.id, screen]))
  const events: CalendarEvent[] = []
  let day = 0
  for (const group of groupByClass({ ...catalogue, screens }, content, parts.now()).values()) {
    const [first] = group.screens
    const outlook = first === undefined ? null : createOutlook(parts, catalogue, first.id, false)
    if (outlook === null) continue
    const { manifest, zones } = outlook
    day = Math.max(day, manifest.from)
    for (const segment of outlook.segments(zones[0] ?? '', manifest.from, manifest.from + TOLD_MS)) {
      if (segment.kind === 'blank' || segment.kind === 'card') continue
      events.push({
        uid: toUid(feed, group.screens, segment),
        from: segment.begun,
        until: segment.until,
        summary: toSummary(segment, outlook, catalogue),
        location: group.screens.map(({ name }) => name).join('、'),
        description: toDescription(segment, outlook),
      })
    }
  }
  events.sort((a, b) => a.from - b.from || (a.uid < b.uid ? -1 : 1))
  // The same until something was published, or a day has passed.
  const stamp = Math.max(day, catalogue.revisions[`r${revision}`]?.at ?? 0)
  return eventsToCalendar(`科普屏 · ${asked.name}`, events.slice(0, MOST_EVENTS), stamp)
}
