// What can be done to the zones of a layout. The main zone stays: the first one, at the bottom of the pile, where broadcasts
// come and what names no zone plays. Ids are made here and never change, since entries name them.
import * as v from 'valibot'
import { LEAST_ZONE } from '../../../../playlists/model/layout-rules.ts'
import { ZoneId, type LayoutZone, type ZoneKind } from '../../../../playlists/model/layout.ts'
import { MAIN_ZONE } from '../../../../playlists/model/entry.ts'
import { toMainZone } from '../../../../playlists/model/zones.ts'
import { overlapOf, round, type Rect } from './geometry.ts'

export type Zones = readonly LayoutZone[]

export const MOST_ZONES = 8

const firstIds: Record<ZoneKind, string> = { main: 'second', side: 'side', ticker: 'ticker' }

const rectByKind: Record<ZoneKind, Rect> = {
  main: { x: 60, y: 56, width: 36, height: 36 },
  side: { x: 72, y: 0, width: 28, height: 100 },
  ticker: { x: 0, y: 90, width: 100, height: 10 },
}

const freeId = (zones: Zones, first: string): string => {
  const isFree = (id: string): boolean => zones.every((zone) => zone.id !== id)
  let id = first
  for (let number = 2; !isFree(id); number++) id = `${first}-${number}`
  return v.parse(ZoneId, id)
}

const toRectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height })

export const isMain = (zones: Zones, zone: LayoutZone): boolean => toMainZone(zones) === zone

/** A side column and a ticker come at the edge, and what is there makes room for them, as far as it can. */
const makeRoom = (zone: LayoutZone, rect: Rect, kind: ZoneKind): LayoutZone => {
  if (kind === 'main' || overlapOf(zone, rect) === 0) return zone
  if (kind === 'side') {
    const width = round(rect.x - zone.x)
    return width >= LEAST_ZONE ? { ...zone, width } : zone
  }
  const height = round(rect.y - zone.y)
  return height >= LEAST_ZONE ? { ...zone, height } : zone
}

export const addZone = (zones: Zones, kind: ZoneKind): Zones => {
  if (zones.length >= MOST_ZONES) return zones
  const rect = rectByKind[kind]
  const id = freeId(zones, firstIds[kind])
  return [...zones.map((zone) => makeRoom(zone, rect, kind)), { id, ...(kind !== 'main' && { kind }), ...rect }]
}

/** The main zone stays. */
export const removeZone = (zones: Zones, id: string): Zones =>
  zones.filter((zone) => zone.id !== id || isMain(zones, zone))

export const changeZone = (zones: Zones, id: string, change: Partial<LayoutZone>): Zones =>
  zones.map((zone) => (zone.id === id ? { ...zone, ...change } : zone))

/** An empty name takes it away. Spaces around it are the controller's to trim: who types one may go on. */
export const renameZone = (zones: Zones, id: string, name: string): Zones =>
  zones.map((zone) => {
    if (zone.id !== id) return zone
    const { name: _, ...rest } = zone
    return name.trim() === '' ? rest : { ...rest, name }
  })

/** The main zone comes to where the other is, and the other to where the main one was. */
export const swapWithMain = (zones: Zones, id: string): Zones => {
  const main = toMainZone(zones)
  const other = zones.find((zone) => zone.id === id)
  if (main === undefined || other === undefined) return zones
  return zones.map((zone) =>
    zone === main ? { ...zone, ...toRectOf(other) } : zone === other ? { ...zone, ...toRectOf(main) } : zone,
  )
}

/** Whether it can come further to the front (1) or to the back (-1); the main zone stays at the back. */
export const canRaise = (zones: Zones, id: string, by: 1 | -1): boolean => {
  const at = zones.findIndex((zone) => zone.id === id)
  const other = zones[at + by]
  const zone = zones[at]
  return zone !== undefined && other !== undefined && !isMain(zones, zone) && !isMain(zones, other)
}

export const raiseZone = (zones: Zones, id: string, by: 1 | -1): Zones => {
  if (!canRaise(zones, id, by)) return zones
  const at = zones.findIndex((zone) => zone.id === id)
  const moved = zones.filter((zone) => zone.id !== id)
  const zone = zones[at]
  if (zone !== undefined) moved.splice(at + by, 0, zone)
  return moved
}

/** What a new layout without a model begins with. */
export const blankZones: Zones = [{ id: MAIN_ZONE, x: 0, y: 0, width: 100, height: 100 }]
