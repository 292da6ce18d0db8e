import { describe, expect, test } from 'vitest'
import { samplePlaylist } from '../../test/doubles/sample.ts'
import type { PlaylistId } from './ids.ts'
import { playlistToRefusal, treeOf } from './playlist-tree.ts'
import type { Playlist } from './playlist.ts'

const list = (id: string, ...inside: string[]): Playlist => ({
  ...samplePlaylist(id, []),
  inside: inside.map((playlist) => ({ playlist: playlist as PlaylistId, before: 0 })),
})
const byId = (...lists: Playlist[]) => Object.fromEntries(lists.map((one) => [one.id, one]))

describe('a playlist is refused', () => {
  test('that contains itself, at once or by way of others', () => {
    expect(playlistToRefusal(list('a', 'a'), {})).toEqual({ type: 'playlist-cycle' })
    const others = byId(list('a'), list('b', 'c'), list('c', 'a'))
    expect(playlistToRefusal(list('a', 'b'), others)).toEqual({ type: 'playlist-cycle' })
  })

  test('that makes a tree deeper than four, its own or that of one around it', () => {
    const chain = byId(list('b', 'c'), list('c', 'd'), list('d'))
    expect(playlistToRefusal(list('a', 'b'), chain)).toBeNull()
    expect(playlistToRefusal(list('d', 'e'), { ...chain, ...byId(list('a', 'b'), list('e')) })).toEqual({
      type: 'playlist-depth',
    })
  })

  test('only then: the same one may be inside twice, and one that is gone hurts nobody', () => {
    expect(playlistToRefusal(list('a', 'b', 'b', 'gone'), byId(list('b')))).toBeNull()
    expect(playlistToRefusal(list('a'), {})).toBeNull()
  })
})

test('a tree has each playlist once, itself first, and ends also where it runs in a circle', () => {
  const lists = byId(list('a', 'b', 'c'), list('b', 'c'), list('c', 'a'))
  expect(treeOf('a' as PlaylistId, lists).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})
