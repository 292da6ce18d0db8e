import { describe, expect, it } from 'vitest'
import { zonesToRefusals } from '../../../../playlists/model/layout-rules.ts'
import { shippedLayouts, ZoneKind, type LayoutZone } from '../../../../playlists/model/layout.ts'
import {
  addZone,
  blankZones,
  canRaise,
  MOST_ZONES,
  raiseZone,
  removeZone,
  renameZone,
  swapWithMain,
  type Zones,
} from './zone-edits.ts'

const ids = (zones: Zones) => zones.map(({ id }) => id)
const place = ({ x, y, width, height }: LayoutZone) => [x, y, width, height]
const placeOf = (zones: Zones, id: string) => zones.filter((zone) => zone.id === id).map(place)[0]

describe('addZone', () => {
  it('puts a side column at the edge, and the main zone makes room', () => {
    const zones = addZone(blankZones, 'side')
    expect(zones.map(place)).toEqual([
      [0, 0, 72, 100],
      [72, 0, 28, 100],
    ])
  })
  it('puts a ticker below, and what is there makes room', () => {
    const zones = addZone(addZone(blankZones, 'side'), 'ticker')
    expect(zones.map(place)).toEqual([
      [0, 0, 72, 90],
      [72, 0, 28, 90],
      [0, 90, 100, 10],
    ])
  })
  it('gives ids that no other zone has, the same for the same kind in every layout', () => {
    const zones = addZone(addZone(addZone(blankZones, 'main'), 'main'), 'side')
    expect(ids(zones)).toEqual(['main', 'second', 'second-2', 'side'])
  })
  it('makes what the controller takes, however many', () => {
    let zones = blankZones
    for (let count = 0; count < 12; count++) zones = addZone(zones, ZoneKind.options[count % 3] ?? 'main')
    expect(zones.length).toBe(MOST_ZONES)
    expect(zonesToRefusals(zones)).toEqual([])
  })
})

describe('removeZone', () => {
  const zones = addZone(blankZones, 'side')
  it('takes a zone out', () => expect(ids(removeZone(zones, 'side'))).toEqual(['main']))
  it('leaves the main zone', () => expect(removeZone(zones, 'main')).toEqual(zones))
})

describe('renameZone', () => {
  it('gives a name of staff’s own, and takes it away when it is empty', () => {
    const named = renameZone(blankZones, 'main', '大图')
    expect(named[0]?.name).toBe('大图')
    expect(renameZone(named, 'main', ' ')).toEqual(blankZones)
  })
})

describe('swapWithMain', () => {
  it('exchanges the places and leaves ids and kinds', () => {
    const zones = addZone(blankZones, 'side')
    const swapped = swapWithMain(zones, 'side')
    expect(swapped.map(({ id, kind }) => [id, kind])).toEqual(zones.map(({ id, kind }) => [id, kind]))
    expect([placeOf(swapped, 'main'), placeOf(swapped, 'side')]).toEqual([
      [72, 0, 28, 100],
      [0, 0, 72, 100],
    ])
    expect(swapWithMain(swapped, 'side')).toEqual(zones)
  })
})

describe('raiseZone', () => {
  const zones = shippedLayouts.find(({ id }) => id === 'portrait-stack')?.zones ?? []
  it('brings a zone to the front and back', () => {
    expect(ids(raiseZone(zones, 'second', 1))).toEqual(['main', 'ticker', 'second'])
    expect(ids(raiseZone(zones, 'ticker', -1))).toEqual(['main', 'ticker', 'second'])
  })
  it('leaves the main zone at the back', () => {
    expect([canRaise(zones, 'main', 1), canRaise(zones, 'second', -1), canRaise(zones, 'ticker', 1)]).toEqual([
      false,
      false,
      false,
    ])
    expect(raiseZone(zones, 'second', -1)).toEqual(zones)
  })
})
