// Who published, went back and broadcast, newest first: kept beside the plays, also when revisions are long gone.
import { useEffect, useState } from 'preact/hooks'
import { WarningLevel } from '../../../../playlists/model/broadcast.ts'
import type { Audit } from '../../../routes/history.ts'
import { answer, api } from '../../api/client.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Moment } from '../../parts/time.tsx'
import { Page } from '../../shell/page.tsx'
import { t, tell } from '../../words/words.ts'
import { LevelMark } from '../broadcast/level-mark.tsx'
import './reports.css'

type Entry = Audit['entries'][number]

const AT_ONCE = 100

/** Of a broadcast: how grave it was, whether a drill, and where; its own page says the rest. */
const BroadcastFacts = ({ about }: { about: Entry['about'] }) => {
  const level = WarningLevel.options.find((one) => one === about['level'])
  return (
    <p class="row row-wrap small">
      {level && <LevelMark broadcast={{ level, drill: about['drill'] === 1 }} />}
      {about['sites'] !== undefined && <span class="quiet">{about['sites']}</span>}
      <a href={`/broadcast/${about['broadcast']}`}>{t('broadcast.receipts')}</a>
    </p>
  )
}

const Line = ({ entry: { at, byName, what, about } }: { entry: Entry }) => (
  <li>
    <Moment at={at} />
    <div>
      <p>
        <strong>{byName || t('history.system')}</strong> {tell(`audit.${what}`, about)}
        {about['note'] !== undefined && <span class="quiet"> · {about['note']}</span>}
      </p>
      {about['broadcast'] !== undefined && <BroadcastFacts about={about} />}
      {about['added'] !== undefined && <p class="quiet small">{tell('audit.counts', about)}</p>}
    </div>
  </li>
)

export const AuditPage = () => {
  const [entries, setEntries] = useState<readonly Entry[] | null>(null)
  const [next, setNext] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const read = async (after: number | null): Promise<void> => {
    setBusy(true)
    const query = { limit: String(AT_ONCE), ...(after === null ? {} : { after: String(after) }) }
    const read = await answer(api.audit.$get({ query }))
    setBusy(false)
    setProblem(read.type === 'problem' ? read : null)
    if (read.type === 'problem') return
    setEntries((old) => [...(after === null ? [] : (old ?? [])), ...read.value.entries])
    setNext(read.value.next)
  }
  useEffect(() => void read(null), [])
  return (
    <Page title={t('audit.title')} back={{ href: '/history', label: t('history.title') }}>
      {problem && (
        <p class="row row-wrap field-error" role="alert">
          {problemToWords(problem)}
          <Button small onClick={() => void read(next)}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {entries === null && !problem && <Skeleton height="160px" />}
      {entries?.length === 0 && <Empty icon="history" title={t('audit.empty')} />}
      <ol class="audit">
        {entries?.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
      {next !== null && (
        <Button kind="quiet" icon="down" busy={busy} onClick={() => void read(next)}>
          {t('audit.more')}
        </Button>
      )}
    </Page>
  )
}
