// Nothing under `/api` is open unless it is named here: a new route is behind the door without anybody thinking of it.
// Writing needs the CSRF token of the session besides the cookie, and never comes from another site.
import type { MiddlewareHandler } from 'hono'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure } from '../problems.ts'
import { readSessionCookie, SESSION_MS, writeSessionCookie } from './cookie.ts'
import { sameSecret, tokenToCsrf, tokenToSessionId } from './tokens.ts'

export const CSRF_HEADER = 'x-kepu-csrf'

const open = new Set([
  'GET /api/setup',
  'POST /api/setup',
  'POST /api/session',
  'GET /api/openapi.json',
  'GET /api/docs',
])

const isOpen = (method: string, path: string): boolean =>
  open.has(`${method === 'HEAD' ? 'GET' : method} ${path}`) || path.startsWith('/api/docs/')

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/**
 * Browsers say where a write comes from; programs say nothing, and are no danger since they carry no one's cookies.
 * Only hosts are compared: before a proxy the scheme may differ.
 */
export const guardOrigin =
  (house: Pick<House, 'peer'>): MiddlewareHandler =>
  async (c, next) => {
    if (isRead(c.req.method)) return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const sameHost = origin === undefined || (URL.canParse(origin) && new URL(origin).host === house.peer(c).host)
    if (!sameHost || site === 'cross-site' || site === 'same-site')
      return answerFailure(c, { type: 'forbidden-origin' })
    return next()
  }

/** Lets in who is signed in, and tells the routes who that is. Use prolongs the session, written at most once a day. */
export const requireSession =
  (house: Pick<House, 'store' | 'now' | 'peer'>): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    if (isOpen(c.req.method, c.req.path)) return next()
    const peer = house.peer(c)
    const token = readSessionCookie(c, peer)
    if (token === undefined) return answerFailure(c, { type: 'not-signed-in' })
    const catalogue = await house.store.read()
    const id = tokenToSessionId(token)
    const session = catalogue.sessions[id]
    const account = session === undefined ? undefined : catalogue.accounts[session.account]
    const now = house.now()
    if (session === undefined || account === undefined || session.expiresAt <= now) {
      return answerFailure(c, { type: 'not-signed-in' })
    }
    const csrf = tokenToCsrf(token)
    if (!isRead(c.req.method) && !sameSecret(c.req.header(CSRF_HEADER) ?? '', csrf)) {
      return answerFailure(c, { type: 'wrong-csrf' })
    }
    if (session.expiresAt < now + SESSION_MS - DAY_MS) {
      await house.store.change(({ sessions }) => {
        const current = sessions[id]
        if (current === undefined) return { type: 'not-signed-in' }
        const document = { ...current, expiresAt: now + SESSION_MS }
        return { type: 'edits', edits: [{ type: 'put', collection: 'sessions', base: current.version, document }] }
      })
      writeSessionCookie(c, peer, token)
    }
    c.set('account', account)
    c.set('session', id)
    c.set('csrf', csrf)
    return next()
  }
