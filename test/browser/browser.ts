// The system's Chromium, as tests drive it. Its background services are off: on a closed network they only make noise.
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../system.ts'

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** What a page does not show within this long it never will, ms. */
const ACTION_MS = 15_000

/** A page in a profile of its own that collects what goes wrong in it. */
export const openPage = async (
  browser: Browser,
  width: number,
  height: number,
): Promise<{ page: Page; errors: string[] }> => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(ACTION_MS)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, errors }
}

/** Mean colour of a part of what the page shows, as [red, green, blue]; `part` in fractions of the page. */
export const colourAt = async (page: Page, x: number, y: number): Promise<[number, number, number]> => {
  const { default: sharp } = await import('sharp')
  const shot = await page.screenshot({ type: 'png' })
  const { width, height } = await sharp(shot).metadata()
  const { data } = await sharp(shot)
    .extract({ left: Math.round(width * x), top: Math.round(height * y), width: 8, height: 8 })
    .resize(1, 1)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0]
}
