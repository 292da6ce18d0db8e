// Documents that name others: none is left with a name that leads nowhere.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Documents } from '../../playlists/model/catalogue.ts'
import { putEdit } from '../../server/store/apply.ts'
import type { Unversioned } from '../../server/store/store.ts'
import { sampleMedia, sampleScreen } from '../doubles/sample.ts'
import { aBulletin, anEntry, aSite } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble, type HouseDouble } from './house-double.ts'

type Problem = { references?: { collection: string; id: string; path: string }[] }

const problem = (type: string) => `https://kepu.example/problems/${type}`

let house: HouseDouble
let browser: ReturnType<typeof createBrowser>
beforeEach(async () => {
  house = createHouseDouble()
  browser = createBrowser(house)
  await browser.setUp()
})

/** Screens come by pairing and media by uploads; here they are put straight into the store. */
const put = <C extends 'screens' | 'media'>(collection: C, document: Unversioned<Documents[C]>) =>
  house.store.change(() => ({ type: 'edits', edits: [putEdit(collection, null, document)] }))

describe('references', () => {
  test('to documents that are not there are refused, and named', async () => {
    const answer = await browser.post<Problem>('/api/playlists', {
      name: '早晨',
      items: [{ item: 'i-gone', ms: 5000 }],
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      type: problem('missing-reference'),
      references: [{ collection: 'items', id: 'i-gone', path: 'items.0.item' }],
    })
    const targets = { kind: 'some', screens: ['d-gone'], sites: ['s-gone'], tags: [] }
    expect((await browser.post<Problem>('/api/entries', anEntry('p-gone', { targets }))).body.references).toEqual([
      { collection: 'playlists', id: 'p-gone', path: 'playlist' },
      { collection: 'screens', id: 'd-gone', path: 'targets.screens.0' },
      { collection: 'sites', id: 's-gone', path: 'targets.sites.0' },
    ])
  })

  test('keep a document from being removed while another uses it, and say which', async () => {
    const item = await browser.make('items', aBulletin('少盐'))
    const playlist = await browser.make('playlists', { name: '早晨', items: [{ item: item.id, ms: 5000 }] })
    const { id: entryId } = await browser.make('entries', anEntry(playlist.id))
    const used = await browser.remove(`/api/items/${item.id}`, 1)
    expect(used).toMatchObject({
      status: 409,
      body: { type: problem('in-use'), by: [{ collection: 'playlists', id: playlist.id, name: '早晨' }] },
    })
    expect((await browser.get(`/api/items/${item.id}/uses`)).body).toEqual({
      uses: [{ collection: 'playlists', id: playlist.id, name: '早晨' }],
    })
    expect((await browser.remove(`/api/playlists/${playlist.id}`, 1)).status).toBe(409)
    expect((await browser.remove(`/api/entries/${entryId}`, 1)).status).toBe(204)
    expect((await browser.remove(`/api/playlists/${playlist.id}`, 1)).status).toBe(204)
    expect((await browser.remove(`/api/items/${item.id}`, 1)).status).toBe(204)
  })

  test('to a file must be to one of the right kind', async () => {
    await put('media', { ...sampleMedia('m-film', []), kind: 'video' })
    const { template: _template, ...common } = aBulletin('片')
    const image = Object.fromEntries(
      ['title', 'theme', 'audiences', 'tags', 'validity', 'durationMs'].map((key) => [key, Reflect.get(common, key)]),
    )
    expect(await browser.post('/api/items', { ...image, kind: 'image', media: 'm-film', fit: 'cover' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'media', rule: 'media-kind' }] },
    })
    expect((await browser.post('/api/items', { ...aBulletin('片'), picture: 'm-film' })).status).toBe(422)
    const film = await browser.make('items', { ...image, kind: 'video', media: 'm-film', fit: 'cover', muted: true })
    expect((await browser.remove('/api/media/m-film', 1)).status).toBe(409)
    expect((await browser.get('/api/media/m-film/uses')).body).toMatchObject({ uses: [{ id: film.id }] })
  })

  test('of a site: screens and entries hold it', async () => {
    const { id } = await browser.make('sites', aSite('东门菜市场'))
    await put('screens', sampleScreen('d-1', id))
    expect((await browser.remove(`/api/sites/${id}`, 1)).body).toMatchObject({
      by: [{ collection: 'screens', id: 'd-1' }],
    })
  })
})

describe('unpairing a screen', () => {
  test('takes it out of the entries that named it; one left with nothing is switched off, not lost', async () => {
    const { id: siteId } = await browser.make('sites', aSite('东门菜市场'))
    await put('screens', sampleScreen('d-1', siteId))
    await put('screens', sampleScreen('d-2', siteId))
    const playlist = await browser.make('playlists', { name: '早晨', items: [] })
    const some = (screens: string[]) => ({ kind: 'some', screens, sites: [], tags: [] })
    const both = await browser.make('entries', anEntry(playlist.id, { targets: some(['d-1', 'd-2']) }))
    const only = await browser.make('entries', anEntry(playlist.id, { targets: some(['d-1']) }))
    expect((await browser.remove('/api/screens/d-1', 1)).status).toBe(204)
    expect((await browser.get(`/api/entries/${both.id}`)).body).toMatchObject({
      targets: some(['d-2']),
      enabled: true,
      version: 2,
    })
    expect((await browser.get(`/api/entries/${only.id}`)).body).toMatchObject({ enabled: false, version: 2 })
  })
})
