// Broadcasts: to say something on chosen screens at once, to end it, and to see how far it has come on each of them.
import { Hono } from 'hono'
import * as v from 'valibot'
import { Broadcast, broadcastSaid, broadcastToEnd, LONGEST_BROADCAST_MS } from '../../playlists/model/broadcast.ts'
import { type Catalogue, listOf } from '../../playlists/model/catalogue.ts'
import { BroadcastId } from '../../playlists/model/ids.ts'
import { reaches } from '../../playlists/model/targets.ts'
import { instant } from '../../playlists/model/text.ts'
import type { Failure } from '../failures.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import type { Hub } from '../screens/hub.ts'
import type { Receipts } from '../screens/receipts.ts'
import { Link } from '../screens/screen-state.ts'
import { putEdit } from '../store/apply.ts'
import { catalogueToRootUnit } from '../store/foundation.ts'
import type { Unversioned } from '../store/store.ts'
import { checked, described } from './describe.ts'
import { createDocumentId } from './documents/document-ids.ts'
import { findMissing } from './documents/references.ts'

export const BroadcastInput = v.pipe(
  v.strictObject({
    ...broadcastSaid,
    /** Without it, or in the past: at once. */
    from: v.optional(v.nullable(instant), null),
    until: instant,
  }),
  v.metadata({ ref: 'BroadcastInput' }),
)
export type BroadcastInput = v.InferOutput<typeof BroadcastInput>

const Named = v.pipe(Broadcast, v.metadata({ ref: 'Broadcast' }))

const time = v.nullable(v.number())

const Told = v.object({
  broadcast: Named,
  /** Every screen that it is for, as screens are now. */
  receipts: v.array(
    v.object({
      screen: v.string(),
      name: v.string(),
      siteName: v.string(),
      link: Link,
      /** Epoch ms at which the controller sent it, heard that all of it is there, heard that it is on; null: not yet. */
      sent: time,
      ready: time,
      showing: time,
    }),
  ),
})
export type ToldBroadcast = v.InferOutput<typeof Told>

const refuse = (path: string, rule: string, message: string): Failure => ({
  type: 'invalid',
  issues: [{ path, rule, message }],
})

/** What the schema alone cannot know; `from` is when it begins. */
const checkInput = (catalogue: Catalogue, input: BroadcastInput, from: number, now: number): Failure | null => {
  const { until, picture, targets } = input
  if (until <= now) return refuse('until', 'broadcast-over', 'It would be over before it begins: choose a later end')
  if (until <= from) return refuse('until', 'broadcast-ends-before-it-begins', 'It ends before it begins')
  if (until - from > LONGEST_BROADCAST_MS) return refuse('until', 'broadcast-too-long', 'It lasts at most 7 days')
  if (picture !== null && catalogue.media[picture]?.kind === 'video')
    return refuse('picture', 'media-kind', 'A video cannot stand beside the words')
  if (!listOf(catalogue.screens).some((screen) => reaches(targets, screen)))
    return refuse('targets', 'targets-nobody', 'No screen is reached: choose others')
  return null
}

export const createBroadcastRoutes = (house: House, { hub, receipts }: { hub: Hub; receipts: Receipts }) => {
  const toTold = (broadcast: Broadcast, { screens, sites }: Catalogue): ToldBroadcast => ({
    broadcast,
    receipts: listOf(screens)
      .filter((screen) => reaches(broadcast.targets, screen))
      .map((screen) => ({
        screen: screen.id,
        name: screen.name,
        siteName: sites[screen.site]?.name ?? '',
        link: hub.state(screen.id).link,
        ...receipts.of(broadcast.id, screen.id),
      })),
  })

  const find = (catalogue: Catalogue, id: string): Broadcast | null =>
    Object.hasOwn(catalogue.broadcasts, id) ? (catalogue.broadcasts[id] ?? null) : null

  return new Hono<SignedIn>()
    .get(
      '/broadcasts',
      described({
        summary: 'All broadcasts, the newest first: those to come, on, and over',
        tag: 'broadcasts',
        answer: v.object({ broadcasts: v.array(Named) }),
      }),
      async (c) => {
        const { broadcasts } = await house.store.read()
        return answerJson(c, { broadcasts: Object.values(broadcasts).sort((a, b) => b.from - a.from) }, 200)
      },
    )
    .get(
      '/broadcasts/:id',
      described({
        summary: 'A broadcast, and how far it has come on each screen that it is for',
        tag: 'broadcasts',
        answer: Told,
        failures: ['not-found'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const catalogue = await house.store.read()
        const broadcast = find(catalogue, id)
        if (broadcast === null) return answerFailure(c, { type: 'not-found', collection: 'broadcasts', id })
        return answerJson(c, toTold(broadcast, catalogue), 200)
      },
    )
    .post(
      '/broadcasts',
      described({
        summary: 'Take over chosen screens, at once or from a time on; at most for 7 days',
        tag: 'broadcasts',
        status: 201,
        answer: Named,
        failures: ['wrong-csrf', 'forbidden-origin', 'invalid', 'missing-reference', 'out-of-space'],
        tagged: true,
      }),
      checked('json', BroadcastInput),
      async (c) => {
        const input = c.req.valid('json')
        const { account } = c.var
        const now = house.now()
        const from = Math.max(input.from ?? now, now)
        const id = createDocumentId('b', now, house.randomBytes)
        const outcome = await house.store.change((catalogue) => {
          const document: Unversioned<Broadcast> = {
            ...input,
            id: v.parse(BroadcastId, id),
            unit: catalogueToRootUnit(catalogue),
            from,
            cancelledAt: null,
            cancelledBy: null,
            by: account.id,
            byName: account.name,
          }
          const failure = findMissing(catalogue, 'broadcasts', document) ?? checkInput(catalogue, input, from, now)
          return failure ?? { type: 'edits', edits: [putEdit('broadcasts', null, document)] }
        })
        if (outcome.type !== 'changed') return answerFailure(c, outcome)
        const made = find(outcome.catalogue, id)
        if (made === null) throw new Error(`broadcasts/${id} was put and is not there`)
        return answerJson(c, made, 201, { ETag: `"${made.version}"`, Location: `/api/broadcasts/${id}` })
      },
    )
    .post(
      '/broadcasts/:id/cancel',
      described({
        summary: 'End a broadcast now; one that is over already stays as it is',
        tag: 'broadcasts',
        answer: Named,
        failures: ['wrong-csrf', 'forbidden-origin', 'not-found', 'out-of-space'],
        tagged: true,
      }),
      async (c) => {
        const id = c.req.param('id')
        const now = house.now()
        const outcome = await house.store.change((catalogue) => {
          const broadcast = find(catalogue, id)
          if (broadcast === null) return { type: 'not-found', collection: 'broadcasts', id }
          if (broadcastToEnd(broadcast) <= now) return { type: 'edits', edits: [] }
          const document = { ...broadcast, cancelledAt: now, cancelledBy: c.var.account.id }
          return { type: 'edits', edits: [putEdit('broadcasts', broadcast.version, document)] }
        })
        if (outcome.type !== 'changed') return answerFailure(c, outcome)
        const broadcast = find(outcome.catalogue, id)
        if (broadcast === null) return answerFailure(c, { type: 'not-found', collection: 'broadcasts', id })
        return answerJson(c, broadcast, 200, { ETag: `"${broadcast.version}"` })
      },
    )
}
