// What one revision changed against the one before it: read when somebody unfolds it, since a history may be long. Revisions
// never change, so what was read once holds.
import { useState } from 'preact/hooks'
import type { Revision } from '../../../../playlists/model/revision.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { readRevisionChanges, type Change } from '../../api/publication.ts'
import type { Problem } from '../../api/request.ts'
import { Note } from '../../items/note.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import { ChangeList } from './change-list.tsx'

export const RevisionChanges = ({ revision }: { revision: Revision }) => {
  const [changes, setChanges] = useState<readonly Change[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (): Promise<void> => {
    setProblem(null)
    const answer = await readRevisionChanges(revision.number)
    if (answer.type === 'problem') setProblem(answer)
    else setChanges(answer.value.changes)
  }
  return (
    <details
      class="revision-changes"
      onToggle={(event) => {
        if (event.currentTarget.open && changes === null) void read()
      }}
    >
      <summary>
        {t('history.what')}
        <Icon name="down" size={16} />
      </summary>
      {problem && (
        <Note
          tone="bad"
          action={
            <Button small onClick={() => void read()}>
              {t('common.retry')}
            </Button>
          }
        >
          {problemToWords(problem)}
        </Note>
      )}
      {!problem && changes === null && <p class="quiet small">{t('history.reading')}</p>}
      {changes?.length === 0 && <p class="quiet small">{t('history.nothing')}</p>}
      {changes !== null && changes.length > 0 && <ChangeList changes={changes} />}
    </details>
  )
}
