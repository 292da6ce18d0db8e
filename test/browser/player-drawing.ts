// A page on which items are drawn with the player's own code, built as the player is, in the system's Chromium. Tests hand it
// manifest items; pictures come from `media/starter`.
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type { BulletinShown } from '../../playlists/manifest.ts'
import { starterBulletins } from '../../playlists/starter/starter.ts'
import { openBrowser } from './browser.ts'
import type { offered } from './drawing/page.ts'
import { toQr } from './drawing/qr.ts'

const root = join(import.meta.dirname, '../..')

type Offered = typeof offered
declare global {
  // What the page offers to `page.evaluate`.
  interface Window {
    drawItem: Offered['drawItem']
    createStage: Offered['createStage']
    faultsOf: Offered['faultsOf']
  }
}

export type Drawing = {
  browser: Browser
  url: string
  close(): Promise<void>
  open(width: number, height: number): Promise<Page>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** The page, built, and `/starter/…svg`; for browsers of the caller's own. */
export const serveDrawing = async (): Promise<{ url: string; close(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-drawing-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'drawing'),
    logLevel: 'error',
    define: { globalThis: 'self' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome69', cssTarget: 'chrome69', modulePreload: false },
  })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://drawing').pathname
    const file = path.startsWith('/starter/')
      ? join(root, 'media', path)
      : join(folder, path === '/' ? 'index.html' : path)
    readFile(file).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const openDrawing = async (): Promise<Drawing> => {
  const [served, browser] = await Promise.all([serveDrawing(), openBrowser()])
  return {
    browser,
    url: served.url,
    async open(width, height) {
      const page = await browser.newPage({ viewport: { width, height } })
      await page.goto(served.url)
      await page.waitForFunction('typeof drawItem === "function"')
      return page
    },
    async close() {
      await browser.close()
      await served.close()
    },
  }
}

/** The starter bulletins as a manifest carries them; picture `i` is `pictures[i]`, a path on the drawing's server. */
export const starterItems = async (): Promise<{ items: BulletinShown[]; pictures: string[] }> => {
  const drawn = new Set(await readdir(join(root, 'media/starter')))
  const pictures: string[] = []
  const items = starterBulletins.map(
    ({
      id,
      title,
      theme,
      template,
      body,
      points,
      cautions,
      figure,
      rows,
      picture,
      source,
      link,
      linkLabel,
    }): BulletinShown => {
      const isDrawn = picture !== null && drawn.has(`${picture}.svg`)
      if (isDrawn) pictures.push(`/starter/${picture}.svg`)
      const shown = {
        kind: 'bulletin' as const,
        id,
        title,
        theme,
        template,
        body,
        points,
        cautions,
        figure,
        rows,
        source,
      }
      return {
        ...shown,
        picture: isDrawn ? pictures.length - 1 : null,
        qr: link === null ? null : toQr(link),
        qrLabel: linkLabel,
      }
    },
  )
  return { items, pictures }
}
