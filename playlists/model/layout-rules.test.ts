import { describe, expect, it } from 'vitest'
import { zonesToRefusals } from './layout-rules.ts'
import { shippedLayouts, type LayoutZone } from './layout.ts'

const zone = (id: string, x: number, y: number, width: number, height: number): LayoutZone => ({
  id,
  x,
  y,
  width,
  height,
})

describe('zonesToRefusals', () => {
  it.each(shippedLayouts.map(({ id, zones }) => [id, zones] as const))('takes the shipped layout %s', (_, zones) =>
    expect(zonesToRefusals(zones)).toEqual([]),
  )
  it.each<[string, LayoutZone[]]>([
    ['a ticker over a picture', [zone('main', 0, 0, 100, 100), zone('ticker', 0, 90, 100, 10)]],
    ['thirds', [zone('main', 0, 0, 66.67, 100), zone('side', 66.67, 0, 33.34, 100)]],
    ['the smallest zone', [zone('main', 0, 0, 4, 4)]],
  ])('takes %s', (_, zones) => expect(zonesToRefusals(zones)).toEqual([]))
  it.each<[string, LayoutZone[], string, string]>([
    ['out on the right', [zone('main', 60, 0, 60, 100)], 'zones.0.width', 'zone-outside'],
    ['out below', [zone('main', 0, 95, 100, 10)], 'zones.0.height', 'zone-outside'],
    ['too narrow', [zone('main', 0, 0, 3, 100)], 'zones.0.width', 'zone-small'],
    ['too low', [zone('main', 0, 0, 100, 100), zone('ticker', 0, 0, 100, 0)], 'zones.1.height', 'zone-small'],
    ['twice one name', [zone('main', 0, 0, 50, 50), zone('main', 50, 0, 50, 50)], 'zones.1.id', 'zone-twice'],
  ])('refuses a zone that is %s', (_, zones, path, type) => expect(zonesToRefusals(zones)).toEqual([{ path, type }]))
})
