// Publishing, going back, and what either would change on the screens. What is published is kept in memory as it was frozen;
// places come from the catalogue as it stands, since they act at once.
import type { Shelf } from '../../media/shelf.ts'
import { compareManifests, type Comparison } from '../../playlists/compile/compare.ts'
import { type Catalogue, catalogueToContent, type Content, emptyContent } from '../../playlists/model/catalogue.ts'
import type { AccountId, Sha256 } from '../../playlists/model/ids.ts'
import { shippedLayouts } from '../../playlists/model/layout.ts'
import type { Screen } from '../../playlists/model/place.ts'
import type { Revision } from '../../playlists/model/revision.ts'
import type { Bus } from '../bus.ts'
import type { Failure } from '../failures.ts'
import { putEdit } from '../store/apply.ts'
import type { Changed, Edit, Store } from '../store/store.ts'
import { type ContentChange, contentToChanges } from './difference.ts'
import type { Grouping, Groups } from './grouping.ts'
import type { Manifests, Published } from './manifests.ts'
import { readSnapshot, writeSnapshot } from './snapshots.ts'

/** For how many days ahead the publish dialog lists what changes; the first change is looked for in the whole horizon. */
const LISTED_DAYS = 14

export type By = { id: AccountId | null; name: string }

/** The screens of a class before and after, and what would change for them. */
export type Effect = { screens: string[]; comparison: Comparison }

export type Publisher = {
  /** Reads what is published. Throws where its snapshot is gone. */
  start(): Promise<void>
  published(): Published
  changes(): Promise<ContentChange[]>
  /** What a revision changed against the one before it. */
  changesOf(number: number): Promise<ContentChange[] | Failure>
  /** What publishing now would do, by compared timelines. */
  preview(): Promise<Effect[]>
  publish(by: By, note: string): Promise<Revision | Failure>
  /** Publishes the content of an older revision again, as a new one. The working copy stays as it is. */
  rollBack(number: number, by: By, note: string): Promise<Revision | Failure>
  /** Sets the working copy back to what is published. */
  discard(): Promise<Changed | Failure>
}

