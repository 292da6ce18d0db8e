// What the list of observances shows of a year: each with its days, where they come from, and whether they are only the usual
// ones. Pure.
import { dayToCivilDate } from '../../../../../playlists/calendar/day.ts'
import { findObservance, observanceInYear } from '../../../../../playlists/calendar/observances.ts'
import { builtInObservances } from '../../../../../playlists/calendar/observances-data.ts'
import type { ObservanceId } from '../../../../../playlists/model/ids.ts'
import type { AnnouncedDates, Observance, ObservanceRule } from '../../../../../playlists/model/observance.ts'

export type ObservanceRow = {
  id: ObservanceId
  zh: string
  en: string
  basis: string
  since: number | null
  isBuiltIn: boolean
  /** Dates are announced each year, or follow from the rule alone. */
  isAnnounced: boolean
  rule: ObservanceRule | null
  /** That begin in the year. */
  dates: readonly AnnouncedDates[]
  isNominal: boolean
  /** The staff's document: the observance itself, or the dates they gave a built-in one. */
  own: Observance | null
  /** Whether that document says something of the year. */
  isSet: boolean
}

const beginsIn = (year: number) => (dates: AnnouncedDates) => Number(dates.from.slice(0, 4)) === year

/** The earliest in the year first; those without days in it last. */
export const toObservanceRows = (documents: readonly Observance[], year: number): ObservanceRow[] => {
  const observances = Object.fromEntries(documents.map((one) => [one.id as string, one]))
  const toRow = (
    row: Pick<ObservanceRow, 'id' | 'zh' | 'en' | 'basis' | 'since' | 'isBuiltIn' | 'isAnnounced' | 'rule' | 'own'>,
  ): ObservanceRow => {
    const known = findObservance(row.id, observances)
    const { stretches, isNominal } = known ? observanceInYear(known, year) : { stretches: [], isNominal: false }
    const dates = stretches.map(({ first, last }) => ({ from: dayToCivilDate(first), until: dayToCivilDate(last) }))
    return { ...row, dates, isNominal, isSet: row.own?.dates.some(beginsIn(year)) ?? false }
  }
  const rows = [
    ...documents
      .filter(({ builtIn }) => builtIn === null)
      .map((own) =>
        toRow({
          id: own.id,
          zh: own.name,
          en: own.name,
          basis: '',
          since: null,
          isBuiltIn: false,
          isAnnounced: false,
          rule: own.rule,
          own,
        }),
      ),
    ...builtInObservances.map((one) =>
      toRow({
        id: one.id,
        zh: one.zh,
        en: one.en,
        basis: one.basis,
        since: one.since,
        isBuiltIn: true,
        isAnnounced: one.isAnnounced,
        rule: one.rule,
        own: documents.find(({ builtIn }) => builtIn === one.id) ?? null,
      }),
    ),
  ]
  const startOf = ({ dates }: ObservanceRow): string => dates[0]?.from ?? '9999'
  return rows.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0))
}

/** The dates of one year replaced; null takes them away. */
export const withDates = (
  dates: readonly AnnouncedDates[],
  year: number,
  fresh: AnnouncedDates | null,
): AnnouncedDates[] =>
  [...dates.filter((one) => !beginsIn(year)(one)), ...(fresh ? [fresh] : [])].toSorted((a, b) =>
    a.from < b.from ? -1 : 1,
  )
