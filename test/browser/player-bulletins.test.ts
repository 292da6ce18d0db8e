// Every bulletin, the shipped ones and ones at the limits of their schema, drawn at every size that screens have: nothing is
// cut, nothing overlaps, nothing is too small to be read from across a market hall (LOOK.md, "On the screen").
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinShown } from '../../playlists/manifest.ts'
import { openDrawing, starterItems, toQr, type Drawing } from './player-drawing.ts'

const SIZES: readonly [number, number][] = [
  [1920, 1080],
  [1080, 1920],
  [1024, 600],
  [600, 1024],
]

const TEMPLATES: readonly BulletinShown['template'][] = [
  'beside',
  'full',
  'steps',
  'figure',
  'dos',
  'table',
  'quote',
  'question',
]

/** Chinese running text of a given length, with punctuation where it would be. */
const write = (length: number, seed = 0): string =>
  Array.from({ length }, (_, at) => {
    if (at % 23 === 22) return '。'
    if (at % 9 === 8) return '，'
    return String.fromCharCode(0x4e00 + ((at * 131 + seed * 977) % 3_000))
  }).join('')

const base: Omit<BulletinShown, 'template'> = {
  kind: 'bulletin',
  id: 'extreme',
  title: '台风来前，这样准备',
  theme: 'disaster',
  body: '检查门窗，收起花盆。备三天的水和粮。',
  points: ['关好门窗', '备好手电', '远离广告牌'],
  cautions: ['下海游泳', '在树下躲雨'],
  figure: '12 级',
  rows: [
    ['颜色', '意思'],
    ['蓝', '24 小时内可能有'],
    ['红', '6 小时内可能有'],
  ],
  picture: 0,
  source: '中国气象局',
  qr: null,
  qrLabel: '',
}

const longest: Omit<BulletinShown, 'template'> = {
  ...base,
  title: write(60, 1),
  body: write(400, 2),
  points: Array.from({ length: 5 }, (_, at) => write(60, at)),
  cautions: Array.from({ length: 5 }, (_, at) => write(60, at + 9)),
  figure: '1234567890.12345',
  rows: Array.from({ length: 8 }, (_, row) => Array.from({ length: 4 }, (_, cell) => write(24, row * 4 + cell))),
  source: write(80, 3),
  qr: toQr(`https://example.org/${'a'.repeat(280)}`),
  qrLabel: write(20, 4),
}

const extremes: Record<string, Omit<BulletinShown, 'template'>> = {
  'ordinary with code': { ...base, qr: toQr('https://example.org/'), qrLabel: '看全文' },
  'without picture': { ...base, picture: null },
  longest,
  'longest without picture or code': { ...longest, picture: null, qr: null },
  'many short lines': { ...base, body: Array.from({ length: 200 }, () => '雨').join('\n') },
  'one long word': {
    ...base,
    title: 'A'.repeat(60),
    body: 'https://'.padEnd(400, 'w'),
    points: ['W'.repeat(60)],
    rows: [['W'.repeat(24), 'W'.repeat(24), 'W'.repeat(24), 'W'.repeat(24)]],
  },
  empty: { ...base, body: '', points: [], cautions: [], figure: '', rows: [], picture: null },
}

type Faults = string[]

