// What a layout must keep beside its schema: zones lie on the screen, are large enough to be seen, and each is called by a name
// of its own. They may overlap: a ticker may run over a picture. Asked on writing, so that what was kept before still opens.
import type { LayoutZone } from './layout.ts'

/** Narrower or lower than this a zone shows nothing that can be read, per cent of the screen. */
export const LEAST_ZONE = 4

/** Thirds do not add up to a whole hundred; less than this is not seen, per cent. */
const SLACK = 0.05

export type LayoutRefusal = { readonly path: string; readonly type: 'zone-outside' | 'zone-small' | 'zone-twice' }

export const zonesToRefusals = (zones: readonly LayoutZone[]): LayoutRefusal[] =>
  zones.flatMap(({ id, x, y, width, height }, index): LayoutRefusal[] => {
    const path = `zones.${index}`
    if (zones.findIndex((zone) => zone.id === id) !== index) return [{ path: `${path}.id`, type: 'zone-twice' }]
    if (width < LEAST_ZONE) return [{ path: `${path}.width`, type: 'zone-small' }]
    if (height < LEAST_ZONE) return [{ path: `${path}.height`, type: 'zone-small' }]
    if (x + width > 100 + SLACK) return [{ path: `${path}.width`, type: 'zone-outside' }]
    if (y + height > 100 + SLACK) return [{ path: `${path}.height`, type: 'zone-outside' }]
    return []
  })
