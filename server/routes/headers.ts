// What every answer says to browsers about how far to trust it.
import type { MiddlewareHandler } from 'hono'

/** A name or an address, with a port or without. */
const HOST = /^[\w.:[\]-]+$/

/** Styles are set on elements by the stage, hence 'unsafe-inline' for them alone; pictures and film are also shown from bytes
 * that the player has checked (`blob:`), and so are fonts. `host`: by what name the controller was asked. Browsers before 2020 do not count sockets of the page's own host
 * as 'self'. */
const policyFor = (host: string): string =>
  [
    "default-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' blob: data:",
    HOST.test(host) ? `connect-src 'self' ws://${host} wss://${host}` : "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ')

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Content-Security-Policy', policyFor(c.req.header('host') ?? ''))
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  if (c.req.path.startsWith('/api/') && !c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
}
