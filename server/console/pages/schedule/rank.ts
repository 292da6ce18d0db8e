// How strong a rule is, and which screens it reaches: what lists need, without any calendar. Pure.
import type { Entry, Level, Targets } from '../../../../playlists/model/entry.ts'
import type { Screen } from '../../../../playlists/model/place.ts'

const rankByLevel: Record<Level, number> = { notice: -1, fallback: 0, rotate: 1, override: 2, appointment: 3 }

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
