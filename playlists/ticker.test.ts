import { describe, expect, test } from 'vitest'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleLayout,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../test/doubles/sample.ts'
import { classOf } from './compile/classes.ts'
import { compile } from './compile/compile.ts'
import { itemToTicker, TICKER_TYPE, tickerToMs } from './ticker.ts'
import { createShowing, openManifest, showing } from './showing.ts'

const content = sampleContent({
  items: [sampleBulletin('brief', { body: '短' }), sampleBulletin('long', { body: '一\n二 '.repeat(60) })],
  playlists: [samplePlaylist('p', ['brief', 'long'])],
  entries: [sampleEntry('e', 'p', { zone: 'line' })],
  layouts: [
    sampleLayout('l', [
      { id: 'main', x: 0, y: 0, width: 100, height: 90 },
      { id: 'line', kind: 'ticker', x: 0, y: 90, width: 100, height: 10 },
    ]),
  ],
})
const screenClass = classOf(sampleScreen('s', 'market', { layout: 'l' }), { market: sampleSite('market') }, content)
const manifest = compile({ content, screenClass, fonts: [], now: 0, number: 1, revision: 1 })

describe('a ticker', () => {
  test('says title and words in one line', () => {
    const [, brief, long] = manifest.items
    expect(brief && itemToTicker(brief)).toBe('标题 brief：短')
    expect(long && itemToTicker(long)).not.toMatch(/\n| {2}/)
    expect(itemToTicker({ kind: 'card' })).toBe('')
  })

  test('gives each item the time that its line needs to pass, whatever the playlist says', () => {
    const open = openManifest(manifest)
    const first = showing(open, 1, manifest.from, createShowing())
    const second = showing(open, 1, first.until, createShowing())
    const visible = 1920 / (108 * TICKER_TYPE)
    expect(first.until - first.begun).toBe(tickerToMs('标题 brief：短'.length, visible, 1))
    expect(second.until - second.begun).toBeGreaterThan(24_000)
  })

  test('is a timeline of its own: what plays in it does not play in the main zone', () => {
    expect(manifest.zones.map(({ id, kind }) => `${id} ${kind ?? 'main'}`)).toEqual(['main main', 'line ticker'])
    expect(showing(openManifest(manifest), 0, manifest.from, createShowing()).entry).toBe(-1)
  })
})
