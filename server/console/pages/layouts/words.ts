import type { Pairs } from '../../words/pairs.ts'

export const layoutWords = {
  'layouts.title': ['版式', 'Layouts'],
  'zone.main': ['主区', 'Main zone'],
  'zone.side': ['侧栏', 'Side column'],
  'zone.ticker': ['滚动字幕', 'Ticker'],
  'zone.second': ['副区', 'Second zone'],
  'zone.numbered': ['{name} {number}', '{name} {number}'],
} as const satisfies Pairs
