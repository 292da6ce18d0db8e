// Web pages among the items, with the real controller and a real site: a page plays walled off, and one that does not come, or
// comes as an error, is skipped at once, told of, and tried again. Nobody ever sees a browser's own error page.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Overview } from '../../server/routes/screens-live.ts'
import type { ScreenPlays } from '../../server/routes/screen-plays.ts'
import { createFront, type Front } from '../doubles/front.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { anEntry, aSite, aWebPage, upload } from '../doubles/staff.ts'
import { createWebPage, type WebPage } from '../doubles/web-page.ts'
import { type Colour, colourAt, colourOf } from './browser.ts'
import { useScreen } from './one-screen.ts'
import { paint } from './pictures.ts'

const SLOT_MS = 2_000
/** Longer than what failed is left alone. */
const AGAIN_MS = 400_000

let running: RunningController
let client: Client
let front: Front
let web: WebPage
let aheadMs: number
let red: string
let item: string
let screen: string

beforeEach(async () => {
  aheadMs = 0
  web = await createWebPage()
  running = await runController({ now: () => Date.now() + aheadMs })
  client = await running.signIn()
  front = await createFront(running.controller.port)
  red = await upload(client, (await paint('#c00')).bytes, 'red.webp', 'image/webp')
  item = (await client.ask<{ id: string }>('POST', '/api/items', aWebPage('空气质量', web.url))).id
})
afterEach(async () => {
  await front?.end()
  await web?.stop()
  await running?.end()
})

const here = useScreen()

/** A screen that plays these in turn. */
const begin = async (items: readonly string[], ms = SLOT_MS): Promise<void> => {
  const site = await client.ask<{ id: string }>('POST', '/api/sites', aSite('青山路菜市场'))
  const slots = items.map((id) => ({ item: id, ms }))
  const playlist = await client.ask<{ id: string }>('POST', '/api/playlists', { name: '轮播', items: slots })
  await client.ask('POST', '/api/entries', anEntry(playlist.id))
  await client.ask('POST', '/api/publication', { note: '' })
  const { page } = here
  await page.goto(`${front.origin}/player`)
  await page.waitForFunction(() => /\d{6}/.test(document.querySelector('.kp-code')?.textContent ?? ''))
  const code = (await page.locator('.kp-code').innerText()).replaceAll(/\D/g, '')
  screen = (await client.ask<{ id: string }>('POST', '/api/pairings', { code, name: '北门屏', site: site.id })).id
}

const troubles = async (): Promise<string[]> => {
  const { screens } = await client.ask<Overview>('GET', '/api/overview')
  return screens.flatMap(({ state }) => state.errors.map(({ what, detail }) => `${what} ${detail}`))
}

/** How the page's plays went, as history has them. */
const outcomes = async (): Promise<string[]> => {
  const span = `from=${Date.now() - 86_400_000}&until=${Date.now() + 86_400_000}&limit=500`
  const { plays } = await client.ask<ScreenPlays>('GET', `/api/screens/${screen}/plays?${span}`)
  return plays.filter((play) => play.item === item).map(({ outcome, why }) => `${outcome} ${why ?? ''}`.trim())
}

/** A screen that has connected anew tells at once what it played; else it would wait for a minute. */
const seesOutcomes = async (expected: string): Promise<void> => {
  const ask = (): Promise<string[]> => {
    front.cut()
    return outcomes()
  }
  await expect.poll(ask, { interval: 3_000 }).toContain(expected)
}

/** What is on: of the layer that nothing covers. */
const isOn = (kind: string) =>
  here.page.waitForFunction(
    (name) =>
      Array.from(document.querySelectorAll<HTMLElement>('.kp-item')).some(
        ({ style, classList }) => style.zIndex === '2' && classList.contains(`kp-kind-${name}`),
      ),
    kind,
  )

/** What came on since the page was opened, without doubles. */
const seen = async (): Promise<string[]> => [...new Set(await here.turns())].map((name) => name.split(' ')[1] ?? name)

/** Time passes, for the screen and for its controller. */
const pass = async (ms: number): Promise<void> => {
  aheadMs += ms
  await here.page.evaluate((passed) => void (window.ahead.monotonic += passed), ms)
}

/** As the page paints itself. */
const isMagenta = ([r, g, b]: Colour): boolean => Math.abs(r - 0xd6) + Math.abs(g - 0x20) + Math.abs(b - 0x8c) < 30

const seesPage = async (): Promise<void> => {
  await expect.poll(async () => isMagenta(await colourAt(here.page, 0.5, 0.5))).toBe(true)
}

