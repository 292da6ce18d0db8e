// Before publishing: what was edited, and what that changes on which screens from when. After: how far it has come on each.
import { useEffect, useState } from 'preact/hooks'
import { publication, publish, readPreview, renewPublication, type Preview } from '../../api/publication.ts'
import { renewOverview } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { ChangeList } from './change-list.tsx'
import { PreviewList } from './preview-list.tsx'
import { PublishProgress } from './publish-progress.tsx'
import './publishing.css'

const Nothing = ({ onClose }: { onClose: () => void }) => (
  <Dialog size="small" title={t('publishing.title')} onClose={onClose}>
    <Empty
      icon="check"
      title={t('publishing.nothing')}
      action={<LinkButton href="/history">{t('publishing.history')}</LinkButton>}
    >
      {t('publishing.nothingText')}
    </Empty>
  </Dialog>
)

const PublishDialog = ({ onClose }: { onClose: () => void }) => {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [published, setPublished] = useState<{ number: number; screens: string[] } | null>(null)
  const changes = publication.value?.changes ?? null
  const count = changes?.length ?? 0

  useEffect(() => {
    let current = true
    if (published) return
    const read = async (): Promise<void> => {
      const answer = await readPreview()
      if (!current) return
      if (answer.type === 'ok') setPreview(answer.value)
      else setProblem(answer)
    }
    void read()
    return () => {
      current = false
    }
  }, [publication.value, published])

  const submit = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const answer = await publish(note.trim())
    setBusy(false)
    renewPublication()
    renewOverview()
    if (answer.type === 'problem') setProblem(answer)
    else setPublished({ number: answer.value.number, screens: preview?.screens.map(({ id }) => id) ?? [] })
  }

  if (published) return <PublishProgress {...published} onClose={onClose} />
  if (changes !== null && count === 0 && !busy) return <Nothing onClose={onClose} />
  return (
    <Dialog
      size="large"
      title={t('publishing.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="publish" type="submit" busy={busy} autofocus>
            {t('publishing.button')}
          </Button>
        </>
      }
    >
      <div class="publishing">
        <section class="stack-tight">
          <h3>{t('publishing.changes', { count })}</h3>
          {changes && <ChangeList changes={changes} />}
        </section>
        <section class="stack-tight" aria-busy={preview === null}>
          <h3>{preview ? t('publishing.screensCount', { count: preview.screens.length }) : t('publishing.screens')}</h3>
          {preview ? (
            <PreviewList preview={preview} />
          ) : (
            !problem && (
              <div class="stack-tight" title={t('publishing.computing')}>
                <Skeleton height="40px" />
                <Skeleton height="40px" />
              </div>
            )
          )}
        </section>
      </div>
      <TextField
        label={t('publishing.note')}
        optional
        maxLength={200}
        placeholder={t('publishing.noteHint')}
        value={note}
        onInput={setNote}
      />
      {problem && (
        <p class="field-error" role="alert">
          {problemToWords(problem)}
        </p>
      )}
    </Dialog>
  )
}

export const openPublish = (): void => {
  renewPublication()
  openDialog((close) => <PublishDialog onClose={close} />)
}
