// Who else plays at the same time on the same screens, and who wins, one sentence each.
import type { Screen } from '../../../../playlists/model/place.ts'
import type { Entry } from '../../../../playlists/model/entry.ts'
import { Shape, type Tone } from '../../parts/mark.tsx'
import { t } from '../../words/words.ts'
import { findConflicts, type Calendar, type Candidate, type Conflict } from './conflicts.ts'
import { entryToName } from './rule-list.tsx'
import { levelToWords } from './sentence.ts'
import './conflict-list.css'

const MOST_SHOWN = 6

const tones: Record<Conflict['type'], Tone> = { beaten: 'warn', shares: 'off', beats: 'good' }

const conflictToEntry = (conflict: Conflict): Entry => (conflict.type === 'beaten' ? conflict.by : conflict.other)

export const conflictToWords = (conflict: Conflict): string => {
  const other = conflictToEntry(conflict)
  const name = entryToName(other)
  const level = levelToWords({ ...other, weight: 1 })
  if (conflict.type === 'beaten') return t('conflict.beaten', { name, level })
  if (conflict.type === 'beats') return t('conflict.beats', { name, level })
  return other.level === 'rotate'
    ? t('conflict.shares', { name, percent: Math.round(conflict.share * 100) })
    : t('conflict.equals', { name, level })
}

type ConflictListProps = { rule: Candidate; others: readonly Entry[]; screens: readonly Screen[]; calendar: Calendar }

export const ConflictList = ({ rule, others, screens, calendar }: ConflictListProps) => {
  const found = findConflicts(rule, others, screens, calendar)
  if (found.length === 0) return <p class="quiet small">{t('form.noConflicts')}</p>
  return (
    <ul class="conflicts">
      {found.slice(0, MOST_SHOWN).map((conflict) => (
        <li key={conflictToEntry(conflict).id}>
          <a class="conflicts-one" href={`/schedule/${conflictToEntry(conflict).id}`}>
            <span class={`mark-${tones[conflict.type]}`}>
              <Shape tone={tones[conflict.type]} />
            </span>
            {conflictToWords(conflict)}
          </a>
        </li>
      ))}
      {found.length > MOST_SHOWN && (
        <li class="quiet small">{t('conflict.more', { count: found.length - MOST_SHOWN })}</li>
      )}
    </ul>
  )
}
