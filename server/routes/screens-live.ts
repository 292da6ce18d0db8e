// What screens do now, and how a new one is taken on.
import { Hono } from 'hono'
import * as v from 'valibot'
import { Manifest } from '../../playlists/manifest.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import { ScreenId, SiteId } from '../../playlists/model/ids.ts'
import { FULL_LAYOUT_ID } from '../../playlists/model/layout.ts'
import { Orientation, Screen } from '../../playlists/model/place.ts'
import { CommandKind } from '../../playlists/protocol/down.ts'
import { requiredText, tag } from '../../playlists/model/text.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import type { Manifests } from '../publish/manifests.ts'
import type { Publisher } from '../publish/publisher.ts'
import { createExpectation } from '../screens/expected.ts'
import type { Hub } from '../screens/hub.ts'
import { compileDraft } from '../screens/outlook.ts'
import type { Pairings, Waiting } from '../screens/pairing.ts'
import { factsToProfile } from '../screens/profile.ts'
import { ScreenState } from '../screens/screen-state.ts'
import { createLimit } from '../sessions/limits.ts'
import { putEdit } from '../store/apply.ts'
import { catalogueToRootUnit } from '../store/foundation.ts'
import { checked, described } from './describe.ts'

const Expected = v.object({ item: v.string(), from: v.number(), until: v.number() })

const Overview = v.object({
  screens: v.array(
    v.object({
      screen: Screen,
      siteName: v.string(),
      state: ScreenState,
      expected: v.nullable(Expected),
      /** The revision that it should play. */
      latest: v.nullable(v.number()),
    }),
  ),
})
export type Overview = v.InferOutput<typeof Overview>

const Claim = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'code-form')),
  name: requiredText(40),
  site: SiteId,
  tags: v.optional(v.pipe(v.array(tag), v.maxLength(20)), []),
  orientation: v.optional(Orientation),
})

/** `value`: of `volume` alone, which needs it, per cent. */
const CommandAsked = v.pipe(
  v.strictObject({
    kind: CommandKind,
    value: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0, 'volume'), v.maxValue(100, 'volume'))),
  }),
  v.check(({ kind, value }) => (kind === 'volume') === (value !== undefined), 'volume'),
)

/** `ok` false: the screen could not, and says why. `image`: a data URL, of a screenshot. */
const CommandDone = v.object({ ok: v.boolean(), detail: v.string(), image: v.nullable(v.string()) })

export type LiveParts = { hub: Hub; pairings: Pairings; manifests: Manifests; publisher: Publisher }

const claimToScreen = (claim: v.InferOutput<typeof Claim>, waiting: Waiting, catalogue: Catalogue, now: number) => ({
  // Named by its key: the same screen paired twice in a race is one screen.
  id: v.parse(ScreenId, `s-${Buffer.from(waiting.key, 'base64url').toString('hex').slice(0, 16)}`),
  unit: catalogue.sites[claim.site]?.unit ?? catalogueToRootUnit(catalogue),
  site: claim.site,
  name: claim.name,
  tags: claim.tags,
  orientation: claim.orientation ?? (waiting.facts.height > waiting.facts.width ? 'portrait' : 'landscape'),
  layout: FULL_LAYOUT_ID,
  key: waiting.key,
  profile: factsToProfile(waiting.facts),
  pairedAt: now,
})

