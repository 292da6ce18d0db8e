// What screens in the field have had since 2018: a real Chromium 69 against the real controller. It is paired, shows pictures,
// bulletins, web pages and WebM, starts again without a network, and shows a broadcast.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinShown } from '../../playlists/manifest.ts'
import type { Overview } from '../../server/routes/screens-live.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { anEntry, aWebPage, until, upload } from '../doubles/staff.ts'
import { createWebPage } from '../doubles/web-page.ts'
import { film } from '../media/files.ts'
import { colourOf } from './browser.ts'
import { createOldChromium, type OldChromium, type OldPage } from './chromium-69.ts'
import { extremes, TEMPLATES } from './drawing/extremes.ts'
import { serveDrawing, starterItems } from './player-drawing.ts'

describe('a screen with Chromium 69', { timeout: 120_000 }, () => {
  let running: RunningController
  let client: Client
  let chromium: OldChromium
  let page: OldPage
  let folder: string
  let screen = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kepu-old-'))
    running = await runController({ seeded: true })
    client = await running.signIn()
    chromium = await createOldChromium()
    page = await chromium.switchOn()
  })
  afterAll(async () => {
    await chromium?.end()
    await running?.end()
    await rm(folder, { recursive: true, force: true })
  })

  /** Puts an item on every screen, above all else, and publishes. */
  const playItem = async (item: string, ms = 60_000): Promise<void> => {
    const playlist = await client.ask<{ id: string }>('POST', '/api/playlists', {
      name: item,
      items: [{ item, ms }],
    })
    const entry = anEntry(playlist.id, { level: 'override', priority: (priority += 1) })
    await client.ask('POST', '/api/entries', entry)
    await client.ask('POST', '/api/publication', { note: '' })
  }
  const play = async (path: string, type: string): Promise<void> =>
    playItem(await upload(client, await readFile(path), path.split('/').at(-1) ?? '', type))
  let priority = 5

  /** As the picture is, and the web page. */
  const isMagenta = async (): Promise<boolean> => {
    const [red, green, blue] = await colourOf(await page.screenshot())
    return Math.abs(red - 0xd6) + Math.abs(green - 0x20) + Math.abs(blue - 0x8c) < 40
  }

  const isOn = (selector: string): string =>
    `Array.from(document.querySelectorAll('.kp-item')).some((layer) => layer.style.zIndex === '2' && layer.querySelector('${selector}') !== null)`

  it('shows a code, is paired by it, and plays a bulletin in the shipped font', async () => {
    await page.goto(`${running.origin}/player`)
    await page.until(`/\\d{6}/.test((document.querySelector('.kp-code') || {}).textContent)`)
    const code = String(await page.evaluate(`document.querySelector('.kp-code').textContent`)).replaceAll(/\D/g, '')
    const { documents } = await client.ask<{ documents: { id: string }[] }>('GET', '/api/sites')
    const paired = await client.ask<{ id: string }>('POST', '/api/pairings', {
      code,
      name: '老屏',
      site: documents[0]?.id,
    })
    screen = paired.id
    await page.until(isOn('.kp-face'))
    expect(
      await page.evaluate(`Array.from(document.fonts).filter(({ status }) => status === 'loaded').length`),
    ).toBeGreaterThan(0)
    expect(await page.evaluate(`/Chrome\\/69\\./.test(navigator.userAgent)`)).toBe(true)
  })

  it('shows a picture', async () => {
    const path = join(folder, '海报.png')
    await sharp({ create: { width: 1920, height: 1080, channels: 3, background: '#d6208c' } }).toFile(path)
    await play(path, 'image/png')
    await page.until(isOn('img.kp-whole'))
    await expect.poll(isMagenta).toBe(true)
  })

  it('shows a web page walled off, and not when it is down', async () => {
    const web = await createWebPage()
    try {
      await playItem((await client.ask<{ id: string }>('POST', '/api/items', aWebPage('空气质量', web.url))).id, 6_000)
      await page.until(isOn('.kp-frame'))
      await expect.poll(isMagenta).toBe(true)
      await expect.poll(() => web.tried.length).toBeGreaterThan(0)
      const refused = 'SecurityError'
      expect(web.tried[0]).toMatchObject({ parent: refused, leave: refused, storage: refused, popup: 'null' })
      await web.stop()
      await page.until(isOn('.kp-card'))
      expect(web.others).toEqual([])
    } finally {
      await web.stop()
    }
  })

  it('plays WebM', async () => {
    const path = join(folder, '短片.webm')
    await film(path, '-c:v', 'libvpx', '-pix_fmt', 'yuv420p')
    await play(path, 'video/webm')
    await page.until(isOn('video'))
    await page.until(`document.querySelector('video').currentTime > 0.2`)
    expect(await page.evaluate(`document.querySelector('video').videoWidth`)).toBe(320)
  })

  it('shows a broadcast at once, and gives way again', async () => {
    const { id } = await client.ask<{ id: string }>('POST', '/api/broadcasts', {
      title: '暴雨红色预警',
      text: '请立即到二楼以上避险，不要进入地下空间。',
      level: 'red',
      picture: null,
      sound: true,
      drill: true,
      targets: { kind: 'all' },
      until: Date.now() + 3_600_000,
    })
    await page.until(`/暴雨红色预警/.test((document.querySelector('.kp-alert') || {}).textContent)`)
    expect(await page.evaluate(`document.querySelector('.kp-alert').clientWidth === innerWidth`)).toBe(true)
    await client.ask('POST', `/api/broadcasts/${id}/cancel`)
    await page.until(isOn('video'))
  })

  it('starts without a network after its plug was pulled, with what is on', async () => {
    // The worker has the page whole once it holds it as good.
    await page.until(`caches.match('/player/good').then((kept) => kept !== undefined)`)
    await until(async () => {
      const { screens } = await client.ask<Overview>('GET', '/api/overview')
      const state = screens.find((row) => row.screen.id === screen)?.state
      return state?.ready && state.ready.number === state.sent?.number
    })
    await running.stop()
    await chromium.kill()
    page = await chromium.switchOn()
    await page.goto(`${running.origin}/player`)
    await page.until(isOn('video'))
    expect(await page.evaluate(`document.querySelector('.kp-pairing')`)).toBeNull()
    expect(page.errors).toEqual([])
  })
})

