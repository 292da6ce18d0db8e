// The key by which screens know this controller, for the administrator: what it is, since when, and another one in its place.
import { useEffect, useState } from 'preact/hooks'
import type { KeyFacts } from '../../../routes/controller-key.ts'
import { answer, api } from '../../api/client.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Moment } from '../../parts/time.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm, openDialog } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'

/** In fours, as one reads it aloud. */
const toFours = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ')

const isSure = ({ tooOld }: KeyFacts): Promise<boolean> =>
  confirm({
    title: t('key.sureTitle'),
    text: (
      <>
        <p>{t('key.sureText')}</p>
        {tooOld > 0 && <p class="field-error">{t('key.tooOld', { count: tooOld })}</p>}
      </>
    ),
    verb: t('key.replace'),
    danger: tooOld > 0,
  })

const Key = ({ onClose }: { onClose: () => void }) => {
  const [facts, setFacts] = useState<KeyFacts | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    void answer(api['controller-key'].$get()).then((read) =>
      read.type === 'ok' ? setFacts(read.value) : setProblem(read),
    )
  }, [])

  const replace = async (): Promise<void> => {
    if (facts === null || !(await isSure(facts))) return
    setBusy(true)
    setProblem(null)
    const replaced = await answer(api['controller-key'].replacement.$post())
    setBusy(false)
    if (replaced.type === 'problem') return setProblem(replaced)
    setFacts(replaced.value)
    toast(t('key.replaced'))
  }

  return (
    <Dialog
      title={t('key.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button busy={busy} disabled={facts === null} onClick={() => void replace()}>
            {t('key.replaceMore')}
          </Button>
        </>
      }
    >
      <p>{t('key.what')}</p>
      {facts === null && !problem && <Skeleton height="64px" />}
      {facts && (
        <dl class="facts-list">
          <dt>{t('key.fingerprint')}</dt>
          <dd class="figures">{toFours(facts.fingerprint)}</dd>
          <dt>{t('key.since')}</dt>
          <dd>{facts.since === null ? t('key.first') : <Moment at={facts.since} />}</dd>
          <dt>{t('key.before')}</dt>
          <dd>{facts.before}</dd>
        </dl>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problemToWords(problem)}
        </p>
      )}
      <p class="quiet small">{t('key.lost')}</p>
    </Dialog>
  )
}

export const openControllerKey = (): void => {
  openDialog((close) => <Key onClose={close} />)
}
