import { useState } from 'preact/hooks'
import { problemToWords } from '../api/problem-words.ts'
import type { Problem } from '../api/request.ts'
import { lastName, signIn } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { t } from '../words/words.ts'
import { Entrance } from './entrance.tsx'
import { PasswordField } from './password-field.tsx'

/** The name of who was here last stands already: then only the password is to be typed. */
export const SignIn = () => {
  const [name, setName] = useState(lastName)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const known = lastName() !== ''

  const submit = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    const refused = await signIn(name.trim(), password)
    setBusy(false)
    setProblem(refused)
  }

  return (
    <Entrance title={t('signin.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label={t('signin.name')}
          name="name"
          autocomplete="username"
          autofocus={!known}
          value={name}
          onInput={setName}
        />
        <PasswordField
          label={t('signin.password')}
          autofocus={known}
          value={password}
          onInput={setPassword}
          error={problem ? problemToWords(problem) : undefined}
        />
        <Button kind="primary" type="submit" busy={busy} disabled={name.trim() === '' || password === ''}>
          {t('signin.button')}
        </Button>
      </form>
    </Entrance>
  )
}
