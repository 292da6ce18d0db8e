// Which part of the screen a rule is for, where the screens that it reaches have more than one; and what does not fit.
import { MAIN_ZONE } from '../../../../playlists/model/entry.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { zonesOf } from '../../../../playlists/model/zones.ts'
import { live } from '../../api/collections.ts'
import { overview } from '../../api/overview.ts'
import { Note } from '../../items/note.tsx'
import { Select } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import { choiceToName } from '../layouts/zone-name.ts'
import type { EntryDraft } from './entry-draft.ts'
import { targetsToScreens } from './rank.ts'

/** How many of the screens that a rule reaches have no zone of the name that it is for. */
export const countWithout = (
  zone: string | undefined,
  screens: readonly Screen[],
  layouts: Parameters<typeof zonesOf>[0],
): number => {
  if (zone === undefined || zone === MAIN_ZONE) return 0
  return screens.length - (zonesOf(layouts, screens).find(({ id }) => id === zone)?.screens ?? 0)
}

type ZoneProps = {
  draft: Pick<EntryDraft, 'targets' | 'zone'>
  onChange: (change: Pick<EntryDraft, 'zone'>) => void
}

export const ZoneField = ({ draft: { targets, zone }, onChange }: ZoneProps) => {
  const layouts = live('layouts').documents.value
  const rows = overview.value
  if (layouts === null || rows === null) return null
  const screens = targetsToScreens(
    targets,
    rows.map(({ screen }) => screen),
  )
  const chosen = zone ?? MAIN_ZONE
  const found = zonesOf(layouts, screens)
  if (found.length < 2 && chosen === MAIN_ZONE) return null
  // On none of these screens, but perhaps on others.
  const elsewhere = layouts.flatMap(({ zones }) => zones).find(({ id }) => id === chosen)
  const choices = found.some(({ id }) => id === chosen)
    ? found
    : [
        ...found,
        { id: chosen, kind: elsewhere?.kind ?? 'main', names: elsewhere?.name ? [elsewhere.name] : [], screens: 0 },
      ]
  const without = countWithout(zone, screens, layouts)
  const isTicker = choices.find(({ id }) => id === chosen)?.kind === 'ticker'
  return (
    <>
      <Select<string>
        label={t('form.zone')}
        value={chosen}
        hint={isTicker ? t('form.zoneTicker') : t('form.zoneHint')}
        options={choices.map((choice) => ({
          value: choice.id,
          label:
            choice.screens === 0
              ? choiceToName(choice)
              : t('form.zoneChoice', { zone: choiceToName(choice), count: choice.screens }),
        }))}
        onChange={(id) => onChange({ zone: id === MAIN_ZONE ? undefined : id })}
      />
      {without > 0 && (
        <Note tone="warn">
          {without === screens.length
            ? t('form.zoneNowhere')
            : t('form.zoneMissing', { count: without, all: screens.length })}
        </Note>
      )}
    </>
  )
}
