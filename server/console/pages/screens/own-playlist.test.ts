import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../playlists/model/entry.ts'
import type { ItemId, PlaylistId, ScreenId } from '../../../../playlists/model/ids.ts'
import { addDays, findOwnEntry, joinItems, lastDayToUntil, toCivilDate, toOwnEntry } from './own-playlist.ts'

const screen = 's-1' as ScreenId
const playlist = 'p-1' as PlaylistId
const own: Entry = { ...toOwnEntry(screen, '入口专用', playlist, 'rotate'), id: 'e-1', version: 1, unit: 'u' } as Entry

describe('findOwnEntry', () => {
  it('finds again what it made', () => expect(findOwnEntry([own], screen, 'rotate')).toBe(own))
  it.each([
    ['another level', { level: 'override' }],
    ['switched off', { enabled: false }],
    ['for certain hours', { dayparts: [{ from: '06:00', until: '09:00' }] }],
    ['for certain dates', { dates: { from: null, until: '2026-12-01' } }],
    ['for a second screen', { targets: { kind: 'some', screens: ['s-1', 's-2'], sites: [], tags: [] } }],
    ['for everywhere', { targets: { kind: 'all' } }],
  ])('takes no entry that is %s', (_, over) => {
    expect(findOwnEntry([{ ...own, ...over } as Entry], screen, 'rotate')).toBeNull()
  })
  it('takes no playlist that plays elsewhere too, or a poster would turn up there', () => {
    const elsewhere = { ...own, id: 'e-2', targets: { kind: 'all' } } as Entry
    expect(findOwnEntry([own, elsewhere], screen, 'rotate')).toBeNull()
  })
})

describe('joinItems', () => {
  it('puts new ones first and plays none twice', () => {
    const slot = (item: string, ms: number) => ({ item: item as ItemId, ms })
    expect(joinItems([slot('a', 1000), slot('b', 1000)], [slot('b', 9000), slot('c', 9000)])).toEqual([
      slot('b', 9000),
      slot('c', 9000),
      slot('a', 1000),
    ])
  })
})

describe('days', () => {
  it('[S3] are those of the site, not of the computer', () => {
    expect(toCivilDate(Date.UTC(2026, 10, 21, 17), 'Asia/Shanghai')).toBe('2026-11-22')
    expect(toCivilDate(Date.UTC(2026, 10, 21, 17), 'Europe/Lisbon')).toBe('2026-11-21')
  })
  it('[S9] end at the midnight after the last one', () => expect(lastDayToUntil('2026-12-31')).toBe('2027-01-01T00:00'))
  it('count across months', () => expect(addDays('2028-02-27', 3)).toBe('2028-03-01'))
})
