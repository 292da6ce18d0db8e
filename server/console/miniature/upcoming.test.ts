import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../playlists/manifest.ts'
import { openManifest } from '../../../playlists/showing.ts'
import { upcoming } from './upcoming.ts'

const DAY = 86_400_000
const FROM = Date.UTC(2026, 10, 21)

/** Item 0 for 10 s, item 1 for 20 s, until six in the evening; then blank. */
const toOpen = (slots: number[]) =>
  openManifest({
    from: FROM,
    until: FROM + 7 * DAY,
    zones: [{ id: 'main', rect: [0, 0, 100, 100], origin: FROM, patterns: [[0, 0, 64_800, -1]], blocks: [0, 7] }],
    loops: [{ turns: [0, 1] }],
    lists: [{ entry: -1, slots }],
  } as unknown as Manifest)

const names = (slots: number[], at: number, count: number) =>
  upcoming(toOpen(slots), 0, at, count).map(({ item, blank, from, until }) => [
    blank ? 'blank' : item,
    (from - FROM) / 1000,
    (until - FROM) / 1000,
  ])

describe('upcoming', () => {
  it('lists what is on and what follows', () => {
    expect(names([0, 10_000, 1, 20_000], FROM + 5000, 3)).toEqual([
      [0, 0, 10],
      [1, 10, 30],
      [0, 30, 40],
    ])
  })
  it('[S11] says when the screen goes dark', () => {
    expect(names([0, 10_000, 1, 20_000], FROM + 64_795_000, 2)).toEqual([
      [1, 64_780, 64_800],
      ['blank', 64_800, 86_400],
    ])
  })
  it('counts an item that follows itself once, and gives up where nothing else comes', () => {
    const [only, ...others] = names([0, 10_000], FROM, 8)
    expect(only?.slice(0, 2)).toEqual([0, 0])
    expect(others).toEqual([])
  })
})