describe('bulletins in Chromium 69', { timeout: 240_000 }, () => {
  let chromium: OldChromium
  let page: OldPage
  let drawing: Awaited<ReturnType<typeof serveDrawing>>

  beforeAll(async () => {
    drawing = await serveDrawing()
    chromium = await createOldChromium()
    page = await chromium.switchOn()
    await page.goto(drawing.url)
    await page.until(`typeof faultsOf === 'function'`)
  })
  afterAll(async () => {
    await chromium?.end()
    await drawing?.close()
  })

  const look = async (item: BulletinShown, pictures: readonly string[]): Promise<unknown> =>
    page.evaluate(`faultsOf(${JSON.stringify(item)}, ${JSON.stringify(pictures)})`)

  it.each([
    [1920, 1080],
    [1080, 1920],
    [1024, 600],
    [600, 1024],
  ])('at %i×%i the starter bulletins are whole and readable', async (width, height) => {
    await page.resize(width, height)
    await page.until(`innerWidth === ${width} && innerHeight === ${height}`)
    const { items, pictures } = await starterItems()
    for (const item of items) expect([item.id, await look(item, pictures)]).toEqual([item.id, []])
  })

  it('at 1024×600 every template is whole and readable with the most that it may hold', async () => {
    await page.resize(1024, 600)
    await page.until(`innerWidth === 1024 && innerHeight === 600`)
    const { pictures } = await starterItems()
    for (const [name, fields] of Object.entries(extremes))
      for (const template of TEMPLATES) {
        const faults = await look({ ...fields, template }, pictures)
        expect([name, template, faults]).toEqual([name, template, []])
      }
  })
})
