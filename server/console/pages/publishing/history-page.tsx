// Every revision with who, when, why and what; one click goes back to any, and the way forward again is offered.
import { useEffect } from 'preact/hooks'
import type { Revision } from '../../../../playlists/model/revision.ts'
import { instant } from '../../api/clock.ts'
import {
  discardChanges,
  publication,
  renewPublication,
  renewRevisions,
  revisions,
  rollBack,
} from '../../api/publication.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Ago } from '../../parts/time.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { Page } from '../../shell/page.tsx'
import { formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { ChangeList } from './change-list.tsx'
import { RevisionChanges } from './revision-changes.tsx'
import { openPublish } from './publish-dialog.tsx'
import './publishing.css'

const goBackTo = async (number: number, from: number, undoable: boolean): Promise<void> => {
  const answer = await rollBack(number, '')
  renewRevisions()
  renewPublication()
  if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
  toast(t('history.rolledBack', { number }), undoable ? { undo: () => goBackTo(from, number, false) } : {})
}

const askToGoBack = async ({ number, at }: Revision, from: number): Promise<void> => {
  const time = formatMoment(at, instant(), language.value)
  const sure = await confirm({
    title: t('history.rollBackTitle', { number }),
    text: t('history.rollBackText', { number, time }),
    verb: t('history.rollBack'),
    danger: false,
  })
  if (sure) await goBackTo(number, from, true)
}

const askToDiscard = async (count: number): Promise<void> => {
  const sure = await confirm({
    title: t('publishing.discardTitle', { count }),
    text: t('publishing.discardText'),
    verb: t('publishing.discard'),
  })
  if (!sure) return
  const answer = await discardChanges()
  renewPublication()
  if (answer.type === 'problem') toast(problemToWords(answer), { tone: 'bad' })
  else toast(t('publishing.discarded'))
}

const Unpublished = () => {
  const changes = publication.value?.changes ?? []
  if (changes.length === 0) return null
  return (
    <section class="unpublished">
      <header class="row row-wrap spread">
        <h2>{t('publish.changes', { count: changes.length })}</h2>
        <span class="row row-wrap">
          {(publication.value?.published ?? 0) > 0 && (
            <Button small kind="danger" onClick={() => void askToDiscard(changes.length)}>
              {t('publishing.discard')}
            </Button>
          )}
          <Button small kind="primary" icon="publish" onClick={openPublish}>
            {t('publishing.button')}
          </Button>
        </span>
      </header>
      <ChangeList changes={changes} />
    </section>
  )
}

const Counts = ({ revision }: { revision: Revision }) => (
  <p class="row row-wrap quiet small revision-counts">
    {(['added', 'changed', 'removed'] as const)
      .filter((kind) => revision[kind] > 0)
      .map((kind) => (
        <span key={kind}>{t(`history.${kind}`, { count: revision[kind] })}</span>
      ))}
    {revision.screensChanged > 0 && <span>{t('history.screens', { count: revision.screensChanged })}</span>}
  </p>
)

const Line = ({ revision, current }: { revision: Revision; current: number }) => (
  <li class={`revision${revision.number === current ? ' revision-current' : ''}`}>
    <span class="revision-number">{revision.number}</span>
    <div class="revision-text">
      <p class="row row-wrap">
        <strong>
          {revision.rolledBackTo === null
            ? revision.note || t('history.revision', { number: revision.number })
            : t('history.backTo', { number: revision.rolledBackTo })}
        </strong>
        {revision.number === current && <Mark tone="good">{t('history.current')}</Mark>}
      </p>
      <p class="quiet small">
        {revision.byName || t('history.system')} · <Ago at={revision.at} />
      </p>
      <Counts revision={revision} />
      <RevisionChanges revision={revision} />
    </div>
    {revision.number !== current && (
      <Button small icon="undo" onClick={() => void askToGoBack(revision, current)}>
        {t('history.rollBack')}
      </Button>
    )}
  </li>
)

export const HistoryPage = () => {
  useEffect(() => renewRevisions(), [])
  const all = revisions.value
  const current = publication.value?.published ?? all?.[0]?.number ?? 0
  return (
    <Page
      title={t('history.title')}
      actions={
        <LinkButton kind="quiet" icon="history" href="/history/audit">
          {t('audit.open')}
        </LinkButton>
      }
    >
      <Unpublished />
      {all?.length === 0 && (
        <Empty icon="history" title={t('history.empty')}>
          {t('history.emptyText')}
        </Empty>
      )}
      <ol class="revisions">
        {all?.map((revision) => (
          <Line key={revision.id} revision={revision} current={current} />
        ))}
      </ol>
    </Page>
  )
}
