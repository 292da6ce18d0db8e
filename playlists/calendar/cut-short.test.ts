import { describe, expect, test } from 'vitest'
import { sampleEntry, samplePlaylist } from '../../test/doubles/sample.ts'
import type { Daypart } from '../model/civil.ts'
import type { Level } from '../model/entry.ts'
import { entryToCutShort } from './cut-short.ts'

const MINUTE = 60_000
const inner = samplePlaylist('inner', [['film', 40 * MINUTE]])
const outer = { ...samplePlaylist('outer', ['poster']), inside: [{ playlist: inner.id, before: 1 }] }
const playlists = { inner, outer }

const cut = (dayparts: Daypart[], level: Level = 'rotate', playlist = inner.id) => {
  const entry = sampleEntry('e', playlist, { dayparts, level, startsAt: '2026-12-08T15:00' })
  const found = entryToCutShort(entry, entry.playlist, playlists)
  return found && [found.item, found.ms / MINUTE, found.daypartMs / MINUTE]
}

describe('an item longer than its daypart', () => {
  test.each<[string, Daypart[], [string, number, number] | null]>([
    ['is told, with both lengths', [{ from: '12:00', until: '12:30' }], ['film', 40, 30]],
    ['is none that just fits', [{ from: '12:00', until: '12:40' }], null],
    ['is none where there are no dayparts', [], null],
    [
      'is told for the shortest of several',
      [
        { from: '08:00', until: '18:00' },
        { from: '20:00', until: '20:10' },
      ],
      ['film', 40, 10],
    ],
    [
      'is none where two dayparts meet and are long enough together',
      [
        { from: '12:30', until: '13:00' },
        { from: '12:00', until: '12:30' },
      ],
      null,
    ],
    ['is none past midnight, where the daypart goes on [S2]', [{ from: '23:30', until: '00:30' }], null],
  ])('%s', (_, dayparts, expected) => expect(cut(dayparts)).toEqual(expected))

  test('is found in a playlist inside another', () =>
    expect(cut([{ from: '12:00', until: '12:30' }], 'rotate', outer.id)).toEqual(['film', 40, 30]))

  test('does not matter to an appointment, which plays to its end', () =>
    expect(cut([{ from: '12:00', until: '12:30' }], 'appointment')).toBeNull())
})
