// What a zone is called: by the name that staff gave it, else by what it is. Ids are never shown.
import { MAIN_ZONE } from '../../../../playlists/model/entry.ts'
import type { LayoutZone, ZoneKind } from '../../../../playlists/model/layout.ts'
import { t } from '../../words/words.ts'

/** Its name where it has none of its own: `side-2` is the second side column. */
export const zoneToKindName = (id: string, kind: ZoneKind): string => {
  const name = t(id === MAIN_ZONE ? 'zone.main' : kind === 'main' ? 'zone.second' : `zone.${kind}`)
  const number = /-(\d+)$/.exec(id)?.[1]
  return number === undefined ? name : t('zone.numbered', { name, number })
}

export const zoneToName = ({ id, kind = 'main', name }: Pick<LayoutZone, 'id' | 'kind' | 'name'>): string =>
  name ?? zoneToKindName(id, kind)

/** Of a zone that several layouts may have, as `zonesOf` gives it: each name that it has there. */
export const choiceToName = ({ id, kind, names }: { id: string; kind: ZoneKind; names: readonly string[] }): string =>
  names.length === 0 ? zoneToKindName(id, kind) : names.join(' / ')
