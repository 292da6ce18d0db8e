// Saving what a drag did: the rule against the version that was dragged, so that a colleague's edit meanwhile is merged or asked
// about and never lost; then what stands beside it. All or nothing, and one step back.
import type { Entry } from '../../../../../playlists/model/entry.ts'
import { live } from '../../../api/collections.ts'
import { createDocument, removeDocument } from '../../../api/documents.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { saveDocument } from '../../../api/save.ts'
import { toast } from '../../../parts/toast.tsx'
import { t } from '../../../words/words.ts'
import type { Rule } from '../drag.ts'
import { entryToDraft } from '../entry-draft.ts'

const fail = (words: string): null => {
  live('entries').renew()
  toast(words, { tone: 'bad' })
  return null
}

/** Puts the rule back as it was, but for what others changed of it since. */
const putBack = async (saved: Entry, before: Entry, made: readonly Entry[]): Promise<boolean> => {
  for (const entry of made) {
    const removed = await removeDocument('entries', entry)
    if (removed.type === 'problem') return fail(problemToWords(removed)) !== null
  }
  const back = await saveDocument('entries', saved, entryToDraft(before), entryToDraft)
  live('entries').renew()
  if (back?.type === 'problem') toast(problemToWords(back), { tone: 'bad' })
  return back?.type === 'ok'
}

/** The rule as it is saved now, or null where it was not. `words`: what the toast says. */
export const saveEdit = async (
  entry: Entry,
  rule: Rule,
  made: readonly Rule[],
  words: string,
): Promise<Entry | null> => {
  const answer = await saveDocument('entries', entry, rule, entryToDraft)
  if (answer === null) return null
  if (answer.type === 'problem') return fail(problemToWords(answer))
  const saved = answer.value
  const beside: Entry[] = []
  for (const one of made) {
    const created = await createDocument('entries', one)
    if (created.type === 'problem') {
      await putBack(saved, entry, beside)
      return fail(problemToWords(created))
    }
    beside.push(created.value)
  }
  live('entries').renew()
  toast(words, {
    undo: async () => {
      if (await putBack(saved, entry, beside)) toast(t('common.undone'))
    },
  })
  return saved
}
