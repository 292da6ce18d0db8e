// Deleting items: refused while something uses them, and then it says where; else done at once, with the way back.
import type { Item } from '../../../../playlists/model/items/item.ts'
import type { Reference } from '../../../failures.ts'
import { live } from '../../api/collections.ts'
import { createDocument, readUses, removeDocument } from '../../api/documents.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { itemToDraft } from '../../items/drafts.ts'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'

export type Deletion = { type: 'deleted' } | { type: 'in-use'; uses: readonly Reference[] } | { type: 'failed' }

const restore = async (items: readonly Item[]): Promise<void> => {
  let problem: Problem | null = null
  for (const item of items) {
    const answer = await createDocument('items', itemToDraft(item))
    if (answer.type === 'problem') problem = answer
  }
  live('items').renew()
  toast(problem ? problemToWords(problem) : t('common.undone'), problem ? { tone: 'bad' } : {})
}

export const deleteItem = async (item: Item): Promise<Deletion> => {
  const answer = await removeDocument('items', item)
  if (answer.type === 'problem') {
    if (answer.problem === 'in-use') {
      const uses = await readUses('items', item.id)
      if (uses.type === 'ok') return { type: 'in-use', uses: uses.value.uses }
    }
    if (answer.problem === 'stale') live('items').renew()
    toast(problemToWords(answer), { tone: 'bad' })
    return { type: 'failed' }
  }
  live('items').renew()
  toast(t('items.deleted', { name: item.title }), { undo: () => restore([item]) })
  return { type: 'deleted' }
}

/** Those in use are kept. Answers the ids of those that were not deleted. */
export const deleteItems = async (items: readonly Item[]): Promise<string[]> => {
  const gone: Item[] = []
  const left: string[] = []
  for (const item of items) {
    const answer = await removeDocument('items', item)
    if (answer.type === 'ok') gone.push(item)
    else left.push(item.id)
  }
  live('items').renew()
  if (gone.length > 0) toast(t('library.deletedMany', { count: gone.length }), { undo: () => restore(gone) })
  if (left.length > 0) toast(t('library.notDeleted', { count: left.length }), { tone: 'bad' })
  return left
}
