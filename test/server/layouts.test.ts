// A layout of staff's own: on a screen once it is published, kept as long as a screen has it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import type { Screen } from '../../playlists/model/place.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aBulletin, anEntry, aSite, until } from '../doubles/staff.ts'

type Saved = { id: string; version: number }

const zones = [
  { id: 'main', x: 0, y: 0, width: 70, height: 100 },
  { id: 'side', kind: 'side', name: '时间栏', x: 70, y: 0, width: 30, height: 100 },
]

let running: RunningController
let client: Client
let display: SimulatedScreen
let screen: Screen
let layout: Saved
let manifests: readonly Manifest[]

const rects = (manifest: Manifest | undefined) => manifest?.zones.map(({ id, rect }) => [id, ...rect])

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  const site = await client.ask<Saved>('POST', '/api/sites', aSite('市场'))
  const up = await pairSimulated(client, { name: '东门屏', site: site.id }, { fetch: 'each' })
  ;({ screen: display, paired: screen, manifests } = up)
  layout = await client.ask('POST', '/api/layouts', { name: '大厅', zones })
  const { name, tags, orientation } = screen
  screen = await client.ask(
    'PUT',
    `/api/screens/${screen.id}`,
    { name, site: site.id, tags, orientation, layout: layout.id },
    { 'if-match': `"${screen.version}"` },
  )
})

afterAll(async () => {
  display.stop()
  await running.end()
})

it('fills the screen with the main zone before it is published', async () => {
  const manifest = await client.ask<Manifest>('GET', `/api/screens/${screen.id}/manifest`)
  expect(rects(manifest)).toEqual([['main', 0, 0, 100, 100]])
})

it('stays when changes are discarded, as long as a screen has it, and so do the shipped ones', async () => {
  const spare = await client.ask<Saved>('POST', '/api/layouts', { name: '没用上', zones })
  await client.ask('POST', '/api/publication/discard')
  const { documents } = await client.ask<{ documents: Saved[] }>('GET', '/api/layouts')
  const ids = documents.map(({ id }) => id)
  expect(ids).toContain(layout.id)
  expect(ids).toContain('full')
  expect(ids).not.toContain(spare.id)
})

it('has its zones on the screen once it is published, and what is meant for a zone plays in it', async () => {
  const item = await client.ask<Saved>('POST', '/api/items', aBulletin('少盐'))
  const playlist = await client.ask<Saved>('POST', '/api/playlists', {
    name: '侧栏',
    items: [{ item: item.id, ms: 10_000 }],
  })
  const entry = await client.ask<Saved>('POST', '/api/entries', anEntry(playlist.id, { zone: 'side' }))
  await client.ask('POST', '/api/publication', { note: '' })
  const manifest = await until(() => manifests.find((one) => one.revision === 1))
  expect(rects(manifest)).toEqual([
    ['main', 0, 0, 70, 100],
    ['side', 70, 0, 30, 100],
  ])
  const { segments } = await client.ask<{ segments: unknown[] }>(
    'GET',
    `/api/screens/${screen.id}/timeline?zone=side&from=${manifest.from}&until=${manifest.from + 3_600_000}`,
  )
  expect(JSON.stringify(segments)).toContain(entry.id)
})

it('is not deleted while a screen has it, and it is said which', async () => {
  const refused = await client.request('DELETE', `/api/layouts/${layout.id}`, undefined, { 'if-match': '"1"' })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ by: [{ collection: 'screens', id: screen.id, name: '东门屏' }] })
})
