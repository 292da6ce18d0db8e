// The system's Chromium, as tests drive it. Its background services are off: on a closed network they only make noise.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { chromiumPath } from '../system.ts'

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), headless: true, args: CHROMIUM_FLAGS })

/** What a page does not show within this long it never will, ms: it only ends what hangs. */
export const ACTION_MS = 60_000

/** A page in a profile of its own that collects what goes wrong in it. */
export const openPage = async (
  browser: Browser,
  width: number,
  height: number,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(ACTION_MS)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, errors }
}

export type Colour = [red: number, green: number, blue: number]

/** Mean colour of a few pixels of a picture; `x` and `y` in fractions of it. */
export const colourOf = async (picture: Buffer, x = 0.5, y = 0.5): Promise<Colour> => {
  const { width, height } = await sharp(picture).metadata()
  const { data } = await sharp(picture)
    .extract({ left: Math.round(width * x), top: Math.round(height * y), width: 8, height: 8 })
    .resize(1, 1)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0]
}

/** The same of what a page shows. */
export const colourAt = async (page: Page, x: number, y: number): Promise<Colour> =>
  colourOf(await page.screenshot({ type: 'png' }), x, y)
