// Which other rules hold at the same time on the same screens, and who wins (S5, S6). Pure.
import type { Daypart } from '../../../../playlists/model/civil.ts'
import type { Entry, Level, Targets } from '../../../../playlists/model/entry.ts'
import type { Screen } from '../../../../playlists/model/place.ts'

const rankByLevel: Record<Level, number> = { fallback: 0, rotate: 1, override: 2 }

/** The higher beats the lower; equals take turns. */
export const toRank = ({ level, priority }: Pick<Entry, 'level' | 'priority'>): number =>
  rankByLevel[level] * 10 + (level === 'override' ? priority : 0)

/** Strongest first; of equals, in the order of their names. */
export const compareRules = (a: Entry, b: Entry): number =>
  toRank(b) - toRank(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)

/** The screens that a rule reaches now. */
export const targetsToScreens = (targets: Targets, screens: readonly Screen[]): Screen[] =>
  targets.kind === 'all'
    ? [...screens]
    : screens.filter(
        ({ id, site, tags }) =>
          targets.screens.includes(id) ||
          targets.sites.includes(site) ||
          tags.some((tag) => targets.tags.includes(tag)),
      )

const toMinutes = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + Number(time.slice(6, 8) || '0') / 60

const DAY = 24 * 60
const WEEK = 7 * DAY

type Times = Pick<Entry, 'days' | 'dayparts'>

/** Spans of minutes in a week that begins on Monday; one may reach past its end (S2). */
const toSpans = ({ days, dayparts }: Times): [from: number, until: number][] => {
  // Days that come by a calendar may fall on any weekday; workdays and holidays too, because of make-up days.
  const weekdays = days.kind === 'weekdays' ? days.weekdays : [1, 2, 3, 4, 5, 6, 7]
  const parts: readonly Daypart[] = dayparts.length === 0 ? [{ from: '00:00', until: '24:00' }] : dayparts
  return weekdays.flatMap((weekday) =>
    parts.map(({ from, until }): [number, number] => {
      const begin = (weekday - 1) * DAY + toMinutes(from)
      const length = toMinutes(until) - toMinutes(from)
      return [begin, begin + (length > 0 ? length : length + DAY)]
    }),
  )
}

/** Whether there is a moment of the week in which both hold. */
export const timesMeet = (a: Times, b: Times): boolean =>
  toSpans(a).some(([from, until]) =>
    toSpans(b).some(([otherFrom, otherUntil]) =>
      [-WEEK, 0, WEEK].some((shift) => from < otherUntil + shift && otherFrom + shift < until),
    ),
  )

const datesMeet = (a: Entry['dates'], b: Entry['dates']): boolean =>
  (a.from === null || b.until === null || a.from <= b.until) &&
  (b.from === null || a.until === null || b.from <= a.until)

const targetsMeet = (a: Targets, b: Targets, screens: readonly Screen[]): boolean => {
  const reached = new Set(targetsToScreens(a, screens).map(({ id }) => id))
  return targetsToScreens(b, screens).some(({ id }) => reached.has(id))
}

export type Conflict =
  | { type: 'beaten'; by: Entry }
  | { type: 'beats'; other: Entry }
  /** They take turns; `share` is this rule's part of the turns, 0 to 1, with all of its equals. */
  | { type: 'shares'; other: Entry; share: number }

type Candidate = Pick<Entry, 'targets' | 'dates' | 'days' | 'dayparts' | 'level' | 'priority' | 'weight'>

/** `others`: every other rule. Those that are switched off do not count. Strongest first. */
export const findConflicts = (rule: Candidate, others: readonly Entry[], screens: readonly Screen[]): Conflict[] => {
  const meeting = others
    .filter(
      (other) =>
        other.enabled &&
        datesMeet(rule.dates, other.dates) &&
        timesMeet(rule, other) &&
        targetsMeet(rule.targets, other.targets, screens),
    )
    .toSorted(compareRules)
  const own = toRank(rule)
  const equals = meeting.filter((other) => toRank(other) === own)
  const weightOf = ({ level, weight }: Pick<Entry, 'level' | 'weight'>): number => (level === 'rotate' ? weight : 1)
  const total = equals.reduce((sum, other) => sum + weightOf(other), weightOf(rule))
  return meeting.map((other): Conflict => {
    if (toRank(other) > own) return { type: 'beaten', by: other }
    if (toRank(other) < own) return { type: 'beats', other }
    return { type: 'shares', other, share: weightOf(rule) / total }
  })
}
