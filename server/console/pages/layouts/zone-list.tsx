// The zones by name, the front one first: to choose one that lies under another, and to add one.
import { ZoneKind } from '../../../../playlists/model/layout.ts'
import { Icon } from '../../parts/icon.tsx'
import { Menu } from '../../parts/menu.tsx'
import { t } from '../../words/words.ts'
import { positionToWords } from './canvas.tsx'
import type { Editing } from './use-zones.ts'
import { addZone, MOST_ZONES } from './zone-edits.ts'
import { zoneToKindName, zoneToName } from './zone-name.ts'

type ZoneListProps = { editing: Editing; chosen: string; fixed: boolean; onChoose: (id: string) => void }

const firstId: Record<ZoneKind, string> = { main: 'second', side: 'side', ticker: 'ticker' }

export const ZoneList = ({ editing, chosen, fixed, onChoose }: ZoneListProps) => {
  const zones = editing.dragged.value ?? editing.zones
  const add = (kind: ZoneKind): void => {
    const next = addZone(editing.zones, kind)
    editing.change(next)
    onChoose(next.at(-1)?.id ?? chosen)
  }
  return (
    <div class="stack-tight">
      <ul class="zone-list">
        {zones.toReversed().map((zone) => (
          <li key={zone.id}>
            <button
              type="button"
              class={`zone-one zone-one-${zone.kind ?? 'main'}`}
              aria-pressed={zone.id === chosen}
              onClick={() => onChoose(zone.id)}
            >
              <strong class="one-line">{zoneToName(zone)}</strong>
              <span class="quiet tiny one-line">{positionToWords(zone)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!fixed &&
        (zones.length < MOST_ZONES ? (
          <span>
            <Menu
              label={t('layouts.addZone')}
              look="button button-plain button-small"
              align="start"
              groups={[
                ZoneKind.options.map((kind) => ({
                  label: `${zoneToKindName(firstId[kind], kind)}: ${t(`layouts.kind.${kind}`)}`,
                  onChoose: () => add(kind),
                })),
              ]}
            >
              <Icon name="plus" size={18} />
              {t('layouts.addZone')}
            </Menu>
          </span>
        ) : (
          <p class="quiet small">{t('layouts.full', { count: MOST_ZONES })}</p>
        ))}
    </div>
  )
}
