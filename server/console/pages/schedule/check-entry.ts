// What is wrong with a rule, by field, in the words of those who write it.
import { readRecurrence } from '../../../../playlists/model/recurrence-text.ts'
import { t } from '../../words/words.ts'
import { isReversed } from './dates-fields.tsx'
import { daypartsProblems } from './dayparts-field.tsx'
import type { EntryDraft } from './entry-draft.ts'

const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most

const daysProblem = ({ days }: EntryDraft): string | undefined => {
  if (days.kind === 'weekdays' && days.weekdays.length === 0) return t('days.noWeekday')
  if (days.kind !== 'rrule') return undefined
  const reading = readRecurrence(days.rule)
  return reading.type === 'refused' ? t('form.badRrule', { line: reading.line, part: reading.part }) : undefined
}

export const checkEntry = (draft: EntryDraft): { readonly [field: string]: string } => {
  const { targets } = draft
  const nobody = targets.kind === 'some' && targets.screens.length + targets.sites.length + targets.tags.length === 0
  const problems: { [field: string]: string | undefined } = {
    playlist: draft.playlist === null ? t('form.needPlaylist') : undefined,
    targets: nobody ? t('form.needTargets') : undefined,
    dates: isReversed(draft.dates) ? t('form.datesReversed') : undefined,
    days: daysProblem(draft),
    exceptions: draft.exceptions.some(isReversed) ? t('form.datesReversed') : undefined,
    dayparts: daypartsProblems(draft.dayparts).find((problem) => problem !== undefined),
    priority: draft.level === 'override' && !isWithin(draft.priority, 9) ? t('form.badPriority') : undefined,
    perHour:
      draft.level === 'notice' && draft.perHour !== undefined && !isWithin(draft.perHour, 60)
        ? t('form.badPerHour')
        : undefined,
    startsAt: draft.level === 'appointment' && !draft.startsAt ? t('form.needStart') : undefined,
    weight: draft.level === 'rotate' && !isWithin(draft.weight, 20) ? t('form.badWeight') : undefined,
  }
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, words]) => (words === undefined ? [] : [[field, words]])),
  )
}
