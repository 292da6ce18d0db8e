// From which day until which, and days that are left out.
import type { DateRange } from '../../../../playlists/model/entry.ts'
import type { Exceptions } from '../../../../playlists/model/days.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import './when-fields.css'

type DateProps = { label: string; value: string; onChange: (date: string) => void }

export const DateInput = ({ label, value, onChange }: DateProps) => (
  <label class="when-date">
    {label}
    <input
      type="date"
      class="input"
      value={value}
      max="2199-12-31"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </label>
)

const orNull = (date: string): string | null => (date === '' ? null : date)

export const isReversed = ({ from, until }: DateRange): boolean => from !== null && until !== null && until < from

type DatesFieldProps = { value: DateRange; today: string; onChange: (dates: DateRange) => void }

export const DatesField = ({ value, today, onChange }: DatesFieldProps) => (
  <FieldGroup
    label={t('form.dates')}
    error={isReversed(value) ? t('form.datesReversed') : undefined}
    hint={value.until !== null && value.until < today ? t('form.datesOver') : t('form.datesHint')}
  >
    <div class="row row-wrap">
      <DateInput
        label={t('form.firstDay')}
        value={value.from ?? ''}
        onChange={(from) => onChange({ ...value, from: orNull(from) })}
      />
      <DateInput
        label={t('form.lastDay')}
        value={value.until ?? ''}
        onChange={(until) => onChange({ ...value, until: orNull(until) })}
      />
    </div>
  </FieldGroup>
)

type ExceptionsFieldProps = {
  value: Exceptions
  today: string
  error?: string | undefined
  onChange: (exceptions: Exceptions) => void
}

export const ExceptionsField = ({ value, today, error, onChange }: ExceptionsFieldProps) => (
  <FieldGroup
    label={t('form.exceptions')}
    error={error ?? (value.some(isReversed) ? t('form.datesReversed') : undefined)}
  >
    <div class="stack-tight when-part">
      {value.map((range, index) => {
        const put = (next: typeof range): void => onChange(value.map((old, at) => (at === index ? next : old)))
        return (
          <div key={index} class="row row-wrap">
            <DateInput
              label={t('form.firstDay')}
              value={range.from}
              onChange={(from) => put({ from, until: range.until < from ? from : range.until })}
            />
            <DateInput label={t('form.lastDay')} value={range.until} onChange={(until) => put({ ...range, until })} />
            <IconButton
              small
              icon="close"
              label={t('form.removeException')}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
          </div>
        )
      })}
      <Button small kind="quiet" icon="plus" onClick={() => onChange([...value, { from: today, until: today }])}>
        {t('form.addException')}
      </Button>
    </div>
  </FieldGroup>
)
