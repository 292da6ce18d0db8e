// Players of before, as they are on walls: what each of them really said to a controller, recorded in a browser, and what they
// take for a manifest. `protocol-versions.test.ts` holds the conversation; this holds the words.
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import type { Screen } from '../../playlists/model/place.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { readUp } from '../../server/screens/read-up.ts'
import { showsItem, takesManifest } from '../doubles/old-readers.ts'
import { createPlainScreen, type PlainScreen } from '../doubles/plain-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aBulletin, anEntry, aSite, aWebPage, upload } from '../doubles/staff.ts'

/** By version of the protocol, each message as it was sent. */
const said: { [protocol: string]: string[] } = JSON.parse(
  readFileSync(new URL('../doubles/said-by-old-players.json', import.meta.url), 'utf8'),
)

const typeOf = (text: string): string => {
  const { type }: { type: string } = JSON.parse(text)
  return type
}

describe('what players of before said', () => {
  it('is recorded of every version that is served and is not spoken today', () => {
    expect(Object.keys(said).map(Number)).toEqual(
      Array.from({ length: PROTOCOL_VERSION - OLDEST_SERVED_PROTOCOL }, (_, index) => OLDEST_SERVED_PROTOCOL + index),
    )
    for (const [protocol, texts] of Object.entries(said)) {
      const expected = ['hello', 'status', 'ready', ...(Number(protocol) >= 2 ? ['plays'] : [])]
      expect(texts.map(typeOf)).toEqual(expect.arrayContaining(expected))
    }
  })

  it.each(Object.entries(said).flatMap(([protocol, texts]) => texts.map((text) => [protocol, typeOf(text), text])))(
    'in version %s as %s is understood as it was meant',
    (protocol, type, text) => {
      const spoken = type === 'hello' ? null : Number(protocol)
      // Nothing is left out: what is not understood is not dropped unseen.
      expect(readUp(text, spoken)).toEqual(JSON.parse(text))
    },
  )
})

describe('what players of before are given', () => {
  let running: RunningController
  let client: Client
  let box: PlainScreen
  let screen: Screen
  const items: { [name: string]: string } = {}

  const make = async (name: string, item: object) => {
    items[name] = (await client.ask<{ id: string }>('POST', '/api/items', item)).id
  }

  beforeAll(async () => {
    running = await runController()
    client = await running.signIn()
    const site = await client.ask<{ id: string }>('POST', '/api/sites', aSite('东门'))
    const picture = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#c00' } })
      .png()
      .toBuffer()
    items['image'] = await upload(client, picture, 'red.png', 'image/png')
    await make('plain bulletin', aBulletin('没有链接'))
    await make('bulletin with a link', { ...aBulletin('有链接'), link: 'https://example.org/', linkLabel: '看全文' })
    await make('table', { ...aBulletin('表'), template: 'table', rows: [['一', '二']] })
    await make('web', aWebPage('网页', 'https://example.org/'))
    const playlist = await client.ask<{ id: string }>('POST', '/api/playlists', {
      name: '都有',
      items: Object.values(items).map((item) => ({ item, ms: 5_000 })),
    })
    const entries = [
      anEntry(playlist.id),
      anEntry(playlist.id, { level: 'notice', perHour: 6 }),
      anEntry(playlist.id, { zone: 'ticker' }),
    ]
    for (const entry of entries) await client.ask('POST', '/api/entries', entry)
    await client.ask('POST', '/api/publication', { note: '' })
    box = createPlainScreen(running.origin)
    box.connect()
    const { code } = await box.next('pairing')
    screen = await client.ask<Screen>('POST', '/api/pairings', { code, name: '东门', site: site.id })
    const { name, tags, orientation, version } = screen
    const edited = { name, site: site.id, tags, orientation, layout: 'main-ticker' }
    await client.ask('PUT', `/api/screens/${screen.id}`, edited, { 'if-match': `"${version}"` })
    await client.ask('POST', '/api/broadcasts', {
      title: '暴雨红色预警',
      text: '请立即转移。',
      level: 'red',
      picture: null,
      sound: false,
      drill: true,
      targets: { kind: 'all' },
      until: Date.now() + 600_000,
    })
  })
  afterAll(async () => {
    box.end()
    await running.end()
  })

  const read = () => client.ask<Manifest>('GET', `/api/screens/${screen.id}/manifest`)

  it('is a manifest that they take whole, with zones, notices and a broadcast in it', async () => {
    const manifest = await read()
    expect(takesManifest(manifest)).toBe(true)
    expect(manifest.zones).toHaveLength(2)
    expect(manifest.items.map(({ kind }) => kind)).toContain('alert')
    expect(manifest.loops.some(({ notices }) => notices !== undefined)).toBe(true)
  })

  it.each([
    [1, ['web', 'alert']],
    [2, ['web', 'alert']],
    [3, ['web']],
  ] as const)(
    'is all shown in version %i but for the kinds it does not know: %j, where it shows its card',
    async (protocol, unknown) => {
      const manifest = await read()
      const missing = manifest.items.filter((item) => !showsItem(item, manifest.media.length, protocol))
      expect([...new Set(missing.map(({ kind }) => kind))].toSorted()).toEqual([...unknown].toSorted())
    },
  )
})
