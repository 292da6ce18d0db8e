// What to know about a layout and about who plays in the chosen zone.
import type { Entry } from '../../../../playlists/model/entry.ts'
import type { LayoutZone } from '../../../../playlists/model/layout.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { live } from '../../api/collections.ts'
import { Note } from '../../items/note.tsx'
import { t } from '../../words/words.ts'
import { zonesToNotes, type LayoutNote } from './layout-notes.ts'
import type { Zones } from './zone-edits.ts'
import { zoneToName } from './zone-name.ts'

const toWords = (note: LayoutNote): string => {
  switch (note.type) {
    case 'hidden':
      return t('layouts.note.hidden', { name: zoneToName(note.zone) })
    case 'overlap':
      return t('layouts.note.overlap', {
        name: zoneToName(note.zone),
        by: zoneToName(note.by),
        share: Math.max(1, Math.round(note.share)),
      })
    case 'ticker-over':
      return t('layouts.note.ticker', { name: zoneToName(note.zone), by: zoneToName(note.by) })
    case 'uncovered':
      return t('layouts.note.uncovered', { share: Math.max(1, Math.round(note.share)) })
  }
}

const tones = { hidden: 'bad', overlap: 'warn', 'ticker-over': 'plain', uncovered: 'warn' } as const

export const LayoutNotes = ({ zones }: { zones: Zones }) => (
  <output class="stack-tight">
    {zonesToNotes(zones).map((note) => (
      <Note key={toWords(note)} tone={tones[note.type]}>
        {toWords(note)}
      </Note>
    ))}
  </output>
)

const reaches = ({ targets }: Entry, screens: readonly Screen[]): boolean =>
  targets.kind === 'all' ||
  screens.length === 0 ||
  screens.some(
    ({ id, site, tags }) =>
      targets.screens.includes(id) || targets.sites.includes(site) || tags.some((tag) => targets.tags.includes(tag)),
  )

/** Of a zone that is not the main one: how many rules play in it on the screens of the layout. */
export const ZoneRules = ({ zone, screens }: { zone: LayoutZone; screens: readonly Screen[] }) => {
  const entries = live('entries').documents.value
  if (entries === null) return null
  const count = entries.filter((entry) => entry.enabled && entry.zone === zone.id && reaches(entry, screens)).length
  return <p class="quiet small">{count === 0 ? t('layouts.noRules') : t('layouts.rules', { count })}</p>
}
