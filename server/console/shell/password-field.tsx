import { createElement } from 'preact'
import { useState } from 'preact/hooks'
import { IconButton } from '../parts/button.tsx'
import { Field, type FieldFrame } from '../parts/field.tsx'
import { t } from '../words/words.ts'

type PasswordFieldProps = FieldFrame & {
  value: string
  onInput: (value: string) => void
  fresh?: boolean
  autofocus?: boolean
}

/** `fresh`: a new password is being chosen, so the browser offers one instead of filling in the old. */
export const PasswordField = ({ value, onInput, fresh = false, autofocus = false, ...frame }: PasswordFieldProps) => {
  const [shown, setShown] = useState(false)
  return (
    <Field {...frame}>
      {(control) => (
        <span class="password">
          {createElement('input', {
            ...control,
            class: 'input',
            name: 'password',
            type: shown ? 'text' : 'password',
            autocomplete: fresh ? 'new-password' : 'current-password',
            autofocus,
            value,
            onInput: (event) => onInput(event.currentTarget.value),
          })}
          <IconButton
            icon="eye"
            small
            label={t(shown ? 'signin.hide' : 'signin.show')}
            onClick={() => setShown(!shown)}
          />
        </span>
      )}
    </Field>
  )
}
