// A form over one document. What is typed stays on this computer until it is saved; what others save meanwhile is merged;
// leaving with something unsaved asks first.
import { useEffect, useRef, useState } from 'preact/hooks'
import { instant } from '../api/clock.ts'
import { isSame } from '../api/merge.ts'
import { problemToFields, problemToWords } from '../api/problem-words.ts'
import type { Answer, Problem } from '../api/request.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Ago } from '../parts/time.tsx'
import { toast } from '../parts/toast.tsx'
import { openDialog } from '../shell/dialogs.tsx'
import { go, guardLeaving } from '../shell/go.ts'
import { t } from '../words/words.ts'
import { forgetDraft, keepDraft, readKept } from './kept-drafts.ts'
import './use-form.css'

type Document = { id: string; version: number }

type FormOptions<Doc extends Document, D extends object> = {
  /** Names the draft on this computer. */
  name: string
  /** None: a new one is being made. */
  document: Doc | null
  toDraft: (document: Doc) => D
  /** What a new one starts from. */
  empty: D
  /** Answers null when the person called it off. */
  write: (base: Doc | null, draft: D) => Promise<Answer<Doc> | Problem | null>
  /** What is wrong with it before the controller is asked, by field. */
  check?: (draft: D) => { readonly [field: string]: string }
  onSaved?: (document: Doc, isNew: boolean) => void
}

export type Form<D> = {
  draft: D
  change: (change: Partial<D>) => void
  touched: boolean
  busy: boolean
  /** By field; shown once saving was tried. */
  errors: { readonly [path: string]: string }
  problem: Problem | null
  /** Epoch ms of the draft that was found here, while it is still unsaved. */
  restoredAt: number | null
  save: () => Promise<boolean>
  discard: () => void
}

const KEEP_AFTER_MS = 300

const askToLeave = (url: string, save: () => Promise<boolean>, release: () => void): void => {
  const leave = (): void => {
    release()
    go(url)
  }
  openDialog((close) => (
    <Dialog
      size="small"
      title={t('draft.leaveTitle')}
      onClose={close}
      onSubmit={() => {
        close()
        void save().then((saved) => saved && leave())
      }}
      footer={
        <>
          <Button
            onClick={() => {
              close()
              leave()
            }}
          >
            {t('draft.leave')}
          </Button>
          <Button kind="primary" type="submit">
            {t('draft.saveLeave')}
          </Button>
        </>
      }
    >
      <p>{t('draft.leaveText')}</p>
    </Dialog>
  ))
}

export const useForm = <Doc extends Document, D extends object>(options: FormOptions<Doc, D>): Form<D> => {
  const { name, document, toDraft, empty, write, check, onSaved } = options
  const [kept] = useState(() => readKept(name, document, document ? toDraft(document) : empty))
  const [base, setBase] = useState(kept?.base ?? document)
  const [draft, setDraft] = useState<D>(kept?.draft ?? (document ? toDraft(document) : empty))
  const [restoredAt, setRestoredAt] = useState<number | null>(kept?.at ?? null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const release = useRef(() => {})

  const start = base ? toDraft(base) : empty
  const touched = !isSame(draft, start)
  const wrong = check?.(draft) ?? {}

  // Somebody else saved, and nothing is typed here: show theirs.
  useEffect(() => {
    if (!document || touched) return
    setBase(document)
    setDraft(toDraft(document))
  }, [document?.version])

  useEffect(() => {
    if (!touched) return forgetDraft(name)
    const timer = setTimeout(() => keepDraft(name, { at: instant(), base, draft }), KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, touched, base])

  const save = async (): Promise<boolean> => {
    setTried(true)
    if (Object.keys(wrong).length > 0) return false
    setBusy(true)
    const answer = await write(base, draft)
    setBusy(false)
    if (answer === null) return false
    if (answer.type === 'problem') {
      setProblem(answer)
      if (answer.problem !== 'invalid') toast(problemToWords(answer), { tone: 'bad' })
      return false
    }
    setProblem(null)
    setTried(false)
    setRestoredAt(null)
    forgetDraft(name)
    release.current()
    if (base) {
      setBase(answer.value)
      setDraft(toDraft(answer.value))
    }
    onSaved?.(answer.value, base === null)
    return true
  }

  useEffect(() => {
    if (!touched) return
    release.current = guardLeaving((url) => {
      keepDraft(name, { at: instant(), base, draft })
      askToLeave(url, save, () => release.current())
      return false
    })
    return () => release.current()
  })

  return {
    draft,
    change(change) {
      setDraft((old) => ({ ...old, ...change }))
    },
    touched,
    busy,
    errors: tried ? { ...(problem ? problemToFields(problem) : {}), ...wrong } : {},
    problem,
    restoredAt: touched ? restoredAt : null,
    save,
    discard() {
      const thrown = draft
      setDraft(start)
      setRestoredAt(null)
      setTried(false)
      setProblem(null)
      toast(t('draft.discarded'), { undo: () => setDraft(thrown) })
    },
  }
}

/** Says that an unsaved draft was found and is shown, with the way back. */
export const Restored = <D,>({ form }: { form: Form<D> }) =>
  form.restoredAt === null ? null : (
    <p class="restored">
      <Icon name="undo" size={16} />
      <span>
        {t('draft.restoredLead')} <Ago at={form.restoredAt} />
      </span>
      <Button small kind="quiet" onClick={form.discard}>
        {t('draft.discard')}
      </Button>
    </p>
  )
