// One of the staff's own observances, or a new one.
import { useState } from 'preact/hooks'
import type { Observance } from '../../../../../playlists/model/observance.ts'
import { live } from '../../../api/collections.ts'
import { createDocument, type Draft } from '../../../api/documents.ts'
import { problemToFields, problemToWords } from '../../../api/problem-words.ts'
import type { Problem } from '../../../api/request.ts'
import { saveDocument } from '../../../api/save.ts'
import { Button, IconButton } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { FieldGroup, TextField } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { t } from '../../../words/words.ts'
import { DateInput, isReversed } from '../dates-fields.tsx'
import { observanceToDraft } from './dates-dialog.tsx'
import { RuleFields } from './rule-fields.tsx'

type ObservanceDraft = Draft<'observances'>

const empty: ObservanceDraft = {
  name: '',
  builtIn: null,
  rule: { kind: 'yearly', from: { month: 1, day: 1 }, until: { month: 1, day: 1 } },
  dates: [],
}

type DatesProps = {
  draft: ObservanceDraft
  today: string
  error: string | undefined
  onChange: (d: ObservanceDraft) => void
}

const Dates = ({ draft, today, error, onChange }: DatesProps) => (
  <FieldGroup label={t('observances.dates')} hint={t('observances.datesHint')} error={error}>
    <div class="stack-tight when-part">
      {draft.dates.map((range, index) => {
        const put = (next: typeof range): void => onChange({ ...draft, dates: draft.dates.with(index, next) })
        return (
          <div key={index} class="row row-wrap">
            <DateInput label={t('form.firstDay')} value={range.from} onChange={(from) => put({ ...range, from })} />
            <DateInput label={t('form.lastDay')} value={range.until} onChange={(until) => put({ ...range, until })} />
            <IconButton
              small
              icon="close"
              label={t('common.remove')}
              onClick={() => onChange({ ...draft, dates: draft.dates.toSpliced(index, 1) })}
            />
          </div>
        )
      })}
      <Button
        small
        kind="quiet"
        icon="plus"
        onClick={() => onChange({ ...draft, dates: [...draft.dates, { from: today, until: today }] })}
      >
        {t('observances.addDates')}
      </Button>
    </div>
  </FieldGroup>
)

type ObservanceDialogProps = { own: Observance | null; today: string; onClose: () => void }

const ObservanceDialog = ({ own, today, onClose }: ObservanceDialogProps) => {
  const [draft, setDraft] = useState<ObservanceDraft>(own ? observanceToDraft(own) : empty)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const name = draft.name.trim()
  const incomplete = draft.dates.some(({ from, until }) => from === '' || until === '')
  const wrongDates = incomplete
    ? t('observances.needDates')
    : draft.dates.some(isReversed)
      ? t('form.datesReversed')
      : draft.rule === null && draft.dates.length === 0
        ? t('observances.needDates')
        : undefined
  const fields = problem ? problemToFields(problem) : {}
  const submit = async (): Promise<void> => {
    setTried(true)
    if (busy || name === '' || wrongDates !== undefined) return
    setBusy(true)
    const whole = { ...draft, name }
    const answer = own
      ? await saveDocument('observances', own, whole, observanceToDraft)
      : await createDocument('observances', whole)
    setBusy(false)
    live('observances').renew()
    if (answer === null) return
    if (answer.type === 'problem') {
      setProblem(answer)
      return toast(problemToWords(answer), { tone: 'bad' })
    }
    onClose()
    toast(t('observances.saved', { name }))
  }
  return (
    <Dialog
      title={t(own ? 'observances.editTitle' : 'observances.newTitle')}
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
          maxLength={40}
          autofocus
          value={draft.name}
          error={tried && name === '' ? t('rule.text-empty') : fields['name']}
          onInput={(typed) => setDraft({ ...draft, name: typed })}
        />
        <RuleFields rule={draft.rule} onChange={(rule) => setDraft({ ...draft, rule })} />
        <Dates
          draft={draft}
          today={today}
          error={tried ? (wrongDates ?? fields['dates']) : undefined}
          onChange={setDraft}
        />
      </div>
    </Dialog>
  )
}

/** null: a new one. */
export const openObservance = (own: Observance | null, today: string): void => {
  openDialog((close) => <ObservanceDialog own={own} today={today} onClose={close} />)
}
