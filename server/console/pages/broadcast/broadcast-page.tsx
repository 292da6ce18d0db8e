// Saying something on screens at once: written with its picture beside it, sent after one clear question. What is on and what
// was said before stand below.
import { useState } from 'preact/hooks'
import type { Orientation } from '../../../../playlists/model/place.ts'
import { instant, slowNow } from '../../api/clock.ts'
import { overview } from '../../api/overview.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { SideChoice } from '../../items/side-choice.tsx'
import { Button } from '../../parts/button.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { tell, t } from '../../words/words.ts'
import { AlertLook } from './alert-look.tsx'
import { BroadcastList } from './broadcast-list.tsx'
import { broadcasts, broadcastsProblem, draft, reached, renewBroadcasts } from './broadcasts.ts'
import { ComposeFields } from './compose-fields.tsx'
import { checkDraft, draftToUntil, emptyDraft, type Draft } from './draft.ts'
import { askToSend, send } from './send.tsx'
import { TemplateButtons } from './template-buttons.tsx'
import './broadcast.css'

const Preview = ({ said, siteName }: { said: Draft; siteName: string }) => {
  const [side, setSide] = useState<Orientation>('landscape')
  return (
    <section class="stack-tight compose-preview">
      <header class="row spread">
        <h2>{t('broadcast.preview')}</h2>
        <SideChoice value={side} onChange={setSide} />
      </header>
      <div class={`compose-glass compose-${side}`}>
        <AlertLook
          said={said.title.trim() === '' ? { ...said, title: t('broadcast.heading') } : said}
          portrait={side === 'portrait'}
          siteName={siteName}
        />
      </div>
    </section>
  )
}

const toWords = (broken: { readonly [field: string]: Parameters<typeof tell>[0] }): { [field: string]: string } =>
  Object.fromEntries(Object.entries(broken).map(([field, key]) => [field, tell(key)]))

const Compose = () => {
  const said = draft.value
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const rows = reached(said)
  const rules = checkDraft(said, rows.length, slowNow.value)
  const broken = Object.fromEntries(Object.entries(rules).map(([field, rule]) => [field, `rule.${rule}` as const]))
  const found = problem ? problemToFields(problem) : {}
  const errors = { ...found, ...(tried ? toWords(broken) : {}) }
  const change = (changed: Partial<Draft>): void => {
    setProblem(null)
    draft.value = { ...said, ...changed }
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    const until = draftToUntil(said, instant())
    if (Object.keys(checkDraft(said, rows.length, instant())).length > 0 || until === null) return
    if (!(await askToSend(said, rows, until))) return
    setBusy(true)
    const sent = await send(said)
    setBusy(false)
    if (sent.type === 'problem') return setProblem(sent)
    draft.value = emptyDraft
    renewBroadcasts()
    go(`/broadcast/${sent.value.id}`)
  }
  const known = overview.value !== null
  return (
    <form
      class="compose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div class="stack compose-fields">
        <TemplateButtons draft={said} onChange={change} />
        <ComposeFields draft={said} errors={errors} onChange={change} />
      </div>
      <Preview said={said} siteName={rows[0]?.siteName ?? ''} />
      <div class="compose-foot">
        {problem && (
          <p class="field-error" role="alert">
            {problemToWords(problem)}
          </p>
        )}
        <Button kind="primary" icon="broadcast" type="submit" busy={busy} disabled={known && rows.length === 0}>
          {known && rows.length === 0 ? t('broadcast.sendNone') : t('broadcast.send', { count: rows.length })}
        </Button>
      </div>
    </form>
  )
}

export const BroadcastPage = () => (
  <Page title={t('broadcast.title')}>
    <p class="quiet compose-lead">{t('broadcast.lead')}</p>
    <Compose />
    {broadcastsProblem.value && broadcasts.value === null && (
      <p class="row row-wrap field-error" role="alert">
        {problemToWords(broadcastsProblem.value)}
        <Button small onClick={renewBroadcasts}>
          {t('common.retry')}
        </Button>
      </p>
    )}
    <BroadcastList />
  </Page>
)
