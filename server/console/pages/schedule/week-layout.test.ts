import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../../playlists/manifest.ts'
import { openManifest } from '../../../../playlists/showing.ts'
import { secondsToTime } from './drag.ts'
import { dateToInstant, toWeekBlocks } from './week-layout.ts'

const DAY = 86_400_000
/** Monday, 23 November 2026, 00:00 in Shanghai. */
const from = Date.UTC(2026, 10, 22, 16)
const manifest: Manifest = {
  schema: 1,
  number: 1,
  revision: 1,
  zone: 'Asia/Shanghai',
  from,
  until: from + 14 * DAY,
  offsets: [0, 480],
  zones: [
    {
      id: 'main',
      rect: [0, 0, 100, 100],
      origin: from,
      // Closed until six, then the day's; on the second day a warning from 22:00 until 02:00.
      patterns: [
        [0, -1, 6 * 3600, 1],
        [0, -1, 6 * 3600, 1, 22 * 3600, 2],
        [0, 2, 2 * 3600, -1, 6 * 3600, 1],
      ],
      blocks: [0, 1, 1, 1, 2, 1, 0, 11],
    },
  ],
  loops: [{ turns: [0, 1] }, { turns: [1, 1, 2, 2] }, { turns: [3, 1] }],
  lists: [
    { entry: -1, slots: [0, 20_000] },
    { entry: 0, slots: [0, 10_000] },
    { entry: 1, slots: [0, 10_000] },
    { entry: 2, slots: [0, 10_000] },
  ],
  entries: ['health', 'farming', 'warning'],
  items: [{ kind: 'card' }],
  media: [],
  fonts: [],
}
const blocks = toWeekBlocks(manifest, openManifest(manifest), 0, ['2026-11-23', '2026-11-24', '2026-11-25'])
const lines = blocks.map(
  ({ day, from: begin, until, loop, entries }) =>
    `${day} ${secondsToTime(begin)}–${secondsToTime(until)} ${loop === -1 ? 'closed' : entries.join('+')}`,
)

describe('toWeekBlocks', () => {
  it('cuts what a screen plays at the midnights of its site', () => {
    expect(lines).toEqual([
      '0 00:00–06:00 closed',
      '0 06:00–24:00 health+farming',
      '1 00:00–06:00 closed',
      '1 06:00–22:00 health+farming',
      '1 22:00–24:00 warning',
      '2 00:00–02:00 warning',
      '2 02:00–06:00 closed',
      '2 06:00–24:00 health+farming',
    ])
  })
  it('[S2] knows that both halves of a night are one stretch', () => {
    const [evening, morning] = blocks.filter(({ entries }) => entries[0] === 'warning')
    expect(evening?.begins).toBe(morning?.begins)
    expect((evening?.ends ?? 0) - (evening?.begins ?? 0)).toBe(4 * 3_600_000)
  })
})

describe('days of a week', () => {
  it('[S3] a day begins at the midnight of its site, also after clocks changed', () => {
    const madrid = { from: Date.UTC(2026, 2, 22, 23), offsets: [0, 60, 6 * 86_400 + 2 * 3600, 120] }
    expect(dateToInstant(madrid, '2026-03-29')).toBe(Date.UTC(2026, 2, 28, 23))
    expect(dateToInstant(madrid, '2026-03-30')).toBe(Date.UTC(2026, 2, 29, 22))
  })
})
