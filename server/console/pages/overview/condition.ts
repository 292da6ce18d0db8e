// How a screen is, in one word that staff use, and how urgent that is. Pure, so that the wall, the list and a screen's own
// page can never disagree.
import type { ScreenRow } from '../../api/overview.ts'
import type { Tone } from '../../parts/mark.tsx'

/** Most urgent first. */
export const conditions = [
  'offline',
  'differs',
  'errors',
  'never',
  'awaited',
  'updating',
  'idle',
  'playing',
  'resting',
  'blocked',
] as const
export type Condition = (typeof conditions)[number]

export const conditionTones: Record<Condition, Tone> = {
  offline: 'bad',
  differs: 'bad',
  errors: 'warn',
  never: 'warn',
  awaited: 'busy',
  updating: 'busy',
  idle: 'off',
  playing: 'good',
  resting: 'off',
  blocked: 'off',
}

/** An error counts this long after the screen reported it, ms. */
const FRESH_ERROR_MS = 30 * 60_000

export const rowToCondition = ({ screen, state, expected, latest }: ScreenRow, now: number): Condition => {
  if (screen.blocked !== undefined) return 'blocked'
  // Outside opening hours many boxes are cut from the mains: that is not a failure.
  const resting = expected?.item === 'blank' && expected.from <= now && now < expected.until
  if (state.link === 'awaited') return resting ? 'resting' : 'awaited'
  if (state.link === 'never') return resting ? 'resting' : 'never'
  if (state.link === 'offline') return resting ? 'resting' : 'offline'
  if (state.differs !== null) return 'differs'
  if (state.errors.some(({ at }) => now - at < FRESH_ERROR_MS)) return 'errors'
  if (latest !== null && (state.showing === null || state.showing.revision < latest)) return 'updating'
  if (state.showing?.item === 'blank') return 'resting'
  if (state.showing?.item === 'card' || state.showing?.item === 'pairing') return 'idle'
  return 'playing'
}

export const isTrouble = (condition: Condition): boolean => conditions.indexOf(condition) <= conditions.indexOf('never')

const troubledSince = ({ state }: ScreenRow): number => state.differs?.since ?? state.since ?? 0

/** Most urgent first; among equals the one that is so for longest, then by name. */
export const compareUrgency =
  (now: number) =>
  (a: ScreenRow, b: ScreenRow): number => {
    const apart = conditions.indexOf(rowToCondition(a, now)) - conditions.indexOf(rowToCondition(b, now))
    if (apart !== 0) return apart
    if (isTrouble(rowToCondition(a, now))) return troubledSince(a) - troubledSince(b)
    return a.screen.name.localeCompare(b.screen.name, 'zh-CN', { numeric: true })
  }

export const countConditions = (rows: readonly ScreenRow[], now: number): Record<Condition, number> => {
  const counts = {
    offline: 0,
    errors: 0,
    never: 0,
    awaited: 0,
    updating: 0,
    idle: 0,
    playing: 0,
    resting: 0,
    differs: 0,
    blocked: 0,
  }
  for (const row of rows) counts[rowToCondition(row, now)]++
  return counts
}

export type SiteRows = { siteId: string; siteName: string; rows: ScreenRow[] }

/** Screens by site, sites by name, screens as given. */
export const groupBySite = (rows: readonly ScreenRow[]): SiteRows[] => {
  const groups = new Map<string, SiteRows>()
  for (const row of rows) {
    const siteId = row.screen.site
    const group = groups.get(siteId) ?? { siteId, siteName: row.siteName, rows: [] }
    group.rows.push(row)
    groups.set(siteId, group)
  }
  return [...groups.values()].sort((a, b) => a.siteName.localeCompare(b.siteName, 'zh-CN', { numeric: true }))
}
