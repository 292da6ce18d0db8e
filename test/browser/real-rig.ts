// A screen's whole world for tests of what the field does to it: a real controller with a site, a playlist and a few pictures as
// staff upload them, and a front that the screen is connected through. Each test has a controller of its own in a folder of its
// own; the pictures are made once a file. Screens are the tests' own: a page, or a process that can be killed.
import { createHash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import type { Media } from '../../playlists/model/media.ts'
import type { Overview } from '../../server/routes/screens-live.ts'
import type { ScreenPlays } from '../../server/routes/screen-plays.ts'
import { createFront, type Front } from '../doubles/front.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { anEntry, aSite, upload } from '../doubles/staff.ts'
import { paint } from './pictures.ts'

type Row = Overview['screens'][number]
type Play = ScreenPlays['plays'][number]
/** `path`: where the controller gives it. */
type File = { hash: string; bytes: number; path: string }

/** The titles of the items there are, by which `publish` and what a screen shows are told. Small, of one colour each. */
const COLOURS = { red: '#c00', blue: '#00c', green: '#0a0' } as const
/** Noise, which does not compress: some megabytes as a screen gets it. */
const LARGE = ['large-1', 'large-2', 'large-3', 'large-4'] as const
export type Title = keyof typeof COLOURS | (typeof LARGE)[number]

export type RealRig = {
  readonly running: RunningController
  /** Of the administrator, straight to the controller. */
  readonly client: Client
  /** What screens are to open: `front.origin` and `/player`. */
  readonly front: Front
  readonly site: string
  /** Item id by title. */
  readonly items: ReadonlyMap<string, string>
  /** What a screen of this size fetches for a title. */
  file(title: Title): Promise<File>
  /** All screens play these in turn, `ms` each, from now on; returns the number of the revision. */
  publish(titles: readonly Title[], ms?: number): Promise<number>
  /** Opens the player in the page, takes the screen on by its code, and waits until it shows an item; returns its id. */
  pair(page: Page, name?: string): Promise<string>
  /** What the controller knows of a screen, as the console asks for it. */
  row(screen: string): Promise<Row>
  /** What has gone wrong on it, as the controller was told, newest first: kind and words. */
  troubles(screen: string): Promise<string[]>
  manifest(screen: string): Promise<Manifest>
  /** What history holds of a screen, oldest first. */
  plays(screen: string): Promise<Play[]>
  /** The controller stops, and starts again with the same folder on the same port; the client is signed in anew. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
}

/** Any bytes, the same each time. */
const noise = (seed: string): Promise<Buffer> => {
  const [width, height] = [1920, 1080]
  const pixels = createHash('shake256', { outputLength: width * height * 3 })
    .update(seed)
    .digest()
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

/** Call it where tests are described. `large`: how many of the large pictures there are to be. */
export const useRealController = (large = 0): RealRig => {
  let made: string
  let site: string
  let playlist: string
  const items = new Map<string, string>()
  let folder: string
  let running: RunningController
  let client: Client
  let front: Front

  const publish: RealRig['publish'] = async (titles, ms = 1_000) => {
    const path = `/api/playlists/${playlist}`
    const { name, version } = await client.ask<{ name: string; version: number }>('GET', path)
    const slots = titles.map((title) => ({ item: items.get(title), ms }))
    await client.ask('PUT', path, { name, items: slots }, { 'if-match': `"${version}"` })
    return (await client.ask<{ number: number }>('POST', '/api/publication', { note: '' })).number
  }

  const start = async (port = 0): Promise<void> => {
    running = await runController({ folder, port })
    client = await running.signIn()
  }

  beforeAll(async () => {
    made = folder = await mkdtemp(join(tmpdir(), 'kepu-real-'))
    await start()
    site = (await client.ask<{ id: string }>('POST', '/api/sites', aSite('青山路菜市场'))).id
    for (const [title, colour] of Object.entries(COLOURS))
      items.set(title, await upload(client, (await paint(colour)).bytes, `${title}.webp`, 'image/webp'))
    for (const title of LARGE.slice(0, large))
      items.set(title, await upload(client, await noise(title), `${title}.png`, 'image/png'))
    const red = [{ item: items.get('red'), ms: 1_000 }]
    playlist = (await client.ask<{ id: string }>('POST', '/api/playlists', { name: '轮播', items: red })).id
    await client.ask('POST', '/api/entries', anEntry(playlist))
    await client.ask('POST', '/api/publication', { note: '' })
    await running.stop()
  })
  afterAll(() => rm(made, { recursive: true, force: true }))
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kepu-real-'))
    await cp(made, folder, { recursive: true })
    await start()
    front = await createFront(running.controller.port)
  })
  afterEach(async () => {
    await front?.end()
    await running?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const row: RealRig['row'] = async (screen) => {
    const { screens } = await client.ask<Overview>('GET', '/api/overview')
    const found = screens.find((one) => one.screen.id === screen)
    if (found === undefined) throw new Error(`The controller knows no screen ${screen}.`)
    return found
  }

  return {
    get running() {
      return running
    },
    get client() {
      return client
    },
    get front() {
      return front
    },
    get site() {
      return site
    },
    items,
    async file(title) {
      const { media } = await client.ask<{ media: string }>('GET', `/api/items/${items.get(title)}`)
      const { renditions } = await client.ask<Media>('GET', `/api/media/${media}`)
      const found = renditions.find(({ use, type }) => use === '1920x1080' && type === 'image/webp')
      if (found === undefined) throw new Error(`There is no file of ${title}.`)
      return { hash: found.hash, bytes: found.bytes, path: `/media/${found.hash}` }
    },
    publish,
    async pair(page, name = '北门屏') {
      await page.goto(`${front.origin}/player`)
      await page.waitForFunction(() => /\d{6}/.test(document.querySelector('.kp-code')?.textContent ?? ''))
      const code = (await page.locator('.kp-code').innerText()).replaceAll(/\D/g, '')
      const { id } = await client.ask<{ id: string }>('POST', '/api/pairings', { code, name, site })
      await page.waitForSelector('.kp-stage .kp-item')
      return id
    },
    row,
    troubles: async (screen) => (await row(screen)).state.errors.map(({ what, detail }) => `${what} ${detail}`),
    manifest: (screen) => client.ask<Manifest>('GET', `/api/screens/${screen}/manifest`),
    async plays(screen) {
      const all: Play[] = []
      const span = `from=${Date.now() - 86_400_000}&until=${Date.now() + 86_400_000}&limit=500`
      for (let after: string | null = ''; after !== null;) {
        const rest: string = after === '' ? '' : `&after=${after}`
        const page: ScreenPlays = await client.ask('GET', `/api/screens/${screen}/plays?${span}${rest}`)
        all.push(...page.plays)
        after = page.next
      }
      return all.toReversed()
    },
    async restart(meanwhile = () => Promise.resolve()) {
      const { port } = running.controller
      await running.stop()
      await meanwhile()
      await start(port)
    },
  }
}

/** Chance picks the first moment that the protocol allows, so that nobody has to wait for it; runs in the page. */
export const hurry = (): void => {
  Math.random = () => 0.01
}

/** The title of what is on: of the layer that nothing covers. */
export const shownTitle = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const layers = Array.from(document.querySelectorAll<HTMLElement>('.kp-item'))
    return layers.find(({ style }) => style.zIndex === '2')?.querySelector('img')?.alt ?? null
  })
