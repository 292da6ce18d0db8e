// The dialog of a document that has a name and little else: what all of them share is how they are checked, saved, and what
// is said of it.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Answer, Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'

type Errors = { readonly [field: string]: string | undefined }

type NamedProps<D extends { name: string }, S> = {
  title: string
  initial: D
  placeholder?: string
  /** What is wrong beside the name, by field. */
  check: (draft: D) => Errors
  /** Saves it; null where somebody else's change was chosen instead. */
  write: (draft: D) => Promise<Answer<S> | Problem | null>
  onSaved: (saved: S) => void
  onClose: () => void
  /** The fields below the name. `errors` is empty until it was tried to save. */
  children: (draft: D, change: (draft: D) => void, errors: Errors) => ComponentChildren
}

export const NamedDialog = <D extends { name: string }, S>(props: NamedProps<D, S>) => {
  const { title, initial, placeholder, check, write, onSaved, onClose, children } = props
  const [draft, setDraft] = useState(initial)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const name = draft.name.trim()
  const wrong: Errors = { name: name === '' ? t('rule.text-empty') : undefined, ...check(draft) }
  const errors: Errors = tried ? { ...(problem ? problemToFields(problem) : {}), ...withoutEmpty(wrong) } : {}
  const submit = async (): Promise<void> => {
    setTried(true)
    if (busy || Object.values(wrong).some((words) => words !== undefined)) return
    setBusy(true)
    const answer = await write({ ...draft, name })
    setBusy(false)
    if (answer === null) return
    if (answer.type === 'problem') {
      setProblem(answer)
      return toast(problemToWords(answer), { tone: 'bad' })
    }
    onClose()
    onSaved(answer.value)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <TextField
          label={t('common.name')}
          {...(placeholder === undefined ? {} : { placeholder })}
          maxLength={40}
          autofocus
          value={draft.name}
          error={errors['name']}
          onInput={(typed) => setDraft({ ...draft, name: typed })}
        />
        {children(draft, setDraft, errors)}
      </div>
    </Dialog>
  )
}

const withoutEmpty = (errors: Errors): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([, words]) => words !== undefined))
