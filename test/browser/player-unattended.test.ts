// A screen that nobody looks after: the real controller and the built player in a real browser, with what happens to it over a
// year in the field. What was on screen is counted once whatever is killed; without a network it starts as with one.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { array, type InferOutput, looseObject, nullable, number, parse, string } from 'valibot'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import { runController, type RunningController } from '../doubles/running-controller.ts'
import { chromiumPath } from '../system.ts'
import { CHROMIUM_FLAGS } from './browser.ts'
import { keptFact } from './player-rig.ts'

/** What the screen keeps as being on, by zone. */
const Play = looseObject({ item: string(), from: number() })
type Play = InferOutput<typeof Play>
const Open = nullable(array(nullable(Play)))

/** A controller with the starter content, made once. */
let seeded: RunningController
let running: RunningController
let profile: string
let context: BrowserContext
let page: Page

/** The same screen each time: its storage lasts as long as the folder. */
const switchOn = async (flags: readonly string[] = []): Promise<void> => {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    args: [...CHROMIUM_FLAGS, ...flags],
    viewport: { width: 960, height: 540 },
  })
  page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(60_000)
}

const playerUrl = (): string => `${running.origin}/player`

/** Takes the screen that shows a code on, and waits until something is on it. */
const pair = async (): Promise<string> => {
  await page.goto(playerUrl())
  const code = (await page.locator('.kp-code').innerText()).replaceAll(/\D/g, '')
  const client = await running.signIn()
  const sites = await client.ask<{ documents: { id: string }[] }>('GET', '/api/sites')
  const screen = await client.ask<{ id: string }>('POST', '/api/pairings', {
    code,
    name: '北门屏',
    site: sites.documents[0]?.id,
  })
  await page.waitForSelector('.kp-stage .kp-item')
  return screen.id
}

beforeAll(async () => {
  seeded = await runController({ seeded: true })
  await seeded.stop()
})
afterAll(() => seeded.end())
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-test-'))
  await cp(seeded.folder, folder, { recursive: true })
  running = await runController({ folder })
  profile = await mkdtemp(join(tmpdir(), 'kepu-profile-'))
  await switchOn()
})
afterEach(async () => {
  await context.close()
  await running.end()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('without a network', () => {
  it('a screen that was switched off starts with what is on at that moment', { timeout: 180_000 }, async () => {
    const id = await pair()
    // The worker has the page whole once it holds it as good.
    await page.waitForFunction(async () => (await caches.match('/player/good')) !== undefined)
    const client = await running.signIn()
    const manifest = openManifest(await client.ask<Manifest>('GET', `/api/screens/${id}/manifest`))
    await running.controller.stop()
    await context.close()
    const off = Date.now()
    await switchOn()
    await page.goto(playerUrl())
    // What is on is kept as soon as it is on.
    const open = async (): Promise<Play | null> => parse(Open, await keptFact(page, 'open'))?.[0] ?? null
    await expect.poll(async () => ((await open())?.from ?? 0) >= off).toBe(true)
    const shown = await open()
    const due = showing(manifest, 0, shown?.from ?? 0, createShowing())
    expect(manifest.manifest.items[due.item]).toMatchObject({ id: shown?.item })
    expect(await page.locator('.kp-pairing').count()).toBe(0)
  })
})

describe('what staff ask of a screen', () => {
  it(
    'is done and answered: its name, a picture of it, a test card, a shelf fetched anew, a new start',
    { timeout: 180_000 },
    async () => {
      const id = await pair()
      const client = await running.signIn()
      const ask = (kind: string) =>
        client.ask<{ ok: boolean; detail: string; image: string | null }>('POST', `/api/screens/${id}/commands`, {
          kind,
        })
      expect(await ask('identify')).toEqual({ ok: true, detail: '', image: null })
      expect(await page.locator('.kp-name').innerText()).toBe('北门屏')
      expect(await ask('test-card')).toMatchObject({ ok: true })
      await page.waitForSelector('.kp-test')

      await page.waitForFunction(
        () => document.querySelector('.kp-item')?.getAnimations({ subtree: true }).length === 0,
      )
      await page.evaluate(() => document.querySelector('#page')?.remove())
      const { default: sharp } = await import('sharp')
      const small = (image: Buffer) => sharp(image).resize(48, 27, { fit: 'fill' }).removeAlpha().raw().toBuffer()
      /** How far, on average, the screen's picture is from what the browser itself sees of the stage. */
      const difference = async (): Promise<number> => {
        const shot = await ask('screenshot')
        expect(shot).toMatchObject({ ok: true, detail: '' })
        const bytes = Buffer.from(shot.image?.split(',')[1] ?? '', 'base64')
        expect(bytes.length).toBeLessThanOrEqual(200_000)
        expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 960, height: 540 })
        const [ours, seen] = await Promise.all([small(bytes), page.locator('#stage').screenshot().then(small)])
        return ours.reduce((sum, value, at) => sum + Math.abs(value - (seen[at] ?? 0)), 0) / ours.length
      }
      // The same, but for what a JPEG loses and the clock that went on. Between the two the slot may have changed: then again.
      await expect.poll(difference, { timeout: 90_000 }).toBeLessThan(6)

      expect(await ask('clear-shelf')).toMatchObject({ ok: true })
      const reloaded = page.waitForEvent('load')
      expect(await ask('reload')).toMatchObject({ ok: true })
      await reloaded
      await page.waitForSelector('.kp-stage .kp-item')
    },
  )

  it('says so where the screen is not there', async () => {
    const id = await pair()
    await page.goto('about:blank')
    const client = await running.signIn()
    await expect
      .poll(async () => (await client.request('POST', `/api/screens/${id}/commands`, { kind: 'identify' })).status)
      .toBe(503)
  })
})
