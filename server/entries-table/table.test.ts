import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { emptyCatalogue } from '../../playlists/model/catalogue.ts'
import { Entry, plainEntry } from '../../playlists/model/entry.ts'
import { Playlist } from '../../playlists/model/playlist.ts'
import { createNames } from './names.ts'
import { columnNames, entryToCells, readRow } from './table.ts'

const entries = [
  {},
  { name: '夜间', dayparts: [{ from: '22:00', until: '06:00' }], weight: 3, enabled: false },
  { level: 'notice', perHour: 6, zone: 'side' },
  { level: 'appointment', startsAt: '2026-12-01T08:00' },
  { startsAt: null, targets: { kind: 'some', sites: [], screens: [], tags: ['一;二'] } },
].map((over) => v.parse(Entry, { id: 'e-1', version: 3, unit: 'root', playlist: 'p-1', ...plainEntry, ...over }))
const playlist = v.parse(Playlist, { id: 'p-1', version: 1, unit: 'root', name: '健康', items: [] })
const names = createNames({ ...emptyCatalogue, playlists: { [playlist.id]: playlist } })

describe('a row', () => {
  it.each(entries)('that has no cells says what its entry says: %j', (entry) => {
    const { id: _, version: _version, unit: _unit, ...input } = entry
    expect(readRow(() => null, names, entry)).toEqual({ input, problems: [] })
  })
  it('that has no cells and no entry says what a new rule says, and asks for its playlist', () => {
    expect(readRow(() => null, names, null)).toMatchObject({
      input: null,
      problems: [{ column: 'playlist', rule: 'missing', value: '' }],
    })
  })
  it.each(entries.slice(0, -1))('of all cells says the same, whatever entry it is for: %j', (entry) => {
    const cells = entryToCells(entry, names).map(String)
    const read = (current: Entry | null) =>
      readRow((column) => cells[columnNames.indexOf(column)] ?? null, names, current)
    expect(read(null).problems).toEqual([])
    for (const other of entries) expect(read(other)).toEqual(read(null))
  })
})
