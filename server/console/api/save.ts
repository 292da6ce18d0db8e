// Saving what staff edited. Where somebody else saved first, edits of other fields are merged by themselves; where both
// edited the same field, the two are laid side by side (`conflict`) and the person chooses. Nothing typed is lost.
import { signal } from '@preact/signals'
import type { Documents } from '../../../playlists/model/catalogue.ts'
import { putDocument, readDocument, type Draft, type Editable } from './documents.ts'
import { merge } from './merge.ts'
import type { Answer, Problem } from './request.ts'

export type Choice = 'mine' | 'theirs'

/** Shown by the shell while set. `choose(null)` leaves things as they are: the form still holds what was typed. */
export type Conflict = {
  collection: Editable
  fields: readonly { field: string; mine: unknown; theirs: unknown }[]
  choose(choice: Choice | null): void
}
export const conflict = signal<Conflict | null>(null)

const ask = (collection: Editable, fields: Conflict['fields']): Promise<Choice | null> =>
  new Promise((resolve) => {
    conflict.value = {
      collection,
      fields,
      choose(choice) {
        conflict.value = null
        resolve(choice)
      },
    }
  })

/** `toDraft` takes from a document the fields that its form edits. Answers `null` when the person called it off. */
export const saveDocument = async <C extends Editable>(
  collection: C,
  base: Documents[C],
  mine: Draft<C>,
  toDraft: (document: Documents[C]) => Draft<C>,
): Promise<Answer<Documents[C]> | Problem | null> => {
  let from = base
  let draft = mine
  for (;;) {
    const saved = await putDocument(collection, from.id, from.version, draft)
    if (saved.type === 'ok' || saved.problem !== 'stale') return saved
    const current = await readDocument(collection, from.id)
    if (current.type === 'problem') return current
    const theirs = toDraft(current.value)
    const { merged, conflicts } = merge<Draft<C> & object>(toDraft(from), draft, theirs)
    if (conflicts.length > 0) {
      const choice = await ask(
        collection,
        conflicts.map((field) => ({ field, mine: draft[field], theirs: theirs[field] })),
      )
      if (choice === null) return null
      if (choice === 'theirs') for (const field of conflicts) merged[field] = theirs[field]
    }
    draft = merged
    from = current.value
  }
}
