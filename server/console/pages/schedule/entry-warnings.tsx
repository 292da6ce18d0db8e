// What staff should know of a rule before they save it: days that never come, years that nobody announced yet.
import { useMemo } from 'preact/hooks'
import { entryToCutShort } from '../../../../playlists/calendar/cut-short.ts'
import { entryToRefusal, entryToWarnings, type EntryWarning } from '../../../../playlists/calendar/entry-warnings.ts'
import { live } from '../../api/collections.ts'
import { Note } from '../../items/note.tsx'
import { LinkButton } from '../../parts/button.tsx'
import { formatLength } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { listed, t } from '../../words/words.ts'
import type { Calendar } from './conflicts.ts'
import type { EntryDraft } from './entry-draft.ts'

const yearsToWords = (years: readonly number[]): string => listed(years.map(String))

export const warningToWords = (warning: EntryWarning): string => {
  switch (warning.type) {
    case 'years-not-announced':
      return t('warning.years-not-announced', { years: yearsToWords(warning.years) })
    case 'observance-nominal':
      return t('warning.observance-nominal', { years: yearsToWords(warning.years) })
    default:
      return t(`warning.${warning.type}`)
  }
}

/** Of an item that is too long for the times of day; undefined where none is. */
const cutShortToWords = (draft: EntryDraft): string | undefined => {
  const playlists = live('playlists').documents.value
  if (draft.playlist === null || !playlists) return undefined
  const cut = entryToCutShort(draft, draft.playlist, Object.fromEntries(playlists.map((one) => [one.id, one])))
  if (cut === null) return undefined
  const [item, daypart] = [cut.ms, cut.daypartMs].map((ms) => formatLength(ms, language.value))
  return t('warning.item-longer-than-daypart', { item: item ?? '', daypart: daypart ?? '' })
}

/** Only for days and dates that are written rightly. */
export const EntryWarnings = ({ draft, calendar }: { draft: EntryDraft; calendar: Calendar }) => {
  const { dates, days, exceptions } = draft
  const { today, surroundings } = calendar
  const { refusal, warnings } = useMemo(() => {
    const when = { dates, days, exceptions }
    const refused = entryToRefusal(when)
    return { refusal: refused, warnings: refused ? [] : entryToWarnings(when, today, surroundings) }
  }, [dates, days, exceptions, today, surroundings])
  const cutShort = cutShortToWords(draft)
  return (
    <>
      {cutShort && <Note tone="warn">{cutShort}</Note>}
      {refusal && <Note tone="bad">{t('warning.rrule-too-many', { bound: refusal.bound })}</Note>}
      {warnings.map((warning) => (
        <Note
          key={warning.type}
          tone={warning.type === 'years-not-announced' || warning.type === 'observance-nominal' ? 'plain' : 'warn'}
          action={
            warning.type === 'observance-nominal' && (
              <LinkButton small href={`/schedule/observances?year=${warning.years[0]}`}>
                {t('warning.setDates')}
              </LinkButton>
            )
          }
        >
          {warningToWords(warning)}
        </Note>
      ))}
    </>
  )
}
