// How strongly a rule plays among the others, each way with one line that says what it does (S5, S6).
import { useId } from 'preact/hooks'
import { DEFAULT_PER_HOUR, type Level } from '../../../../playlists/model/entry.ts'
import { Field, FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import type { EntryDraft } from './entry-draft.ts'
import './level-field.css'

const levels: readonly Level[] = ['rotate', 'override', 'notice', 'appointment', 'fallback']
const HIGHEST_WEIGHT = 20
const MOST_AN_HOUR = 60

type LevelFieldProps = {
  draft: EntryDraft
  errors: { readonly [field: string]: string }
  onChange: (change: Partial<EntryDraft>) => void
}

const NumberField = ({
  label,
  hint,
  error,
  value,
  most,
  onChange,
}: {
  label: string
  hint: string
  error: string | undefined
  value: number
  most: number
  onChange: (value: number) => void
}) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <input
        {...control}
        class="input level-number"
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        value={Number.isNaN(value) ? '' : value}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    )}
  </Field>
)

export const LevelField = ({ draft, errors, onChange }: LevelFieldProps) => {
  const name = useId()
  return (
    <>
      <FieldGroup label={t('form.level')}>
        <div class="levels" role="radiogroup" aria-label={t('form.level')}>
          {levels.map((level) => (
            <label key={level} class="level">
              <input type="radio" name={name} checked={level === draft.level} onChange={() => onChange({ level })} />
              <strong>{t(`level.${level}`)}</strong>
              <span class="quiet small">{t(`level.${level}Text`)}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      {draft.level === 'override' && (
        <NumberField
          label={t('form.priority')}
          hint={t('level.priorityHint')}
          error={errors['priority']}
          value={draft.priority}
          most={9}
          onChange={(priority) => onChange({ priority })}
        />
      )}
      {draft.level === 'notice' && (
        <NumberField
          label={t('form.perHour')}
          hint={t('level.perHourHint')}
          error={errors['perHour']}
          value={draft.perHour ?? DEFAULT_PER_HOUR}
          most={MOST_AN_HOUR}
          onChange={(perHour) => onChange({ perHour })}
        />
      )}
      {draft.level === 'appointment' && (
        <Field label={t('form.startsAt')} hint={t('level.startsAtHint')} error={errors['startsAt']}>
          {(control) => (
            <input
              {...control}
              class="input level-start"
              type="datetime-local"
              value={draft.startsAt ?? ''}
              onChange={(event) =>
                onChange({ startsAt: event.currentTarget.value === '' ? null : event.currentTarget.value })
              }
            />
          )}
        </Field>
      )}
      {draft.level === 'rotate' && (
        <NumberField
          label={t('form.weight')}
          hint={t('level.weightHint')}
          error={errors['weight']}
          value={draft.weight}
          most={HIGHEST_WEIGHT}
          onChange={(weight) => onChange({ weight })}
        />
      )}
    </>
  )
}