export const createPublisher = (deps: {
  store: Store
  revisions: Shelf
  manifests: Manifests
  grouping: Grouping
  bus: Bus
  now(): number
}): Publisher => {
  let current: Published = { revision: 0, content: emptyContent }

  /** Each pair of classes (before, after) is compiled and compared once, however many screens share it. */
  const effectsOf = (catalogue: Catalogue, content: Content): Effect[] => {
    const before = deps.grouping(catalogue, current.content, deps.now())
    const after = deps.grouping(catalogue, content, deps.now())
    const screensByKeyBefore = createRegrouping(before, after)
    const effects: Effect[] = []
    const stamp = { number: 0, revision: 0 }
    for (const [afterKey, group] of after) {
      const fresh = deps.manifests.compileFor(group, content, stamp)
      for (const [key, screens] of screensByKeyBefore(afterKey, group.screens)) {
        const old = before.get(key)
        if (old === undefined) continue
        const comparison = compareManifests(deps.manifests.compileFor(old, current.content, stamp), fresh, {
          now: deps.now(),
          days: LISTED_DAYS,
        })
        effects.push({ screens: screens.map(({ id }) => id), comparison })
      }
    }
    return effects
  }

  const isPublishedSince = (catalogue: Catalogue): boolean => catalogue.published !== current.revision

  const freeze = async (
    content: Content,
    catalogue: Catalogue,
    record: Pick<Revision, 'note' | 'rolledBackTo'> & { by: By },
  ): Promise<Revision | Failure> => {
    const changes = contentToChanges(current.content, content)
    if (changes.length === 0 && catalogue.published > 0) return { type: 'nothing-to-publish' }
    // The disk writes while timelines are compared.
    const writing = writeSnapshot(deps.revisions, content)
    const count = (change: ContentChange['change']) => changes.filter((one) => one.change === change).length
    const screensChanged = effectsOf(catalogue, content)
      .filter(({ comparison }) => comparison.firstChange !== null)
      .reduce((sum, { screens }) => sum + screens.length, 0)
    const kept = await writing
    if (kept.type !== 'done') return { type: 'out-of-space' }
    const number = current.revision + 1
    const revision: Omit<Revision, 'version'> = {
      id: `r${number}`,
      number,
      at: deps.now(),
      by: record.by.id,
      byName: record.by.name,
      note: record.note,
      rolledBackTo: record.rolledBackTo,
      snapshot: kept.hash,
      screensChanged,
      added: count('added'),
      changed: count('changed'),
      removed: count('removed'),
    }
    const changed = await deps.store.change((latest) =>
      isPublishedSince(latest)
        ? { type: 'stale', collection: 'revisions', id: revision.id, current: latest.published }
        : { type: 'edits', edits: [putEdit('revisions', null, revision)], counters: { published: number } },
    )
    if (changed.type !== 'changed') return changed
    current = { revision: number, content }
    deps.bus.tell({ type: 'published', revision: number })
    return { ...revision, version: 1 }
  }

  const contentOf = (snapshot: Sha256): Promise<Content> => readSnapshot(deps.revisions, snapshot)

  return {
    async start() {
      const { published, revisions } = await deps.store.read()
      const record = revisions[`r${published}`]
      if (record !== undefined) current = { revision: published, content: await contentOf(record.snapshot) }
    },
    published: () => current,
    changes: async () => contentToChanges(current.content, catalogueToContent(await deps.store.read())),
    async changesOf(number) {
      const { revisions } = await deps.store.read()
      const record = revisions[`r${number}`]
      if (record === undefined) return { type: 'not-found', collection: 'revisions', id: `r${number}` }
      const before = revisions[`r${number - 1}`]
      const [old, fresh] = await Promise.all([
        before === undefined ? emptyContent : contentOf(before.snapshot),
        contentOf(record.snapshot),
      ])
      return contentToChanges(old, fresh)
    },
    async preview() {
      const catalogue = await deps.store.read()
      return effectsOf(catalogue, catalogueToContent(catalogue))
    },
    async publish(by, note) {
      const catalogue = await deps.store.read()
      return freeze(catalogueToContent(catalogue), catalogue, { by, note, rolledBackTo: null })
    },
    async rollBack(number, by, note) {
      const catalogue = await deps.store.read()
      const record = catalogue.revisions[`r${number}`]
      if (record === undefined) return { type: 'not-found', collection: 'revisions', id: `r${number}` }
      return freeze(await contentOf(record.snapshot), catalogue, { by, note, rolledBackTo: number })
    },
    discard: () =>
      deps.store.change((catalogue) => ({ type: 'edits', edits: editsBackTo(current.content, catalogue) })),
  }
}

/** In which classes the screens of a class were before. Costs every screen only where some moved. */
const createRegrouping = (before: Groups, after: Groups) => {
  if (before === after) return (key: string, screens: readonly Screen[]) => new Map([[key, screens]])
  const keyByScreen = new Map<string, string>()
  for (const [key, { screens }] of before) for (const { id } of screens) keyByScreen.set(id, key)
  return (_: string, screens: readonly Screen[]) => Map.groupBy(screens, ({ id }) => keyByScreen.get(id) ?? '')
}

/**
 * A screen is given a layout at once, published or not, and must never name one that is not there; the shipped ones are there in
 * any case.
 */
const isLayoutKept = ({ screens }: Catalogue, id: string): boolean =>
  shippedLayouts.some((shipped) => shipped.id === id) || Object.values(screens).some(({ layout }) => layout === id)

/** Media stay: they are files that were uploaded, and a working copy does not lose what took an hour to send. */
const editsBackTo = (content: Content, catalogue: Catalogue): Edit[] =>
  contentToChanges(content, catalogueToContent(catalogue)).flatMap(({ collection, id, change }): Edit[] => {
    if (collection === 'media') return []
    const base = catalogue[collection][id]?.version ?? null
    if (change === 'added' && collection === 'layouts' && isLayoutKept(catalogue, id)) return []
    if (change === 'added') return base === null ? [] : [{ type: 'remove', collection, id, base }]
    const document = content[collection][id]
    if (document === undefined) return []
    return [putEdit(collection, base, document)]
  })
