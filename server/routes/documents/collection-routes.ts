// The routes of one collection: list and read, make, replace, remove. The same for all, from its row in `tables.ts`.
// Edits carry the version they were made from (RFC 9110, 13.1.1), so two people editing one document lose nothing.
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { documentSchemas, type Catalogue, type Collection } from '../../../playlists/model/catalogue.ts'
import type { Failure } from '../../failures.ts'
import type { House, SignedIn } from '../../house.ts'
import { answerFailure, answerJson } from '../../problems.ts'
import { putEdit } from '../../store/apply.ts'
import { catalogueToRootUnit } from '../../store/foundation.ts'
import { checked, described } from '../describe.ts'
import { createDocumentId } from './document-ids.ts'
import { ifMatchHolds, ifNoneMatchHits, versionToTag } from './etags.ts'
import { ListQuery, listPage } from './list.ts'
import { findMissing, findUses } from './references.ts'
import type { Edited, EditedCollection, MadeRow, Row, Stamp } from './tables.ts'

type Collections = { readonly [C in EditedCollection]: Collection<Edited[C]> }

const documentOf = <C extends EditedCollection>(
  catalogue: Collections,
  collection: C,
  id: string,
): Edited[C] | undefined => {
  const documents = catalogue[collection]
  return Object.hasOwn(documents, id) ? documents[id] : undefined
}

const titleByCollection: Record<EditedCollection, string> = {
  units: 'Unit',
  sites: 'Site',
  layouts: 'Layout',
  items: 'Item',
  playlists: 'Playlist',
  entries: 'Entry',
  observances: 'Observance',
  campaigns: 'Campaign',
  templates: 'BroadcastTemplate',
  screens: 'Screen',
  media: 'Media',
}

const named = (collection: EditedCollection): v.GenericSchema =>
  v.pipe(documentSchemas[collection], v.metadata({ ref: titleByCollection[collection] }))

const notFound = (collection: EditedCollection, id: string): Failure => ({ type: 'not-found', collection, id })

const toStamp = (house: House, c: Context<SignedIn>, catalogue: Catalogue): Stamp => ({
  at: house.now(),
  by: c.var.account.id,
  unit: catalogueToRootUnit(catalogue),
})

type Found<D> = { type: 'found'; document: D } | Failure

/** What is to be replaced or removed: it is there, is not the project's own, and is as it was when the edit began. */
const findEdited = <C extends EditedCollection>(
  catalogue: Catalogue,
  { collection, builtIn }: Pick<Row<C, never>, 'collection' | 'builtIn'>,
  id: string,
  ifMatch: string,
): Found<Edited[C]> => {
  const document = documentOf<C>(catalogue, collection, id)
  if (document === undefined) return notFound(collection, id)
  if (builtIn?.includes(id) === true) return { type: 'built-in', collection, id }
  const { version } = document
  if (!ifMatchHolds(ifMatch, String(version))) return { type: 'stale', collection, id, current: version }
  return { type: 'found', document }
}

/** The document as it is now, with its version. */
const answerSaved = <C extends EditedCollection>(
  c: Context<SignedIn>,
  catalogue: Catalogue,
  collection: C,
  id: string,
  status: 200 | 201,
) => {
  const document = documentOf<C>(catalogue, collection, id)
  if (document === undefined) throw new Error(`${collection}/${id} was put and is not there`)
  c.header('ETag', versionToTag(document.version))
  return answerJson(c, document, status)
}

const writeFailures = ['wrong-csrf', 'forbidden-origin', 'out-of-space'] as const
const editFailures = [...writeFailures, 'not-found', 'built-in', 'stale', 'precondition-required'] as const
const bodyFailures = ['invalid', 'missing-reference', 'too-large'] as const

/** `GET /` and `GET /:id`. */
export const readRoutes = <C extends EditedCollection>(house: House, collection: C) => {
  const page = v.object({ documents: v.array(named(collection)), next: v.nullable(v.string()), total: v.number() })
  return new Hono<SignedIn>()
    .get(
      '/',
      described({ summary: `List ${collection}`, tag: collection, answer: page, failures: ['invalid'] }),
      checked('query', ListQuery),
      async (c) => {
        const collections: Collections = await house.store.read()
        return answerJson(c, listPage<Edited[C]>(collections[collection], c.req.valid('query')), 200)
      },
    )
    .get(
      '/:id',
      described({
        summary: `One of the ${collection}`,
        tag: collection,
        answer: named(collection),
        failures: ['not-found'],
        tagged: true,
      }),
      async (c) => {
        const id = c.req.param('id')
        const document = documentOf<C>(await house.store.read(), collection, id)
        if (document === undefined) return answerFailure(c, notFound(collection, id))
        c.header('ETag', versionToTag(document.version))
        if (ifNoneMatchHits(c.req.header('if-none-match'), String(document.version))) return c.body(null, 304)
        return answerJson(c, document, 200)
      },
    )
}