describe('a web page', () => {
  it('plays, and reaches neither the player nor anything else', async () => {
    const { page, context } = here
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await begin([item, red])
    await seesPage()
    await expect.poll(() => web.tried.length).toBeGreaterThan(0)
    expect(web.tried[0]).toEqual({
      parent: 'SecurityError',
      top: 'SecurityError',
      leave: 'SecurityError',
      storage: 'SecurityError',
      database: 'SecurityError',
      cookies: 'SecurityError',
      popup: 'null',
      dialog: 'undefined',
      confirm: 'false',
      focus: 'INPUT',
      origin: 'null',
    })
    // It goes on as ever, and the keys are the player's.
    await isOn('image')
    await isOn('web')
    await page.waitForFunction(() => document.activeElement === document.body)
    expect(page.url()).toBe(`${front.origin}/player`)
    expect(context.pages()).toHaveLength(1)
    expect(dialogs).toEqual([])
    expect(web.others).toEqual([])
    expect(await troubles()).toEqual([])
    await seesOutcomes('played')
  })

  it('is not told whose screen it is on, nor is it when the screen starts from its own copy of the player', async () => {
    const { page } = here
    await begin([item, red])
    await seesPage()
    await page.waitForFunction(async () => (await caches.match('/player/good')) !== undefined)
    const before = web.asked.length
    await page.reload()
    await expect.poll(() => web.asked.length).toBeGreaterThan(before)
    for (const { referer, cookie, origin } of web.asked) {
      expect([referer, cookie]).toEqual([undefined, undefined])
      expect(origin ?? 'null').toBe('null')
    }
  })

  it('is as large as staff want it, and is a name on a screenshot, since no script may look into it', async () => {
    const { version: _, ...whole } = await client.ask<Record<string, unknown>>('GET', `/api/items/${item}`)
    const { id: _id, unit: _unit, changedAt: _at, changedBy: _by, ...draft } = whole
    await client.ask('PUT', `/api/items/${item}`, { ...draft, zoom: 200 }, { 'if-match': '"1"' })
    await begin([item])
    await seesPage()
    const frame = here.page.frames().find((one) => one.url() === web.url)
    expect(await frame?.evaluate(() => [innerWidth, innerHeight])).toEqual([480, 270])
    const shot = await client.ask<{ ok: boolean; image: string | null }>('POST', `/api/screens/${screen}/commands`, {
      kind: 'screenshot',
    })
    expect(shot).toMatchObject({ ok: true })
    const colour = await colourOf(Buffer.from(shot.image?.split(',')[1] ?? '', 'base64'), 0.1, 0.1)
    expect(isMagenta(colour)).toBe(false)
    expect(Math.min(...colour)).toBeGreaterThan(200)
  })

  it('that is down is skipped at once, told of, and shown when it is back', async () => {
    await web.stop()
    await begin([item, red])
    await isOn('image')
    await expect.poll(troubles).toContainEqual(expect.stringContaining(`item ${item}: `))
    await seesOutcomes('failed page')
    await seesOutcomes('skipped page')
    expect(await seen()).not.toContain('kp-kind-web')
    await web.start()
    await pass(AGAIN_MS)
    await isOn('web')
    await seesPage()
    await isOn('image')
    await seesOutcomes('played')
  })

  it.each(['missing', 'unframed'] as const)('that is %s is skipped, and so is nothing else', async (manner) => {
    web.behave(manner)
    await begin([item, red])
    await expect.poll(troubles).toContainEqual(expect.stringMatching(`item ${item}: (?:Error: no )?page`))
    await isOn('image')
    await seesOutcomes('skipped page')
  })

  it('that does not answer is given up, and the card is on where there is nothing else', async () => {
    web.behave('silent')
    await begin([item], 12_000)
    await isOn('card')
    await expect.poll(troubles).toContainEqual(expect.stringMatching(`item ${item}: (?:late|Error: slow page)`))
    web.behave('well')
    await pass(AGAIN_MS)
    await seesPage()
  })

  it('that goes where nobody is while it is on gives way to the next item', async () => {
    web.behave('leaving')
    await begin([item])
    await seesPage()
    web.leave()
    await isOn('card')
    await expect.poll(troubles).toContainEqual(expect.stringMatching(`item ${item}: (?:Error: no )?page`))
    await seesOutcomes('failed page')
  })

  it('without a network at all gives way to what the screen holds, and comes back with it', async () => {
    const { page } = here
    await begin([item, red])
    await seesPage()
    await web.stop()
    await running.stop()
    // Given up, and in its slot as in its own the picture is on.
    await page.waitForFunction(() => document.querySelector('.kp-kind-web') === null)
    await isOn('image')
    await web.start()
    await pass(AGAIN_MS)
    const before = web.tried.length
    await seesPage()
    await expect.poll(() => web.tried.length).toBeGreaterThan(before)
  })
})
