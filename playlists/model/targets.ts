// Whom targets mean: a screen by itself, by its site, or by one of its tags.
import type { Targets } from './entry.ts'
import type { Screen } from './place.ts'

export const reaches = (targets: Targets, { id, site, tags }: Pick<Screen, 'id' | 'site' | 'tags'>): boolean =>
  targets.kind === 'all' ||
  targets.screens.includes(id) ||
  targets.sites.includes(site) ||
  tags.some((tag) => targets.tags.includes(tag))
