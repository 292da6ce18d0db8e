// The whole of the HTTP side as one Hono app: a function from Request to Response, with no socket in sight. Route groups are
// chained, so that the type `App` knows every route and the console's client (`hc<App>`) is typed by it.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { House, SignedIn } from './house.ts'
import type { ReplaceableKey } from './publish/controller-key.ts'
import { answerBug, answerFailure } from './problems.ts'
import { createAccountRoutes } from './routes/accounts.ts'
import { createBroadcastRoutes } from './routes/broadcasts.ts'
import { createCalendarRoutes } from './routes/calendar.ts'
import { createCampaignRoutes } from './routes/campaigns.ts'
import { createControllerKeyRoutes } from './routes/controller-key.ts'
import { createDocsRoutes } from './routes/docs.ts'
import { createDocumentRoutes } from './routes/documents/documents.ts'
import { safeHeaders } from './routes/headers.ts'
import { createDemoRoutes } from './routes/demo.ts'
import { createEntriesTableRoutes } from './routes/entries-table.ts'
import { createEventRoutes } from './routes/events.ts'
import { createFeedRoutes } from './routes/feeds.ts'
import { createHealthRoutes } from './routes/health.ts'
import { createHistoryRoutes } from './routes/history.ts'
import { createMediaRoutes, createOriginalRoutes } from './routes/media.ts'
import { createPageRoutes } from './routes/pages.ts'
import { createPublicationRoutes } from './routes/publication.ts'
import { createLiveScreenRoutes, type LiveParts } from './routes/screens-live.ts'
import { createScreenBoxRoutes } from './routes/screen-boxes.ts'
import { createScreenPlaysRoutes } from './routes/screen-plays.ts'
import { createSessionRoutes } from './routes/session.ts'
import { createTimelineRoutes } from './routes/timeline.ts'
import { createUploadRoutes } from './routes/uploads.ts'
import type { Receipts } from './screens/receipts.ts'
import { guardOrigin, requireSession } from './sessions/guard.ts'
import type { Uploads } from './uploads/uploads.ts'

/** The most that any request but an upload may carry, bytes. */
const LARGEST_BODY_BYTES = 1_000_000

const limitBody = bodyLimit({
  maxSize: LARGEST_BODY_BYTES,
  onError: (c) => answerFailure(c, { type: 'too-large', limitBytes: LARGEST_BODY_BYTES }),
})

/** What stands on the house alone; `createApp` adds what needs screens and publishing. */
export const createCoreApp = (house: House, uploads: Uploads) => {
  const app = new Hono<SignedIn>()
  app.use(safeHeaders)
  app.use('/api/*', guardOrigin(house))
  app.use('/api/*', (c, next) => (c.req.path.startsWith('/api/uploads') ? next() : limitBody(c, next)))
  app.use('/api/*', requireSession(house))
  app.notFound((c) => answerFailure(c, { type: 'not-found', collection: 'route', id: c.req.path }))
  app.onError((error, c) => {
    // Hono's own: a body that is not JSON.
    if (error instanceof HTTPException && error.status === 400) {
      return answerFailure(c, { type: 'invalid', issues: [{ path: '', rule: 'json', message: error.message }] })
    }
    house.log.error({ error, method: c.req.method, path: c.req.path }, 'a request failed')
    return answerBug(c)
  })
  return app
    .route('/', createHealthRoutes(house))
    .route('/', createMediaRoutes(house))
    .route('/api', createDocsRoutes(app, house))
    .route('/api', createSessionRoutes(house))
    .route('/api', createAccountRoutes(house))
    .route('/api', createDocumentRoutes(house))
    .route('/api', createCalendarRoutes(house))
    .route('/api', createEntriesTableRoutes(house))
    .route('/api', createCampaignRoutes(house))
    .route('/api', createOriginalRoutes(house))
    .route('/api', createUploadRoutes(uploads))
    .route('/api', createHistoryRoutes(house))
    .route('/api', createScreenPlaysRoutes(house))
}

export const createApp = (
  house: House,
  parts: LiveParts & { key: ReplaceableKey; uploads: Uploads; receipts: Receipts },
) =>
  createCoreApp(house, parts.uploads)
    .route('/api', createLiveScreenRoutes(house, parts))
    .route('/api', createScreenBoxRoutes(house, parts))
    .route('/api', createControllerKeyRoutes(house, parts))
    .route('/api', createBroadcastRoutes(house, parts))
    .route('/api', createTimelineRoutes(house, parts))
    .route('/', createFeedRoutes(house, parts))
    .route('/api', createPublicationRoutes(house, parts.publisher))
    .route('/', createEventRoutes(house))
    .route('/', createDemoRoutes(house, parts))
    .route('/', createPageRoutes())

export type App = ReturnType<typeof createApp>
