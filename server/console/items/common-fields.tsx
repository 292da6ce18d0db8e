// What every kind of item has, as fields: what it is about, whom it is for, until when it is true, how long it stays.
import { Audience, LONGEST_SLOT_MS, SHORTEST_SLOT_MS, Theme } from '../../../playlists/model/items/common.ts'
import { live } from '../api/collections.ts'
import { Field, FieldGroup } from '../parts/field.tsx'
import { TagsField } from '../parts/tags.tsx'
import { t } from '../words/words.ts'
import type { ItemDraft } from './drafts.ts'
import { ThemeDot } from './theme-mark.tsx'
import './common-fields.css'

type FieldProps<K extends keyof ItemDraft> = {
  value: ItemDraft[K]
  onChange: (value: ItemDraft[K]) => void
  error?: string | undefined
}

export const ThemeField = ({ value, onChange, error }: FieldProps<'theme'>) => (
  <FieldGroup label={t('field.theme')} error={error}>
    <div class="pills" role="radiogroup" aria-label={t('field.theme')}>
      {Theme.options.map((theme) => (
        <label key={theme} class="pill">
          <input type="radio" name="theme" checked={theme === value} onChange={() => onChange(theme)} />
          <span>
            <ThemeDot theme={theme} />
            {t(`theme.${theme}`)}
          </span>
        </label>
      ))}
    </div>
  </FieldGroup>
)

export const AudiencesField = ({ value, onChange, error }: FieldProps<'audiences'>) => (
  <FieldGroup label={t('field.audiences')} hint={t('items.audiencesHint')} error={error}>
    <div class="pills">
      {Audience.options.map((audience) => (
        <label key={audience} class="pill">
          <input
            type="checkbox"
            checked={value.includes(audience)}
            onChange={(event) => {
              const on = event.currentTarget.checked
              onChange(Audience.options.filter((one) => (one === audience ? on : value.includes(one))))
            }}
          />
          <span>{t(`audience.${audience}`)}</span>
        </label>
      ))}
    </div>
  </FieldGroup>
)

export const ItemTagsField = ({ value, onChange, error }: FieldProps<'tags'>) => {
  const known = [...new Set((live('items').documents.value ?? []).flatMap(({ tags }) => tags))]
  return (
    <TagsField
      label={t('field.tags')}
      hint={t('items.tagsHint')}
      error={error}
      value={value}
      known={known}
      onChange={onChange}
    />
  )
}

export const isDuration = (ms: number): boolean =>
  Number.isInteger(ms) && ms >= SHORTEST_SLOT_MS && ms <= LONGEST_SLOT_MS

type DurationProps = FieldProps<'durationMs'> & {
  hint?: string | undefined
  /** Seconds that would suit, with a button that takes them. */
  suggested?: number | undefined
  suggestedLabel?: (seconds: number) => string
}

export const DurationField = ({ value, onChange, error, hint, suggested, suggestedLabel }: DurationProps) => (
  <Field label={t('field.durationMs')} hint={hint ?? t('items.durationHint')} error={error}>
    {(control) => (
      <span class="duration">
        <input
          {...control}
          class="input duration-input"
          type="number"
          inputMode="numeric"
          min={1}
          max={LONGEST_SLOT_MS / 1000}
          value={Number.isNaN(value) ? '' : value / 1000}
          onInput={(event) => onChange(Math.round(event.currentTarget.valueAsNumber * 1000))}
        />
        <span class="quiet">{t('items.seconds')}</span>
        {suggested !== undefined && suggested !== Math.round(value / 1000) && (
          <button type="button" class="button button-plain button-small" onClick={() => onChange(suggested * 1000)}>
            {suggestedLabel ? suggestedLabel(suggested) : t('items.useSuggested', { count: suggested })}
          </button>
        )}
      </span>
    )}
  </Field>
)
