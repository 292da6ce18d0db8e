// A control with its label above, a hint below, and an error in the hint's place, where it is read out too.
import {
  createElement,
  type ComponentChildren,
  type LooseInputHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../words/words.ts'
import './field.css'

export type FieldFrame = { label: string; hint?: string | undefined; error?: string | undefined; optional?: boolean }

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }

export const Field = ({
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldFrame & { children: (control: Control) => ComponentChildren }) => {
  const id = useId()
  const below = error ?? hint
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="quiet field-optional">{t('common.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': below ? `${id}-below` : undefined, 'aria-invalid': error !== undefined })}
      {below && (
        <p id={`${id}-below`} class={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>
          {below}
        </p>
      )}
    </div>
  )
}

/** A field that is not one control but a group of them. */
export const FieldGroup = ({ label, hint, error, children }: FieldFrame & { children: ComponentChildren }) => (
  <fieldset class="field">
    <legend class="field-label">{label}</legend>
    {children}
    {(error ?? hint) && <p class={error ? 'field-error' : 'field-hint'}>{error ?? hint}</p>}
  </fieldset>
)

type Typed = { value: string; onInput: (value: string) => void }

type TextFieldProps = FieldFrame &
  Typed &
  Omit<LooseInputHTMLAttributes<HTMLInputElement>, 'value' | 'onInput' | 'label' | 'optional'>

export const TextField = ({ label, hint, error, optional, value, onInput, ...rest }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error} optional={optional ?? false}>
    {(control) =>
      createElement('input', {
        autocomplete: 'off',
        ...rest,
        ...control,
        class: 'input',
        value,
        onInput: (event) => onInput(event.currentTarget.value),
      })
    }
  </Field>
)

type TextAreaProps = FieldFrame &
  Typed &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onInput' | 'label' | 'optional'>

export const TextArea = ({ label, hint, error, optional, value, onInput, ...rest }: TextAreaProps) => (
  <Field label={label} hint={hint} error={error} optional={optional ?? false}>
    {(control) => (
      <textarea
        rows={3}
        {...rest}
        {...control}
        class="input input-area"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Field>
)

export type Option<V extends string> = { value: V; label: string }

type SelectProps<V extends string> = FieldFrame & {
  value: V
  options: readonly Option<V>[]
  onChange: (value: V) => void
  disabled?: boolean
}

export const Select = <V extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
  disabled,
}: SelectProps<V>) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <select
        {...control}
        class="input input-select"
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)
