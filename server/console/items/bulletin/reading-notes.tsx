// What a passer-by can take in: how much there is to read, how long that takes, and where it is too much.
import { Note } from '../note.tsx'
import { Button } from '../../parts/button.tsx'
import { t } from '../../words/words.ts'
import type { BulletinDraft } from '../drafts.ts'
import { LONGEST_BODY, LONGEST_TITLE, toReading, toReadingWarnings, type ReadingWarning } from '../reading.ts'

export const readingToWords = (warning: ReadingWarning): string => {
  switch (warning.type) {
    case 'title-long':
      return t('reading.titleLong', { count: warning.count, most: LONGEST_TITLE })
    case 'body-long':
      return t('reading.bodyLong', { count: warning.count, most: LONGEST_BODY })
    case 'too-short':
      return t('reading.tooShort', { seconds: warning.seconds, least: warning.leastSeconds })
    case 'hasty':
      return t('reading.hasty', { seconds: warning.seconds, good: warning.comfortableSeconds })
  }
}

type ReadingNotesProps = { draft: BulletinDraft; onDuration: (ms: number) => void }

export const ReadingNotes = ({ draft, onDuration }: ReadingNotesProps) => {
  const { characters, comfortableSeconds } = toReading(draft)
  const warnings = Number.isNaN(draft.durationMs) ? [] : toReadingWarnings(draft)
  return (
    <div class="stack-tight">
      <p class="quiet small">{t('reading.facts', { count: characters, seconds: comfortableSeconds })}</p>
      {warnings.map((warning) => (
        <Note
          key={warning.type}
          tone={warning.type === 'too-short' ? 'bad' : 'warn'}
          action={
            (warning.type === 'too-short' || warning.type === 'hasty') && (
              <Button small onClick={() => onDuration(comfortableSeconds * 1000)}>
                {t('reading.change', { count: comfortableSeconds })}
              </Button>
            )
          }
        >
          {readingToWords(warning)}
        </Note>
      ))}
    </div>
  )
}