/** `POST /`. */
export const makeRoutes = <C extends EditedCollection, S extends v.GenericSchema>(
  house: House,
  input: S,
  row: MadeRow<C, v.InferOutput<S>>,
) => {
  const { collection } = row
  return new Hono<SignedIn>().post(
    '/',
    described({
      summary: `Make one of the ${collection}`,
      tag: collection,
      status: 201,
      answer: named(collection),
      failures: [...writeFailures, ...bodyFailures],
      tagged: true,
    }),
    checked('json', input),
    async (c) => {
      const body: v.InferOutput<S> = c.req.valid('json')
      const id = createDocumentId(row.prefix, house.now(), house.randomBytes)
      const outcome = await house.store.change((catalogue) => {
        const document = row.create(id, body, toStamp(house, c, catalogue))
        const failure = findMissing(catalogue, collection, document) ?? row.check?.(catalogue, document)
        return failure ?? { type: 'edits', edits: [putEdit(collection, null, document)] }
      })
      if (outcome.type !== 'changed') return answerFailure(c, outcome)
      c.header('Location', `/api/${collection}/${id}`)
      return answerSaved(c, outcome.catalogue, collection, id, 201)
    },
  )
}

/** `PUT /:id`. */
export const replaceRoutes = <C extends EditedCollection, S extends v.GenericSchema>(
  house: House,
  input: S,
  row: Row<C, v.InferOutput<S>>,
) => {
  const { collection } = row
  return new Hono<SignedIn>().put(
    '/:id',
    described({
      summary: `Replace one of the ${collection}`,
      tag: collection,
      answer: named(collection),
      failures: [...editFailures, ...bodyFailures],
      tagged: true,
      conditional: true,
    }),
    checked('json', input),
    async (c) => {
      const id = c.req.param('id')
      const body: v.InferOutput<S> = c.req.valid('json')
      const ifMatch = c.req.header('if-match')
      if (ifMatch === undefined) return answerFailure(c, { type: 'precondition-required' })
      const outcome = await house.store.change((catalogue) => {
        const found = findEdited(catalogue, row, id, ifMatch)
        if (found.type !== 'found') return found
        const document = row.replace(found.document, body, toStamp(house, c, catalogue))
        const failure = findMissing(catalogue, collection, document) ?? row.check?.(catalogue, document)
        return failure ?? { type: 'edits', edits: [putEdit(collection, found.document.version, document)] }
      })
      if (outcome.type !== 'changed') return answerFailure(c, outcome)
      return answerSaved(c, outcome.catalogue, collection, id, 200)
    },
  )
}

/** `DELETE /:id`. Refused where it would leave another document with a name that leads nowhere. */
export const removeRoutes = <C extends EditedCollection>(
  house: House,
  row: Pick<Row<C, never>, 'collection' | 'builtIn' | 'carry'>,
) => {
  const { collection, carry } = row
  return new Hono<SignedIn>().delete(
    '/:id',
    described({
      summary: `Remove one of the ${collection}`,
      tag: collection,
      status: 204,
      answer: null,
      failures: [...editFailures, 'in-use'],
      conditional: true,
    }),
    async (c) => {
      const id = c.req.param('id')
      const ifMatch = c.req.header('if-match')
      if (ifMatch === undefined) return answerFailure(c, { type: 'precondition-required' })
      const outcome = await house.store.change((catalogue) => {
        const found = findEdited(catalogue, row, id, ifMatch)
        if (found.type !== 'found') return found
        const by = findUses(catalogue, collection, id).filter(
          (use) => carry?.collections.includes(use.collection) !== true,
        )
        if (by.length > 0) return { type: 'in-use', collection, id, by }
        const carried = carry?.edits(catalogue, id) ?? []
        return { type: 'edits', edits: [...carried, { type: 'remove', collection, base: found.document.version, id }] }
      })
      if (outcome.type !== 'changed') return answerFailure(c, outcome)
      return c.body(null, 204)
    },
  )
}

/** All of the above, of a collection whose documents staff make, replace and remove. */
export const editedRoutes = <C extends EditedCollection, S extends v.GenericSchema>(
  house: House,
  input: S,
  row: MadeRow<C, v.InferOutput<S>>,
) =>
  new Hono<SignedIn>()
    .route('/', readRoutes(house, row.collection))
    .route('/', makeRoutes(house, input, row))
    .route('/', replaceRoutes(house, input, row))
    .route('/', removeRoutes(house, row))
