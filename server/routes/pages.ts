// The built pages: the player's at `/player`, the console's everywhere else that is not the API. Files with a hash in their
// name never change and are kept by browsers for good; the pages themselves are asked for anew each time.
import { serveStatic } from '@hono/node-server/serve-static'
import { readFile } from 'node:fs/promises'
import { Hono, type MiddlewareHandler } from 'hono'

const PLAYER = '.build/player'
const CONSOLE = '.build/console'

const FOREVER = 'public, max-age=31536000, immutable'

const servedFrom = (root: string, base: string): MiddlewareHandler =>
  serveStatic({
    root,
    rewriteRequestPath: (path) => path.slice(base.length),
    onFound(path, c) {
      c.header('Cache-Control', path.includes('/assets/') ? FOREVER : 'no-cache')
      // The player's page is not below its worker, but beside it.
      if (path.endsWith('/sw.js')) c.header('Service-Worker-Allowed', base)
    },
  })

/** Read each time: a build made meanwhile has other names for its files. */
const page =
  (root: string): MiddlewareHandler =>
  async (c) => {
    c.header('Cache-Control', 'no-cache')
    return c.html(await readFile(`${root}/index.html`, 'utf8'))
  }

export const createPageRoutes = () =>
  new Hono()
    .get('/player', page(PLAYER))
    .get('/player/', page(PLAYER))
    .use('/player/*', servedFrom(PLAYER, '/player'))
    .use('/assets/*', servedFrom(CONSOLE, ''))
    .get('*', async (c, next) => {
      const { path } = c.req
      if (path.startsWith('/api') || path.startsWith('/media') || path.startsWith('/ws') || path.startsWith('/player'))
        return next()
      if (/\.[a-z0-9]+$/i.test(path)) return servedFrom(CONSOLE, '')(c, next)
      return page(CONSOLE)(c, next)
    })
