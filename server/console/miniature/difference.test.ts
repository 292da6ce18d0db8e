import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../playlists/manifest.ts'
import { openManifest } from '../../../playlists/showing.ts'
import type { ScreenState } from '../../screens/screen-state.ts'
import { findDifferences } from './difference.ts'

const DAY = 86_400_000
const FROM = Date.UTC(2026, 10, 21)

// i-a for 10 s, i-b for 20 s, until six in the evening; then blank.
const manifest = {
  number: 7,
  from: FROM,
  until: FROM + 7 * DAY,
  items: [
    { kind: 'image', id: 'i-a' },
    { kind: 'image', id: 'i-b' },
  ],
  zones: [{ id: 'main', rect: [0, 0, 100, 100], origin: FROM, patterns: [[0, 0, 64_800, -1]], blocks: [0, 7] }],
  loops: [{ turns: [0, 1] }],
  lists: [{ entry: -1, slots: [0, 10_000, 1, 20_000] }],
} as unknown as Manifest
const opened = { manifest, open: openManifest(manifest), zone: 0 }

const shows = (item: string, from: number, until: number, over: Partial<ScreenState> = {}) => ({
  state: {
    link: 'online',
    showing: { number: 7, revision: 3, item, from: FROM + from * 1000, until: FROM + until * 1000, zones: [] },
    ...over,
  } as ScreenState,
})

const at = (second: number): number => FROM + second * 1000

describe('findDifferences', () => {
  it('finds none where the screen shows what is due, its clock a second off', () =>
    expect(findDifferences(opened, shows('i-b', 9, 29), at(15))).toEqual([]))
  it('names both where it shows another', () =>
    expect(findDifferences(opened, shows('i-a', 10, 30), at(15))).toMatchObject([
      { zone: 0, due: 'i-b', shown: 'i-a' },
    ]))
  it('[S11] finds a screen that plays on when it should be dark', () =>
    expect(findDifferences(opened, shows('i-a', 64_800, 64_810), at(64_805))).toMatchObject([
      { zone: 0, due: 'blank', shown: 'i-a' },
    ]))
  it('names the zone where a side one shows another, and passes over what is no zone of the manifest', () => {
    const sides = { ...manifest, zones: [...manifest.zones, ...manifest.zones] }
    const { state } = shows('i-b', 10, 30)
    const zones = ['i-a', 'card'].map((item) => ({ item, from: at(10), until: at(30) }))
    const told = {
      state: { ...state, showing: { number: 7, revision: 3, item: 'i-b', from: at(10), until: at(30), zones } },
    }
    const found = findDifferences({ manifest: sides, open: openManifest(sides) }, told, at(15))
    expect(found).toMatchObject([{ zone: 1, due: 'i-b', shown: 'i-a' }])
  })
  it.each([
    ['offline', shows('i-a', 10, 30, { link: 'offline' }), 15],
    ['silent since', shows('i-a', 10, 30), 60],
  ])('says nothing of one that is %s', (_, row, second) => expect(findDifferences(opened, row, at(second))).toEqual([]))
  it('says nothing while the screen plays an older manifest', () => {
    const row = shows('i-a', 10, 30)
    const older = { ...opened, manifest: { ...manifest, number: 8 } }
    expect(findDifferences(older, row, at(15))).toEqual([])
  })
})
