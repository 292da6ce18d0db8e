// Publishing: what is not published yet, what it would change on which screens, doing it, and going back.
import { Hono } from 'hono'
import * as v from 'valibot'
import { contentNames } from '../../playlists/model/catalogue.ts'
import { Revision } from '../../playlists/model/revision.ts'
import { text } from '../../playlists/model/text.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import type { Effect, Publisher } from '../publish/publisher.ts'
import { checked, described } from './describe.ts'

const Changes = v.array(
  v.object({
    collection: v.picklist(contentNames),
    id: v.string(),
    name: v.string(),
    change: v.picklist(['added', 'changed', 'removed']),
  }),
)

const Publication = v.object({
  /** The number of the revision that screens play; 0 before the first. */
  published: v.number(),
  changes: Changes,
})
export type Publication = v.InferOutput<typeof Publication>

const Preview = v.object({
  /** What happens to screens that share their schedule, told once however many they are; the soonest first. */
  effects: v.array(
    v.object({
      /** Epoch ms; not before now. */
      firstChange: v.number(),
      /** What begins within two weeks; the titles of the items that take turns, or `card`, `blank`. */
      spans: v.array(
        v.object({
          zone: v.string(),
          from: v.number(),
          until: v.number(),
          before: v.array(v.string()),
          after: v.array(v.string()),
        }),
      ),
      screens: v.array(v.object({ id: v.string(), name: v.string(), siteName: v.string() })),
    }),
  ),
  /** How many screens stay as they are. */
  unchanged: v.number(),
})
export type Preview = v.InferOutput<typeof Preview>

const Note = v.strictObject({ note: v.optional(text(200), '') })

/** The most spans that are told of one screen; more than that nobody reads. */
const MOST_SPANS = 40

export const createPublicationRoutes = (house: House, publisher: Publisher) => {
  const effectsToPreview = async (effects: readonly Effect[]): Promise<Preview> => {
    const { screens, sites, items } = await house.store.read()
    const frozen = publisher.published().content.items
    const titleBefore = (id: string) => frozen[id]?.title ?? items[id]?.title ?? id
    const titleAfter = (id: string) => items[id]?.title ?? frozen[id]?.title ?? id
    const told: Preview['effects'] = []
    let unchanged = 0
    for (const { screens: ids, comparison } of effects) {
      const { firstChange } = comparison
      if (firstChange === null) {
        unchanged += ids.length
        continue
      }
      const spans = comparison.spans.slice(0, MOST_SPANS).map((span) => ({
        ...span,
        before: span.before.map(titleBefore),
        after: span.after.map(titleAfter),
      }))
      const named = ids.flatMap((id) => {
        const screen = screens[id]
        return screen === undefined ? [] : [{ id, name: screen.name, siteName: sites[screen.site]?.name ?? '' }]
      })
      told.push({ firstChange, spans, screens: named })
    }
    return { effects: told.sort((a, b) => a.firstChange - b.firstChange), unchanged }
  }

  return new Hono<SignedIn>()
    .get(
      '/publication',
      described({ summary: 'What was edited since the last revision', tag: 'publication', answer: Publication }),
      async (c) => {
        const changes = await publisher.changes()
        return answerJson(c, { published: publisher.published().revision, changes }, 200)
      },
    )
    .get(
      '/publication/preview',
      described({
        summary: 'What publishing now would change, on which screens and from when, by comparing compiled timelines',
        tag: 'publication',
        answer: Preview,
      }),
      async (c) => answerJson(c, await effectsToPreview(await publisher.preview()), 200),
    )
    .post(
      '/publication',
      described({
        summary: 'Publish: freeze the content as a revision, and send it to the screens it changes',
        tag: 'publication',
        status: 201,
        answer: Revision,
        failures: ['nothing-to-publish', 'stale', 'invalid', 'out-of-space'],
      }),
      checked('json', Note),
      async (c) => {
        const { account } = c.var
        const made = await publisher.publish({ id: account.id, name: account.name }, c.req.valid('json').note)
        return 'type' in made ? answerFailure(c, made) : answerJson(c, made, 201)
      },
    )
    .post(
      '/publication/discard',
      described({
        summary: 'Set what was edited back to what is published',
        tag: 'publication',
        answer: v.object({ discarded: v.number() }),
        failures: ['stale', 'out-of-space'],
      }),
      async (c) => {
        const changed = await publisher.discard()
        if (changed.type !== 'changed') return answerFailure(c, changed)
        return answerJson(c, { discarded: changed.edits.length }, 200)
      },
    )
    .get(
      '/revisions',
      described({
        summary: 'The history of what was published, newest first',
        tag: 'publication',
        answer: v.object({ revisions: v.array(Revision) }),
      }),
      async (c) => {
        const { revisions } = await house.store.read()
        return answerJson(c, { revisions: Object.values(revisions).sort((a, b) => b.number - a.number) }, 200)
      },
    )
    .get(
      '/revisions/:number{[1-9][0-9]*}/changes',
      described({
        summary: 'What a revision changed against the one before it',
        tag: 'publication',
        answer: v.object({ changes: Changes }),
        failures: ['not-found'],
      }),
      async (c) => {
        const changes = await publisher.changesOf(Number(c.req.param('number')))
        return 'type' in changes ? answerFailure(c, changes) : answerJson(c, { changes }, 200)
      },
    )
    .post(
      '/revisions/:number{[1-9][0-9]*}/rollback',
      described({
        summary: 'Publish the content of an older revision again, as a new revision',
        tag: 'publication',
        status: 201,
        answer: Revision,
        failures: ['not-found', 'nothing-to-publish', 'stale', 'invalid', 'out-of-space'],
      }),
      checked('json', Note),
      async (c) => {
        const { account } = c.var
        const by = { id: account.id, name: account.name }
        const made = await publisher.rollBack(Number(c.req.param('number')), by, c.req.valid('json').note)
        return 'type' in made ? answerFailure(c, made) : answerJson(c, made, 201)
      },
    )
}
