// A page on which items are drawn with the player's own code, served by Vite straight from the sources, in the system's
// Chromium. Tests hand it manifest items; pictures come from `media/starter`.
import { readFile, readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { generate } from 'lean-qr'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import type { drawItem } from '../../player/items/draw.ts'
import type { createStage } from '../../player/stage/stage.ts'
import type { BulletinShown, QrModules } from '../../playlists/manifest.ts'
import { starterBulletins } from '../../playlists/starter/starter.ts'
import { openBrowser } from './browser.ts'

const root = join(import.meta.dirname, '../..')

const PAGE = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0;height:100%;overflow:hidden}#host{position:absolute;top:0;left:0;width:100%;height:100%}</style>
<div id="host"></div><script type="module">
import '/player/look/screen.css'
import { drawItem } from '/player/items/draw.ts'
import { createStage } from '/player/stage/stage.ts'
Object.assign(window, { drawItem, createStage })
</script>`

export type Drawing = {
  browser: Browser
  url: string
  close(): Promise<void>
  open(width: number, height: number): Promise<Page>
}

export const openDrawing = async (): Promise<Drawing> => {
  const server: ViteDevServer = await createServer({
    configFile: join(root, 'player/vite.config.ts'),
    logLevel: 'error',
    // There is nothing to find in advance: what a page asks for is served as it is.
    optimizeDeps: { noDiscovery: true },
    cacheDir: join(root, '.build/vite-drawing'),
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [root] } },
    plugins: [
      {
        name: 'drawing-page',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            const path = (request.url ?? '').split('?')[0] ?? ''
            if (path === '/player/drawing') {
              response.setHeader('content-type', 'text/html')
              response.end(PAGE)
            } else if (path.startsWith('/starter/') && /^\/starter\/[a-z0-9-]+\.svg$/.test(path)) {
              response.setHeader('content-type', 'image/svg+xml')
              readFile(join(root, 'media', path)).then(
                (bytes) => response.end(bytes),
                () => response.writeHead(404).end(),
              )
            } else next()
          })
        },
      },
    ],
  })
  await server.listen()
  const address = server.httpServer?.address() as AddressInfo
  const url = `http://127.0.0.1:${address.port}`
  const browser = await openBrowser()
  return {
    browser,
    url,
    async open(width, height) {
      const page = await browser.newPage({ viewport: { width, height } })
      await page.goto(`${url}/player/drawing`)
      await page.waitForFunction('typeof drawItem === "function"')
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

export const toQr = (text: string): QrModules => {
  const code = generate(text)
  const bytes = new Uint8Array(Math.ceil((code.size * code.size) / 8))
  for (let at = 0; at < code.size * code.size; at++) {
    if (code.get(at % code.size, Math.floor(at / code.size))) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7))
  }
  return { size: code.size, bits: Buffer.from(bytes).toString('base64') }
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

declare global {
  // What the page offers to `page.evaluate`.
  interface Window {
    drawItem: typeof drawItem
    createStage: typeof createStage
  }
}
