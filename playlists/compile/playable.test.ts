// What of a playlist plays when: its order, the playlists inside it, and how much of it at a time.
import { describe, expect, test } from 'vitest'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import { civilDateToDay, DAY_MS } from '../calendar/day.ts'
import type { PlaylistId } from '../model/ids.ts'
import type { Playlist } from '../model/playlist.ts'
import { createShowing, openManifest, showing } from '../showing.ts'
import { classOf } from './classes.ts'
import { compile } from './compile.ts'
import { playlistToSequence } from './sequence.ts'

const TODAY = civilDateToDay('2027-06-07')

/** The ids that a list plays on a day, by the rules of the lists alone. */
const play = (lists: readonly Playlist[], id = 'p', day = TODAY): string =>
  playlistToSequence<string>(id as PlaylistId, {
    playlists: Object.fromEntries(lists.map((list) => [list.id, list])),
    day,
    toPlace: ({ item }) => item,
  }).join(' ')

const list = (id: string, items: string, over: Partial<Playlist> = {}): Playlist => ({
  ...samplePlaylist(id, items === '' ? [] : items.split(' ')),
  ...over,
})
const inside = (playlist: string, before = 0) => ({ playlist: playlist as PlaylistId, before })

describe('a shuffled playlist', () => {
  const items = Array.from({ length: 20 }, (_, index) => `i${index}`)
  const shuffled = (ids: readonly string[], id = 'p') => play([list(id, ids.join(' '), { order: 'shuffled' })], id)

  test('has all of its items, in another order, which is its own', () => {
    const order = shuffled(items).split(' ')
    expect(order.toSorted()).toEqual(items.toSorted())
    expect(order).not.toEqual(items)
    expect(shuffled(items, 'q').split(' ')).not.toEqual(order)
  })

  test('[S12] is in the same order however its list is sorted, and whatever is added or removed', () => {
    expect(shuffled(items.toReversed())).toBe(shuffled(items))
    const without = shuffled(items)
      .split(' ')
      .filter((id) => id !== 'i7')
    expect(shuffled(items.filter((id) => id !== 'i7')).split(' ')).toEqual(without)
  })
})

describe('a playlist inside another', () => {
  test('plays where it stands, whole', () => {
    const lists = [list('p', 'a b', { inside: [inside('q', 1), inside('r', 9)] }), list('q', 'x y'), list('r', 'z')]
    expect(play(lists)).toBe('a x y b z')
  })

  test('gives so many a round, and goes on where it was in the next', () => {
    const lists = [
      list('p', 'a b', { inside: [inside('q', 1)] }),
      list('q', 'x y z', { take: { count: 1, per: 'round' } }),
    ]
    expect(play(lists)).toBe('a x b a y b a z b')
  })

  test('several of them come by until all have been through', () => {
    const one = { take: { count: 1, per: 'round' } } as const
    const lists = [
      list('p', 'a', { inside: [inside('q'), inside('r')] }),
      list('q', 'x y', one),
      list('r', '1 2 3', one),
    ]
    expect(play(lists)).toBe('x 1 a y 2 a x 3 a y 1 a x 2 a y 3 a')
  })

  test('[S6] is bounded where that would take very long', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `i${index}`).join(' ')
    const one = { take: { count: 1, per: 'round' } } as const
    const lists = [
      list('p', 'a', { inside: [inside('q'), inside('r')] }),
      list('q', ids(499), one),
      list('r', ids(500), one),
    ]
    const length = play(lists).split(' ').length
    expect(length).toBeLessThanOrEqual(2048)
    expect(length % 3).toBe(0)
  })

  test('that is empty, gone or its own parent plays nothing, and stops nothing', () => {
    const lists = [list('p', 'a', { inside: [inside('q'), inside('gone'), inside('p')] }), list('q', '')]
    expect(new Set(play(lists).split(' '))).toEqual(new Set(['a']))
  })
})

describe('so many items a day', () => {
  const daily = list('p', 'a b c d e', { take: { count: 2, per: 'day' } })

  test('are all day the same, and the next ones tomorrow, until all have been on', () => {
    const days = Array.from({ length: 6 }, (_, day) => play([daily], 'p', TODAY + day))
    expect(days[5]).toBe(days[0])
    expect(new Set(days.slice(0, 5).join(' ').split(' '))).toEqual(new Set(['a', 'b', 'c', 'd', 'e']))
    const letters = days.slice(0, 5).join(' ').split(' ')
    for (const [index, letter] of letters.entries()) {
      expect('abcde'.indexOf(letter)).toBe(('abcde'.indexOf(letters[0] ?? '') + index) % 5)
    }
  })

  test('change at midnight of the site, and each of them plays in the manifest of each day (S8, S12)', () => {
    const content = sampleContent({
      items: ['a', 'b', 'c', 'd', 'e', 'n'].map((id) => sampleBulletin(id)),
      playlists: [list('p', 'n', { inside: [inside('q', 1)] }), { ...daily, id: 'q' as PlaylistId }],
      entries: [sampleEntry('e', 'p')],
    })
    const site = { market: sampleSite('market') }
    const openOn = (now: number) => {
      const screenClass = classOf(sampleScreen('s', 'market'), site, content)
      const manifest = compile({ content, screenClass, fonts: [], now, number: 1, revision: 1 })
      const open = openManifest(manifest)
      return (instant: number) => {
        const out = showing(open, 0, instant, createShowing())
        const item = manifest.items[out.item]
        return `${item && 'id' in item ? item.id : 'card'} ${out.begun}`
      }
    }
    const midnight = TODAY * DAY_MS - 8 * 3_600_000
    const look = openOn(midnight + 1)
    const seen = (from: number) => new Set(Array.from({ length: 3 }, (_, slot) => look(from + slot * 10_000)[0]))
    expect(seen(midnight).size).toBe(3)
    expect(seen(midnight)).not.toEqual(seen(midnight + DAY_MS))
    expect(seen(midnight + DAY_MS - 30_000)).toEqual(seen(midnight))
    const tomorrow = openOn(midnight + DAY_MS + 1)
    for (let step = 0; step < 200; step++) {
      const instant = midnight + DAY_MS + step * 1_234_567
      expect(tomorrow(instant)).toBe(look(instant))
    }
  })
})
