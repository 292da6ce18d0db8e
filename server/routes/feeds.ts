// Calendars for phones. A calendar program cannot sign in, so the address itself is the secret: 32 random bytes, told once,
// of which only the hash is kept. A new address puts an end to the one before; nobody but staff learns whether there is one.
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Feed } from '../../playlists/model/feed.ts'
import { ScreenId, Sha256, SiteId } from '../../playlists/model/ids.ts'
import { feedToCalendar } from '../feeds/calendars.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import type { OutlookParts } from '../screens/outlook.ts'
import { createToken, sameSecret } from '../sessions/tokens.ts'
import { putEdit } from '../store/apply.ts'
import { described } from './describe.ts'

const Made = v.object({
  /** Of this controller; anybody who knows it can read the calendar. */
  path: v.string(),
  madeAt: v.number(),
})
const Known = v.object({ madeAt: v.nullable(v.number()) })

type Kind = 'screen' | 'site'

const collections = { screen: 'screens', site: 'sites' } as const

const secretToHash = (secret: string): Sha256 => v.parse(Sha256, createHash('sha256').update(secret).digest('hex'))

const toOf = (kind: Kind, id: string): Feed['of'] =>
  kind === 'screen' ? { kind, screen: v.parse(ScreenId, id) } : { kind, site: v.parse(SiteId, id) }

/** Each is compared in full, so that the time taken tells nothing of how much was right. */
const findFeed = ({ feeds }: Catalogue, secret: string): Feed | null => {
  const hash = secretToHash(secret)
  let found: Feed | null = null
  for (const feed of Object.values(feeds)) if (sameSecret(feed.secret, hash)) found = feed
  return found
}

const isThere = (catalogue: Catalogue, kind: Kind, id: string): boolean =>
  Object.hasOwn(catalogue[collections[kind]], id)

const feedRoutes = (house: House, kind: Kind) => {
  const collection = collections[kind]
  return new Hono<SignedIn>()
    .get(
      `/:id/feed`,
      described({
        summary: `Whether the calendar of a ${kind} has an address, and since when`,
        tag: 'feeds',
        answer: Known,
        failures: ['not-found'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const catalogue = await house.store.read()
        if (!isThere(catalogue, kind, id)) return answerFailure(c, { type: 'not-found', collection, id })
        return answerJson(c, { madeAt: catalogue.feeds[`${kind}-${id}`]?.madeAt ?? null }, 200)
      },
    )
    .post(
      '/:id/feed',
      described({
        summary: `Make a secret address for the calendar of a ${kind}; one from before leads nowhere from now on`,
        tag: 'feeds',
        status: 201,
        answer: Made,
        failures: ['wrong-csrf', 'forbidden-origin', 'not-found', 'out-of-space'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const secret = createToken(house.randomBytes)
        const madeAt = house.now()
        const outcome = await house.store.change((catalogue) => {
          if (!isThere(catalogue, kind, id)) return { type: 'not-found', collection, id }
          const feed = {
            id: `${kind}-${id}`,
            unit: catalogue[collection][id]?.unit ?? c.var.account.unit,
            of: toOf(kind, id),
            secret: secretToHash(secret),
            madeAt,
            madeBy: c.var.account.id,
          }
          const before = catalogue.feeds[feed.id]?.version ?? null
          return { type: 'edits', edits: [putEdit('feeds', before, feed)] }
        })
        if (outcome.type !== 'changed') return answerFailure(c, outcome)
        return answerJson(c, { path: `/feeds/${secret}.ics`, madeAt }, 201)
      },
    )
    .delete(
      '/:id/feed',
      described({
        summary: `Take the address of the calendar of a ${kind} away`,
        tag: 'feeds',
        status: 204,
        answer: null,
        failures: ['wrong-csrf', 'forbidden-origin', 'not-found', 'out-of-space'],
      }),
      async (c) => {
        const id = `${kind}-${c.req.param('id')}`
        const outcome = await house.store.change(({ feeds }) => {
          const feed = Object.hasOwn(feeds, id) ? feeds[id] : undefined
          if (feed === undefined) return { type: 'not-found', collection: 'feeds', id }
          return { type: 'edits', edits: [{ type: 'remove', collection: 'feeds', base: feed.version, id }] }
        })
        return outcome.type === 'changed' ? c.body(null, 204) : answerFailure(c, outcome)
      },
    )
}

export const createFeedRoutes = (house: House, parts: Omit<OutlookParts, 'now'>) =>
  new Hono<SignedIn>()
    .route('/api/screens', feedRoutes(house, 'screen'))
    .route('/api/sites', feedRoutes(house, 'site'))
    .get('/feeds/:name{[A-Za-z0-9_-]+\\.ics}', async (c) => {
      const catalogue = await house.store.read()
      const feed = findFeed(catalogue, c.req.param('name').slice(0, -'.ics'.length))
      const text = feed && feedToCalendar({ ...parts, now: house.now }, catalogue, feed)
      if (text === null) return answerFailure(c, { type: 'not-found', collection: 'route', id: '/feeds' })
      const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
      const headers = { ETag: etag, 'Cache-Control': 'private, max-age=300', 'X-Robots-Tag': 'noindex' }
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
      return c.body(text, 200, { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' })
    })