/** Draws in the page and looks at what came out, as a person would: with every box and every line of text. */
const draw = (page: Page, item: BulletinShown, pictures: string[]): Promise<Faults> =>
  page.evaluate(
    async ([item, pictures]) => {
      const host = document.getElementById('host')
      if (host === null) throw new Error('no host')
      host.textContent = ''
      const layer = window.drawItem(host, item, {
        mediaUrl: (index) => pictures[index] ?? '',
        place: { siteName: '青山路菜市场', unitName: '云溪县科学技术协会' },
        clock: () => ({ time: '14:05', date: '11月21日 星期六' }),
        still: true,
        fontFamily: `'Noto Sans CJK SC', sans-serif`,
      })
      await layer.ready
      const faults: string[] = []
      const cutting = '.kp-box, .kp-main, .kp-strip, .kp-table, .kp-table p, .kp-advice section, .kp-list li'
      const side = Math.min(innerWidth, innerHeight)
      for (const face of host.querySelectorAll<HTMLElement>('.kp-face')) {
        const faceBox = face.getBoundingClientRect()
        for (const box of [face, ...face.querySelectorAll<HTMLElement>(cutting)]) {
          if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) {
            faults.push(
              `${box.className} holds ${box.scrollWidth}×${box.scrollHeight} in ${box.clientWidth}×${box.clientHeight}`,
            )
          }
        }
        const lines: { rect: DOMRect; text: Text }[] = []
        const walker = document.createTreeWalker(face, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (!(node instanceof Text) || node.data.trim() === '') continue
          const parent = node.parentElement
          if (parent === null) continue
          const size = Number.parseFloat(getComputedStyle(parent).fontSize)
          const least = side / (parent.matches('.kp-source, .kp-date') ? 36 : 30)
          if (size < least - 0.01) faults.push(`${parent.className || parent.tagName} at ${size} px, least ${least}`)
          const range = document.createRange()
          range.selectNodeContents(node)
          // Where a line is set tighter than its font's own height, the line counts: beyond it there is no ink.
          const lineHeight = Number.parseFloat(getComputedStyle(parent).lineHeight)
          const rects = Array.from(range.getClientRects(), ({ x, y, width, height }) => {
            const excess = Math.max(0, height - lineHeight)
            return new DOMRect(x, y + excess / 2, width, height - excess)
          })
          const tops = new Set(rects.map(({ top }) => Math.round(top)))
          for (const rect of rects) {
            lines.push({ rect, text: node })
            const isInside =
              rect.left >= faceBox.left - 1 &&
              rect.right <= faceBox.right + 1 &&
              rect.top >= faceBox.top - 1 &&
              rect.bottom <= faceBox.bottom + 1
            if (!isInside) faults.push(`“${node.data.slice(0, 8)}” reaches out of the screen`)
          }
          // The first character of each further line.
          if (tops.size > 1) {
            let top: number | null = null
            for (let at = 0; at < node.data.length; at++) {
              range.setStart(node, at)
              range.setEnd(node, at + 1)
              const rect = range.getClientRects()[0]
              if (rect === undefined) continue
              const isNewLine = top !== null && Math.abs(rect.top - top) > size / 2
              if (isNewLine && /[，。、；：？！）》”’]/.test(node.data[at] ?? ''))
                faults.push(`a line begins with ${node.data[at]}`)
              top = rect.top
            }
          }
          // A panel keeps its margins.
          if (parent.matches('.kp-figure')) {
            const panel = parent.parentElement?.getBoundingClientRect()
            const right = Math.max(...Array.from(parent.getClientRects(), (rect) => rect.right))
            if (parent.scrollWidth > parent.clientWidth || panel === undefined || right > panel.right - side / 26)
              faults.push(`the figure takes ${parent.scrollWidth} of ${parent.clientWidth}`)
          }
          if (parent.matches('.kp-body p, .kp-list p, .kp-advice p')) {
            const widest = Math.max(...rects.map(({ width }) => width))
            if (widest > size * 22.6) faults.push(`a line of ${(widest / size).toFixed(1)} characters`)
          }
        }
        for (const [at, one] of lines.entries()) {
          for (const other of lines.slice(at + 1)) {
            if (one.text === other.text) continue
            const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
            const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
            if (across > 2 && down > Math.min(one.rect.height, other.rect.height) * 0.35) {
              faults.push(`“${one.text.data.slice(0, 8)}” lies on “${other.text.data.slice(0, 8)}”`)
            }
          }
        }
        for (const code of face.querySelectorAll('.kp-qr')) {
          const { width, height } = code.getBoundingClientRect()
          if (width < side / 6 || Math.abs(width - height) > 1) faults.push(`a code of ${width}×${height}`)
        }
      }
      if (host.querySelector('.kp-face') === null) faults.push('nothing was drawn')
      layer.stop()
      if (host.childElementCount > 0) faults.push('something was left behind')
      return faults
    },
    [item, pictures] as const,
  )

let drawing: Drawing

beforeAll(async () => {
  drawing = await openDrawing()
})
afterAll(() => drawing.close())

describe.each(SIZES)('on a screen of %i×%i', (width, height) => {
  let page: Page
  beforeAll(async () => {
    page = await drawing.open(width, height)
  })
  afterAll(() => page.close())

  it('the starter bulletins are whole and readable', async () => {
    const { items, pictures } = await starterItems()
    expect(items.length).toBeGreaterThanOrEqual(24)
    const faults: Record<string, Faults> = {}
    for (const item of items) {
      const found = await draw(page, item, pictures)
      if (found.length > 0) faults[`${item.template} ${item.id}`] = found
    }
    expect(faults).toEqual({})
  })

  it.each(Object.entries(extremes))('%s: every template is whole and readable', async (_, fields) => {
    const { pictures } = await starterItems()
    const faults: Record<string, Faults> = {}
    for (const template of TEMPLATES) {
      const found = await draw(page, { ...fields, template }, pictures)
      if (found.length > 0) faults[template] = found.slice(0, 6)
    }
    expect(faults).toEqual({})
  })
})
