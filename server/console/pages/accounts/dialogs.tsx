// Adding an account and setting a password: each a small form in a dialog.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Person } from '../../../routes/accounts.ts'
import { addPerson, setPassword } from '../../api/accounts.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { PasswordField } from '../../shell/password-field.tsx'
import { t } from '../../words/words.ts'

const SHORTEST_PASSWORD = 10

type FormProps = {
  title: string
  verb: string
  isReady: boolean
  /** Resolves with what refused it. */
  act: () => Promise<Problem | null>
  onClose: () => void
  children: (problem: Problem | null) => ComponentChildren
}

const Form = ({ title, verb, isReady, act, onClose, children }: FormProps) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (): Promise<void> => {
    if (!isReady || busy) return
    setBusy(true)
    const refused = await act()
    setBusy(false)
    setProblem(refused)
    if (refused === null) onClose()
  }
  return (
    <Dialog
      size="small"
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" busy={busy} disabled={!isReady}>
            {verb}
          </Button>
        </>
      }
    >
      {children(problem)}
    </Dialog>
  )
}

/** What is wrong with no field in particular goes below the last one. */
const ofNoField = (problem: Problem | null, own: readonly string[]): string | undefined =>
  problem === null || problem.problem === 'invalid' || own.includes(problem.problem)
    ? undefined
    : problemToWords(problem)

const AddForm = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('')
  const [password, setFirst] = useState('')
  const add = async (): Promise<Problem | null> => {
    const added = await addPerson(name.trim(), password)
    if (added.type === 'problem') return added
    toast(t('accounts.added', { name: added.value.name }))
    return null
  }
  return (
    <Form
      title={t('accounts.add')}
      verb={t('common.add')}
      isReady={name.trim().length >= 2 && password.length >= SHORTEST_PASSWORD}
      act={add}
      onClose={onClose}
    >
      {(problem) => (
        <>
          <TextField
            label={t('signin.name')}
            name="name"
            value={name}
            onInput={setName}
            error={
              problem?.problem === 'exists'
                ? t('accounts.taken')
                : problem
                  ? problemToFields(problem)['name']
                  : undefined
            }
          />
          <PasswordField
            fresh
            label={t('accounts.firstPassword')}
            hint={t('accounts.firstPasswordHint')}
            value={password}
            onInput={setFirst}
            error={(problem && problemToFields(problem)['password']) ?? ofNoField(problem, ['exists'])}
          />
        </>
      )}
    </Form>
  )
}

type PasswordFormProps = { person: Pick<Person, 'id' | 'name'>; isOwn: boolean; onClose: () => void }

const PasswordForm = ({ person: { id, name }, isOwn, onClose }: PasswordFormProps) => {
  const [current, setCurrent] = useState('')
  const [password, setNew] = useState('')
  const set = async (): Promise<Problem | null> => {
    const answered = await setPassword(id, password, current)
    if (answered.type === 'problem') return answered
    toast(t('accounts.passwordSet', { name }))
    return null
  }
  return (
    <Form
      title={isOwn ? t('accounts.ownPassword') : t('accounts.passwordOf', { name })}
      verb={t('common.save')}
      isReady={password.length >= SHORTEST_PASSWORD && (!isOwn || current !== '')}
      act={set}
      onClose={onClose}
    >
      {(problem) => (
        <>
          {isOwn && (
            <PasswordField
              label={t('accounts.current')}
              value={current}
              onInput={setCurrent}
              error={problem?.problem === 'wrong-credentials' ? t('accounts.wrongCurrent') : undefined}
            />
          )}
          <PasswordField
            fresh
            label={t('accounts.new')}
            hint={t('accounts.newHint')}
            value={password}
            onInput={setNew}
            error={(problem && problemToFields(problem)['password']) ?? ofNoField(problem, ['wrong-credentials'])}
          />
        </>
      )}
    </Form>
  )
}

export const openAddAccount = (): void => void openDialog((close) => <AddForm onClose={close} />)

export const openPassword = (person: Pick<Person, 'id' | 'name'>, isOwn: boolean): void =>
  void openDialog((close) => <PasswordForm person={person} isOwn={isOwn} onClose={close} />)
