import { useState } from 'preact/hooks'
import { problemToFields, problemToWords } from '../api/problem-words.ts'
import type { Problem } from '../api/request.ts'
import { resume, setUp } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { t } from '../words/words.ts'
import { Entrance } from './entrance.tsx'
import { PasswordField } from './password-field.tsx'

const SHORTEST_PASSWORD = 10

export const SetUp = () => {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const fields = problem ? problemToFields(problem) : {}
  const ofCode = problem && problem.problem !== 'invalid' ? problemToWords(problem) : fields['code']

  const submit = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    const refused = await setUp(code.trim(), name.trim(), password)
    setBusy(false)
    setProblem(refused)
    if (refused?.problem === 'already-set-up') void resume()
  }

  return (
    <Entrance title={t('setup.title')}>
      <p class="quiet">{t('setup.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label={t('setup.code')}
          name="code"
          spellcheck={false}
          autofocus
          value={code}
          onInput={setCode}
          error={ofCode}
        />
        <TextField
          label={t('signin.name')}
          name="name"
          autocomplete="username"
          value={name}
          onInput={setName}
          error={fields['name']}
        />
        <PasswordField
          fresh
          label={t('signin.password')}
          hint={t('setup.passwordHint')}
          value={password}
          onInput={setPassword}
          error={fields['password']}
        />
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabled={code.trim() === '' || name.trim().length < 2 || password.length < SHORTEST_PASSWORD}
        >
          {t('setup.button')}
        </Button>
      </form>
    </Entrance>
  )
}
