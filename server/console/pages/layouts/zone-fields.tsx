// One zone: its name, what it is for, its place as numbers, and where it lies in the pile.
import { ZoneKind, type LayoutZone } from '../../../../playlists/model/layout.ts'
import { Button } from '../../parts/button.tsx'
import { Select, TextField } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { clampRect, type Rect } from './geometry.ts'
import { NumberField } from './number-field.tsx'
import type { Editing } from './use-zones.ts'
import { canRaise, changeZone, isMain, raiseZone, removeZone, renameZone, swapWithMain } from './zone-edits.ts'
import { zoneToKindName, zoneToName } from './zone-name.ts'

type ZoneFieldsProps = { editing: Editing; zone: LayoutZone; fixed: boolean; onSelect: (id: string) => void }

const sides = ['x', 'y', 'width', 'height'] as const

/** A length ends at the edge of the screen; a place that is too far is as far as it can be. */
const put = (rect: Rect, side: (typeof sides)[number], value: number): Rect => {
  if (side === 'width') return clampRect({ ...rect, width: Math.min(value, 100 - rect.x) })
  if (side === 'height') return clampRect({ ...rect, height: Math.min(value, 100 - rect.y) })
  return clampRect({ ...rect, [side]: value })
}

/** What a zone becomes; only what is not `main` is written down. */
const withKind = (zone: LayoutZone, kind: ZoneKind): LayoutZone => {
  const { kind: _, ...rest } = zone
  return kind === 'main' ? rest : { ...rest, kind }
}

export const ZoneFields = ({ editing, zone, fixed, onSelect }: ZoneFieldsProps) => {
  const { zones, change } = editing
  const { id } = zone
  const main = isMain(editing.dragged.value ?? zones, zone)
  const shown = (
    <div class="zone-numbers">
      {sides.map((side) => (
        <NumberField
          key={side}
          label={t(`layouts.${side}`)}
          value={zone[side]}
          disabled={fixed}
          onChange={(value) => change(changeZone(zones, id, put(zone, side, value)), `field ${id} ${side}`)}
        />
      ))}
    </div>
  )
  if (fixed) return shown
  const remove = (): void => {
    change(removeZone(zones, id))
    onSelect(zones[0]?.id ?? '')
    toast(t('layouts.zoneRemoved', { name: zoneToName(zone) }))
  }
  return (
    <div class="stack zone-fields">
      {shown}
      <div class="zone-pair">
        <TextField
          label={t('layouts.zoneName')}
          optional
          maxLength={20}
          placeholder={zoneToKindName(id, zone.kind ?? 'main')}
          value={zone.name ?? ''}
          onInput={(name) => change(renameZone(zones, id, name.slice(0, 20)), `name ${id}`)}
        />
        {main ? (
          <p class="quiet small">{t('layouts.mainText')}</p>
        ) : (
          <Select<ZoneKind>
            label={t('layouts.kind')}
            value={zone.kind ?? 'main'}
            options={ZoneKind.options.map((kind) => ({ value: kind, label: t(`layouts.kind.${kind}`) }))}
            onChange={(kind) => change(zones.map((one) => (one.id === id ? withKind(one, kind) : one)))}
          />
        )}
      </div>
      {!main && (
        <div class="row row-wrap">
          <Button small onClick={() => change(swapWithMain(zones, id))}>
            {t('layouts.swapMain')}
          </Button>
          <Button small icon="up" disabled={!canRaise(zones, id, 1)} onClick={() => change(raiseZone(zones, id, 1))}>
            {t('layouts.forward')}
          </Button>
          <Button
            small
            icon="down"
            disabled={!canRaise(zones, id, -1)}
            onClick={() => change(raiseZone(zones, id, -1))}
          >
            {t('layouts.backward')}
          </Button>
          <Button small kind="danger" icon="trash" onClick={remove}>
            {t('layouts.removeZone')}
          </Button>
        </div>
      )}
    </div>
  )
}
