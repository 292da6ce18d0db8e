// The API's description is made from the routes: nothing may be missing from it, and it must be OpenAPI 3.1 as others read it.
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { createBrowser, createHouseDouble } from './house-double.ts'

const Schema = v.looseObject({})
const Content = v.record(v.string(), v.object({ schema: Schema }))
const Operation = v.looseObject({
  operationId: v.string(),
  summary: v.pipe(v.string(), v.minLength(3)),
  tags: v.pipe(v.array(v.string()), v.length(1)),
  parameters: v.optional(
    v.array(v.looseObject({ in: v.picklist(['path', 'query', 'header']), name: v.string(), schema: Schema })),
  ),
  requestBody: v.optional(v.looseObject({ content: Content })),
  responses: v.record(
    v.pipe(v.string(), v.regex(/^\d{3}$/)),
    v.looseObject({ description: v.pipe(v.string(), v.minLength(1)), content: v.optional(Content) }),
  ),
})
const methods = ['get', 'put', 'post', 'delete', 'patch'] as const
const Document = v.looseObject({
  openapi: v.pipe(v.string(), v.regex(/^3\.1\.\d$/)),
  info: v.looseObject({ title: v.string(), version: v.string() }),
  paths: v.record(v.pipe(v.string(), v.startsWith('/')), v.record(v.picklist(methods), Operation)),
  components: v.looseObject({ schemas: v.record(v.string(), Schema), securitySchemes: v.looseObject({}) }),
})
type Document = v.InferOutput<typeof Document>

const browser = createBrowser(createHouseDouble())
let document: Document
beforeAll(async () => {
  document = v.parse(Document, (await browser.get('/api/openapi.json')).body)
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      operation,
    })),
  )

describe('the description', () => {
  test('names every route of the app', () => {
    const described = new Set(operations().map(({ name }) => name))
    const ownFiles = ['GET /api/openapi.json', 'GET /api/docs/start.js', 'GET /api/docs/{file}']
    const missing = browser.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((name) => !described.has(name) && !ownFiles.includes(name))
    expect([...new Set(missing)]).toEqual([])
  })

  test('gives every operation an id of its own, and every path its parameters', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const inPath = operations().map(({ name, operation }) => [
      name,
      (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name),
    ])
    expect(inPath).toEqual(
      operations().map(({ name, path }) => [name, [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)]),
    )
  })

  test('says which problems an operation answers with, as problem details', () => {
    const otherwise = operations().flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status]) => Number(status) >= 400)
        .filter(([, { content = {} }]) => Object.keys(content).join() !== 'application/problem+json')
        .map(([status]) => `${name} ${status}`),
    )
    expect(otherwise).toEqual([])
    const unguarded = operations()
      .filter(({ operation }) => !Object.hasOwn(operation.responses, '401'))
      .map(({ name }) => name)
    expect(unguarded).toEqual([
      'GET /healthz',
      'GET /media/{hash}',
      'GET /api/docs',
      'GET /api/setup',
      'POST /api/setup',
    ])
    const put = document.paths['/api/playlists/{id}']?.put
    expect(Object.keys(put?.responses ?? {})).toEqual([
      '200',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '422',
      '428',
      '507',
    ])
    expect(put?.responses['412']?.description).toContain('`stale`')
  })

  test('refers only to schemas that are there, made from the model', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    )
    expect(references.length).toBeGreaterThan(50)
    expect(references.filter((name) => document.components.schemas[name ?? ''] === undefined)).toEqual([])
    expect(document.components.schemas['Playlist']).toMatchObject({ properties: { items: { maxItems: 500 } } })
    expect(document.components.schemas['Site']).toMatchObject({ additionalProperties: false })
  })
})

test('the page shows it from here alone, without a script inside that our own policy would refuse', async () => {
  const page = await browser.get<string>('/api/docs')
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '')
  expect(files).toHaveLength(3)
  for (const file of files) {
    expect(file).toMatch(/^\/api\/docs\//)
    expect((await browser.get(file)).status).toBe(200)
  }
  expect(page.body).not.toMatch(/<script>|https?:/)
})
