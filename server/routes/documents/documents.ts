// All that staff edit, under `/api`. Which collection can be made, replaced and removed is read here at a glance: units and
// screens and media come to be elsewhere (set-up, pairing, uploads), and the root of the units stays.
import { Hono } from 'hono'
import * as v from 'valibot'
import type { House, SignedIn } from '../../house.ts'
import { answerFailure, Reference } from '../../problems.ts'
import { described } from '../describe.ts'
import { editedRoutes, readRoutes, removeRoutes, replaceRoutes } from './collection-routes.ts'
import * as inputs from './inputs.ts'
import { findUses } from './references.ts'
import * as tables from './tables.ts'

/** `GET /:id/uses`: who would be hurt if it were gone. */
const usesRoutes = (house: House, collection: 'items' | 'media') =>
  new Hono<SignedIn>().get(
    '/:id/uses',
    described({
      summary: `What uses one of the ${collection}`,
      tag: collection,
      answer: v.object({ uses: v.array(Reference) }),
      failures: ['not-found'],
    }),
    async (c) => {
      const id = c.req.param('id')
      const catalogue = await house.store.read()
      if (!Object.hasOwn(catalogue[collection], id)) return answerFailure(c, { type: 'not-found', collection, id })
      return c.json({ uses: findUses(catalogue, collection, id) }, 200)
    },
  )

export const createDocumentRoutes = (house: House) =>
  new Hono<SignedIn>()
    .route('/units', readRoutes(house, 'units'))
    .route('/units', replaceRoutes(house, inputs.UnitInput, tables.units))
    .route('/sites', editedRoutes(house, inputs.SiteInput, tables.sites))
    .route('/layouts', editedRoutes(house, inputs.LayoutInput, tables.layouts))
    .route('/items', editedRoutes(house, inputs.ItemInput, tables.items))
    .route('/items', usesRoutes(house, 'items'))
    .route('/playlists', editedRoutes(house, inputs.PlaylistInput, tables.playlists))
    .route('/entries', editedRoutes(house, inputs.EntryInput, tables.entries))
    .route('/observances', editedRoutes(house, inputs.ObservanceInput, tables.observances))
    .route('/campaigns', editedRoutes(house, inputs.CampaignInput, tables.campaigns))
    .route('/templates', editedRoutes(house, inputs.TemplateInput, tables.templates))
    .route('/screens', readRoutes(house, 'screens'))
    .route('/screens', replaceRoutes(house, inputs.ScreenInput, tables.screens))
    .route('/screens', removeRoutes(house, tables.screens))
    .route('/media', readRoutes(house, 'media'))
    .route('/media', usesRoutes(house, 'media'))
    .route('/media', replaceRoutes(house, inputs.MediaInput, tables.media))
    .route('/media', removeRoutes(house, tables.media))
