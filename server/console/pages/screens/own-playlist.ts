// "Show this on that screen" without speaking of playlists: each screen has at most one entry of its own for it, whole days,
// no dates, aimed at it alone; posters join its playlist and leave by their own validity. Pure.
import type { Entry } from '../../../../playlists/model/entry.ts'
import type { ScreenId } from '../../../../playlists/model/ids.ts'
import type { Playlist } from '../../../../playlists/model/playlist.ts'

export type OwnLevel = 'rotate' | 'override'

/** The screen's own entry of that level, if there is one whose playlist serves nothing else. */
export const findOwnEntry = (entries: readonly Entry[], screen: string, level: OwnLevel): Entry | null =>
  entries.find(
    (entry) =>
      entry.enabled &&
      entry.level === level &&
      entry.targets.kind === 'some' &&
      entry.targets.screens.length === 1 &&
      entry.targets.screens[0] === screen &&
      entry.targets.sites.length + entry.targets.tags.length === 0 &&
      entry.days.kind === 'every' &&
      entry.exceptions.length === 0 &&
      entry.dayparts.length === 0 &&
      entry.dates.from === null &&
      entry.dates.until === null &&
      entries.every((other) => other.id === entry.id || other.playlist !== entry.playlist),
  ) ?? null

export const toOwnEntry = (
  screen: ScreenId,
  name: string,
  playlist: Playlist['id'],
  level: OwnLevel,
): Omit<Entry, 'id' | 'version' | 'unit'> => ({
  name,
  playlist,
  campaign: null,
  targets: { kind: 'some', screens: [screen], sites: [], tags: [] },
  dates: { from: null, until: null },
  days: { kind: 'every' },
  exceptions: [],
  dayparts: [],
  level,
  priority: 5,
  weight: 1,
  enabled: true,
})

/** The new ones first; one that is there already moves to the front rather than play twice. */
export const joinItems = (old: Playlist['items'], fresh: Playlist['items']): Playlist['items'] => [
  ...fresh,
  ...old.filter(({ item }) => !fresh.some((one) => one.item === item)),
]

/** `YYYY-MM-DD` of an instant in a zone. */
export const toCivilDate = (instant: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )

/** That many days after a date. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The last day that staff name → the instant at which an item ends, which is the midnight after it (S1, S9). */
export const lastDayToUntil = (lastDay: string): string => `${addDays(lastDay, 1)}T00:00`
