// A PDF from another office: each page becomes a picture in the library, as sharp as a 4K screen and in order; what cannot
// be opened is said and loses nothing.
import sharp from 'sharp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { colourOf, openBrowser, openPage } from './browser.ts'
import { signInTo } from './sign-in.ts'

type Item = { id: string; title: string; media: string }
type Media = { width: number; height: number }

let running: RunningController
let client: Client
let browser: Browser
let desk: Page
let errors: string[]

/** Two pages, each of one colour, printed by a browser. */
const printTwoPages = async (): Promise<Buffer> => {
  const { page } = await openPage(browser, 800, 600)
  await page.setContent(`<style>
    @page { size: 200mm 100mm; margin: 0 }
    body { margin: 0 }
    div { height: 100mm; background: rgb(200, 30, 30); print-color-adjust: exact }
    div + div { background: rgb(20, 60, 180); break-before: page }
  </style><div></div><div></div>`)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await page.context().close()
  return pdf
}

/** One page, 300 × 100 pt, with Chinese text in a font that is not in the file, as offices make them. */
const writeUnembedded = (): Buffer => {
  const text = [...'科学普及'].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const draw = `BT /F 60 Tf 30 25 Td <${text}> Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}

const give = (name: string, buffer: Buffer) =>
  desk.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer })

const readItems = async (): Promise<readonly Item[]> =>
  (await client.ask<{ documents: Item[] }>('GET', '/api/items?limit=500')).documents

/** The items whose titles begin so, once there are as many. */
const itemsNamed = async (start: string, count: number): Promise<readonly Item[]> => {
  const found = async () => (await readItems()).filter(({ title }) => title.startsWith(start))
  await expect.poll(async () => (await found()).length, { timeout: 60_000 }).toBe(count)
  return (await found()).toSorted((a, b) => a.title.localeCompare(b.title))
}

const pictureOf = async ({ media }: Item): Promise<Buffer> => {
  const answer = await client.request('GET', `/api/media/${media}/original`)
  return Buffer.from(await answer.arrayBuffer())
}

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  browser = await openBrowser()
  const opened = await openPage(browser, 1440, 900)
  desk = opened.page
  errors = opened.errors
  await signInTo(desk, `${running.origin}/library`)
  await desk.getByRole('button', { name: '上传' }).first().waitFor()
})

afterAll(async () => {
  await browser?.close()
  await running?.end()
})

describe('a PDF', () => {
  it('becomes a picture of each page', async () => {
    await give('安全月海报.pdf', await printTwoPages())
    const items = await itemsNamed('安全月海报', 2)
    expect(items.map(({ title }) => title)).toEqual(['安全月海报 1', '安全月海报 2'])
    for (const [index, colour] of [
      [200, 30, 30],
      [20, 60, 180],
    ].entries()) {
      const item = items[index]
      if (item === undefined) throw new Error('a page is missing')
      const media = await client.ask<Media>('GET', `/api/media/${item.media}`)
      expect(media.width).toBe(3840)
      expect(Math.abs(media.height - 1920)).toBeLessThan(12)
      const seen = await colourOf(await pictureOf(item))
      for (const [part, value] of seen.entries()) expect(Math.abs(value - (colour[part] ?? 0))).toBeLessThan(8)
    }
  })

  it('shows its Chinese also where the font is not in the file', async () => {
    await give('通知.pdf', writeUnembedded())
    const [item] = await itemsNamed('通知', 1)
    if (item === undefined) throw new Error('the page is missing')
    const { data, info } = await sharp(await pictureOf(item))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const dark = data.filter((value) => value < 80).length / (info.width * info.height)
    // Four characters of 60 pt cover half of the page's 300 × 100 pt, and ink about a fifth of that.
    expect(dark).toBeGreaterThan(0.04)
    expect(dark).toBeLessThan(0.3)
  })

  it('that is damaged is said, and nothing is uploaded of it', async () => {
    const before = (await readItems()).length
    await give('损坏.pdf', Buffer.from('%PDF-1.7 and then nothing of use'))
    await desk.getByRole('alert').getByText('“损坏.pdf”打不开').waitFor()
    await expect.poll(() => desk.getByRole('dialog').count()).toBe(0)
    expect((await readItems()).length).toBe(before)
    expect(errors).toEqual([])
  })
})