export const createLiveScreenRoutes = (house: House, { hub, pairings, manifests, publisher }: LiveParts) => {
  const expected = createExpectation(manifests)
  const tries = createLimit(20, 5 * 60)

  return new Hono<SignedIn>()
    .get(
      '/overview',
      described({ summary: 'Every screen, and what is on it', tag: 'screens', answer: Overview }),
      async (c) => {
        const { screens, sites } = await house.store.read()
        const now = house.now()
        const latest = publisher.published().revision || null
        const rows = Object.values(screens).map((screen) => ({
          screen,
          siteName: sites[screen.site]?.name ?? '',
          state: hub.state(screen.id),
          expected: expected(screen.id, now),
          latest,
        }))
        return answerJson(c, { screens: rows }, 200)
      },
    )
    .get(
      '/screens/:id/manifest',
      described({
        summary:
          'What a screen plays for the next 400 days; with `draft=1`, if what is being edited were published now',
        tag: 'screens',
        answer: Manifest,
        failures: ['not-found', 'invalid'],
        tagged: true,
      }),
      checked('query', v.object({ draft: v.optional(v.picklist(['0', '1'])) })),
      async (c) => {
        const id = c.req.param('id')
        if (c.req.valid('query').draft === '1') {
          const catalogue = await house.store.read()
          const draft = compileDraft(manifests, catalogue, id, house.now())
          if (draft === null) return answerFailure(c, { type: 'not-found', collection: 'screens', id })
          return answerJson(c, draft, 200, { ETag: `"draft-${catalogue.sequence}"`, 'Cache-Control': 'no-store' })
        }
        const current = manifests.ofScreen(id)
        if (current === null) return answerFailure(c, { type: 'not-found', collection: 'screens', id })
        const etag = `"${current.number}"`
        if (c.req.header('if-none-match') === etag) return c.body(null, 304, { ETag: etag })
        return answerJson(c, current.manifest, 200, { ETag: etag, 'Cache-Control': 'no-cache' })
      },
    )
    .post(
      '/screens/:id/commands',
      described({
        summary: 'Ask something of one screen, and wait for its answer',
        tag: 'screens',
        answer: CommandDone,
        failures: ['not-found', 'screen-offline', 'player-too-old', 'timed-out', 'invalid'],
      }),
      checked('json', CommandAsked),
      async (c) => {
        const id = c.req.param('id')
        const { screens } = await house.store.read()
        if (!Object.hasOwn(screens, id)) return answerFailure(c, { type: 'not-found', collection: 'screens', id })
        const { kind, value } = c.req.valid('json')
        const answer = await hub.command(id, kind, value)
        const outcome = answer.type === 'answered' ? (answer.ok ? 'done' : 'refused') : answer.type
        const { id: by, name: byName } = c.get('account')
        // A disk that is full must not make a screen unreachable: history counts what it could not keep.
        void house.history.keep({ type: 'command', screen: id, kind, outcome, at: house.now(), by, byName })
        if (answer.type !== 'answered') return answerFailure(c, { type: answer.type, screen: id })
        const { ok, detail, picture } = answer
        return answerJson(c, { ok, detail, image: picture && `data:image/jpeg;base64,${picture}` }, 200)
      },
    )
    .post(
      '/pairings',
      described({
        summary: 'Take on the screen that shows this code',
        tag: 'screens',
        status: 201,
        answer: Screen,
        failures: ['wrong-code', 'missing-reference', 'too-many-tries', 'invalid', 'out-of-space'],
      }),
      checked('json', Claim),
      async (c) => {
        const claim = c.req.valid('json')
        const wait = await tries.take(house.peer(c).address)
        if (wait !== null) return answerFailure(c, { type: 'too-many-tries', retryAfterSeconds: wait })
        const waiting = pairings.find(claim.code)
        if (waiting === null) return answerFailure(c, { type: 'wrong-code' })
        await tries.forget(house.peer(c).address)
        const changed = await house.store.change((catalogue) => {
          if (catalogue.sites[claim.site] === undefined)
            return { type: 'missing-reference', references: [{ collection: 'sites', id: claim.site, path: 'site' }] }
          const screen = claimToScreen(claim, waiting, catalogue, house.now())
          return { type: 'edits', edits: [putEdit('screens', null, screen)] }
        })
        if (changed.type !== 'changed') return answerFailure(c, changed)
        const screen = Object.values(changed.catalogue.screens).find(({ key }) => key === waiting.key)
        if (screen === undefined) return answerFailure(c, { type: 'wrong-code' })
        return answerJson(c, screen, 201, { ETag: `"${screen.version}"` })
      },
    )
}
