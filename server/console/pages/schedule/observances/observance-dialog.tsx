// One of the staff's own observances, or a new one.
import type { Observance } from '../../../../../playlists/model/observance.ts'
import { live } from '../../../api/collections.ts'
import { createDocument, type Draft } from '../../../api/documents.ts'
import { saveDocument } from '../../../api/save.ts'
import { Button, IconButton } from '../../../parts/button.tsx'
import { FieldGroup } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { t } from '../../../words/words.ts'
import { DateInput, isReversed } from '../dates-fields.tsx'
import { NamedDialog } from '../named-dialog.tsx'
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

const datesProblem = ({ dates, rule }: ObservanceDraft): string | undefined => {
  if (dates.some(({ from, until }) => from === '' || until === '')) return t('observances.needDates')
  if (dates.some(isReversed)) return t('form.datesReversed')
  return rule === null && dates.length === 0 ? t('observances.needDates') : undefined
}

type ObservanceDialogProps = { own: Observance | null; today: string; onClose: () => void }

const ObservanceDialog = ({ own, today, onClose }: ObservanceDialogProps) => (
  <NamedDialog<ObservanceDraft, Observance>
    title={t(own ? 'observances.editTitle' : 'observances.newTitle')}
    initial={own ? observanceToDraft(own) : empty}
    check={(draft) => ({ dates: datesProblem(draft) })}
    write={async (draft) => {
      const answer = own
        ? await saveDocument('observances', own, draft, observanceToDraft)
        : await createDocument('observances', draft)
      live('observances').renew()
      return answer
    }}
    onSaved={({ name }) => toast(t('observances.saved', { name }))}
    onClose={onClose}
  >
    {(draft, change, errors) => (
      <>
        <RuleFields rule={draft.rule} onChange={(rule) => change({ ...draft, rule })} />
        <Dates draft={draft} today={today} error={errors['dates']} onChange={change} />
      </>
    )}
  </NamedDialog>
)

/** null: a new one. */
export const openObservance = (own: Observance | null, today: string): void => {
  openDialog((close) => <ObservanceDialog own={own} today={today} onClose={close} />)
}
