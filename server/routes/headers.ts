// What every answer says to browsers about how far to trust it.
import type { MiddlewareHandler } from 'hono'

/** A name or an address, with a port or without. */
const HOST = /^[\w.:[\]-]+$/

/** Styles are set on elements by the stage, hence 'unsafe-inline' for them alone; pictures and film are also shown from bytes
 * that the player has checked (`blob:`), and so are fonts. `host`: by what name the controller was asked. Browsers before 2020 do not count sockets of the page's own host
 * as 'self'. */
const policyFor = (host: string, isPlayer: boolean): string =>
  [
    "default-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' blob: data:",
    // A screen asks whether a web page is there before it puts it on; the console has no business elsewhere.
    `connect-src 'self'${HOST.test(host) ? ` ws://${host} wss://${host}` : ''}${isPlayer ? ' http: https:' : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "frame-ancestors 'self'",
    // Web pages among the items: an `object` in a frame without an origin, see `player/items/web.ts`.
    'object-src http: https:',
    'frame-src http: https:',
    "base-uri 'none'",
  ].join('; ')

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Content-Security-Policy', policyFor(c.req.header('host') ?? '', /^\/player\/?$/.test(c.req.path)))
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  if (c.req.path.startsWith('/api/') && !c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
}
