// What staff should know of a rule before they save it: days that never come, years that nobody announced yet.
import { useMemo } from 'preact/hooks'
import { entryToRefusal, entryToWarnings, type EntryWarning } from '../../../../playlists/calendar/entry-warnings.ts'
import { Note } from '../../items/note.tsx'
import { LinkButton } from '../../parts/button.tsx'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import type { Calendar } from './conflicts.ts'
import type { EntryDraft } from './entry-draft.ts'

const yearsToWords = (years: readonly number[]): string => years.join(language.value === 'en' ? ', ' : '、')

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

/** Only for days and dates that are written rightly. */
export const EntryWarnings = ({ draft, calendar }: { draft: EntryDraft; calendar: Calendar }) => {
  const { dates, days, exceptions } = draft
  const { today, surroundings } = calendar
  const { refusal, warnings } = useMemo(() => {
    const when = { dates, days, exceptions }
    const refused = entryToRefusal(when)
    return { refusal: refused, warnings: refused ? [] : entryToWarnings(when, today, surroundings) }
  }, [dates, days, exceptions, today, surroundings])
  return (
    <>
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
