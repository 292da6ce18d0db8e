import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../playlists/manifest.ts'
import { createShowing, openManifest, showing } from '../../../playlists/showing.ts'
import { withReported } from './reported.ts'

const DAY = 86_400_000
const FROM = Date.UTC(2026, 10, 21)

const zone = (id: string, loop: number) => ({
  id,
  rect: [0, 0, 50, 100],
  origin: FROM,
  patterns: [[0, loop]],
  blocks: [0, 7],
})

// i-a on the main zone, i-b on the side one, all day.
const manifest = {
  number: 7,
  from: FROM,
  until: FROM + 7 * DAY,
  items: [
    { kind: 'image', id: 'i-a' },
    { kind: 'image', id: 'i-b' },
  ],
  zones: [zone('main', 0), zone('side', 1)],
  loops: [{ turns: [0, 1] }, { turns: [1, 1] }],
  lists: [
    { entry: -1, slots: [0, 10_000] },
    { entry: -1, slots: [1, 10_000] },
  ],
} as unknown as Manifest

const differ = (at: number, shown: string) => ({ zone: at, due: 'i-b', shown, from: FROM, until: FROM + 10_000 })

/** What is on both zones, so many seconds on. */
const on = (played: Manifest, second: number) =>
  [0, 1].map((at) => {
    const { blank, item } = showing(openManifest(played), at, FROM + second * 1000, createShowing())
    const shown = played.items[item]
    return blank ? 'blank' : shown !== undefined && 'id' in shown ? shown.id : shown?.kind
  })

describe('a miniature of a screen with several zones', () => {
  it('is its schedule where the screen shows what it should', () => expect(withReported(manifest, [])).toBe(manifest))

  it.each(['i-a', 'card', 'blank'])('shows %s on the side zone where that is reported, until its end', (shown) => {
    const played = withReported(manifest, [differ(1, shown)])
    expect(on(played, 5)).toEqual(['i-a', shown])
    expect(on(played, 10)).toEqual(['i-a', 'i-b'])
  })

  it('shows what each zone reports where several differ', () =>
    expect(on(withReported(manifest, [differ(0, 'i-b'), differ(1, 'card')]), 5)).toEqual(['i-b', 'card']))

  it('follows the schedule where the item is none of its own', () =>
    expect(withReported(manifest, [differ(1, 'i-gone')])).toBe(manifest))
})
