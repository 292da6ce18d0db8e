// Dates of reports, with their year, since reports are kept. Pure.
import type { Language } from '../../words/language.ts'

/** "2026-11-22" → "2026年11月22日". */
export const formatFullDate = (date: string, spoken: Language): string =>
  new Intl.DateTimeFormat(spoken, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
