import { describe, expect, it } from 'vitest'
import { shippedLayouts, type LayoutZone } from '../../../../playlists/model/layout.ts'
import { zonesToNotes } from './layout-notes.ts'

const zone = (id: string, x: number, y: number, width: number, height: number): LayoutZone => ({
  id,
  x,
  y,
  width,
  height,
})
const notesOf = (...zones: LayoutZone[]) =>
  zonesToNotes(zones).map((note) => {
    if (note.type === 'uncovered') return `uncovered ${note.share}`
    if (note.type === 'hidden') return `hidden ${note.zone.id}`
    return `${note.type} ${note.zone.id} ${note.by.id}`
  })

describe('zonesToNotes', () => {
  it.each(shippedLayouts.map(({ id, zones }) => [id, zones] as const))('has nothing to say about %s', (_, zones) =>
    expect(zonesToNotes(zones)).toEqual([]),
  )
  it('says which zone lies over which', () =>
    expect(notesOf(zone('main', 0, 0, 100, 100), zone('second', 60, 60, 30, 30))).toEqual(['overlap main second']))
  it('says that a ticker runs over another zone', () =>
    expect(notesOf(zone('main', 0, 0, 100, 100), { ...zone('ticker', 0, 90, 100, 10), kind: 'ticker' })).toEqual([
      'ticker-over main ticker',
    ]))
  it('says that nothing is seen of a zone, once, also where it takes two to cover it', () => {
    const main = zone('main', 20, 0, 50, 100)
    expect(notesOf(main, zone('left', 0, 0, 50, 100), zone('right', 50, 0, 50, 100))).toEqual(['hidden main'])
  })
  it('says how much stays black', () => expect(notesOf(zone('main', 0, 0, 75, 100))).toEqual(['uncovered 25']))
})
