// The API's description, made from the routes themselves, and a page to read it by. The page is served from here: a controller
// in a market hall may have no internet, and no visitor of the page should be told to anybody.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Hono, type Env, type Schema } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import type { House } from '../house.ts'
import { answerFailure } from '../problems.ts'
import { CSRF_HEADER } from '../sessions/guard.ts'
import { described } from './describe.ts'

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Kepu Screen API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`

// Whoever is signed in here may also try the routes that write.
const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  async requestInterceptor(request) {
    if (request.method !== undefined && request.method.toUpperCase() !== 'GET') {
      const session = await fetch('/api/session')
      if (session.ok) request.headers['${CSRF_HEADER}'] = (await session.json()).csrf
    }
    return request
  },
})
`

const typeByName: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const description = `Signed-in routes take the session cookie that \`POST /api/session\` sets. Everything but GET also takes the
header \`${CSRF_HEADER}\` with the token that \`GET /api/session\` answers. Errors are problem details (RFC 9457); their \`type\` is
stable. Documents carry their version as \`ETag\`; send it back as \`If-Match\` when you replace or remove one.`

export const createDocsRoutes = <E extends Env, S extends Schema, P extends string>(
  app: Hono<E, S, P>,
  house: House,
) => {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  return new Hono()
    .get(
      '/openapi.json',
      openAPIRouteHandler(app, {
        documentation: {
          openapi: '3.1.0',
          info: {
            title: 'Kepu Screen',
            version: house.version,
            description,
            license: { name: 'MIT', identifier: 'MIT' },
          },
          components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kepu' } } },
          security: [{ session: [] }],
        },
        // Ours has words of its own: `invalid`.
        defaultValidationErrorResponse: false,
        excludeStaticFile: false,
      }),
    )
    .get('/docs', described({ summary: 'This description as a page', tag: 'docs', answer: null, open: true }), (c) =>
      c.html(page),
    )
    .get('/docs/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
    .get('/docs/:file', async (c) => {
      const name = c.req.param('file')
      const type = Object.hasOwn(typeByName, name) ? typeByName[name] : undefined
      if (type === undefined) return answerFailure(c, { type: 'not-found', collection: 'route', id: c.req.path })
      return c.body(await readFile(join(folder, name)), 200, { 'Content-Type': type, 'Cache-Control': 'max-age=86400' })
    })
}
