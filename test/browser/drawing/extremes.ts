// Bulletins at the limits of their schema.
import type { BulletinShown } from '../../../playlists/manifest.ts'
import { toQr } from './qr.ts'

export const TEMPLATES: readonly BulletinShown['template'][] = [
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

export const extremes: Record<string, Omit<BulletinShown, 'template'>> = {
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
