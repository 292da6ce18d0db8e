// A screen shows six digits; here they are typed, with its name and where it stands. One dialog, also for a new site.
import { useState } from 'preact/hooks'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { renewOverview } from '../../api/overview.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import { answer, api } from '../../api/client.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Select, TextField } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { t } from '../../words/words.ts'
import { emptySite, isWholeSite, SiteFields } from '../sites/site-fields.tsx'
import { CODE_LENGTH, CodeField } from './code-field.tsx'

const NEW = 'new'

/** The site chosen last stands ready: screens of one place are added one after the other. */
let lastSite: string | null = null

const focusName = (): void => document.querySelector<HTMLInputElement>('dialog [name="screen-name"]')?.focus()

type Refused = { at: 'site' | 'pairing'; problem: Problem }

const AddScreen = ({ given, onClose }: { given: string; onClose: () => void }) => {
  const [code, setCode] = useState(given)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(lastSite)
  const [site, setSite] = useState(emptySite)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const sites = live('sites').documents.value ?? []
  const place = chosen ?? sites[0]?.id ?? NEW
  const making = place === NEW
  const whole = code.length === CODE_LENGTH && name.trim() !== '' && (!making || isWholeSite(site))

  const submit = async (): Promise<void> => {
    if (!whole || busy) return
    setBusy(true)
    setRefused(null)
    let siteId: string = place
    if (making) {
      const made = await createDocument('sites', site)
      if (made.type === 'problem') {
        setBusy(false)
        return setRefused({ at: 'site', problem: made })
      }
      siteId = made.value.id
      live('sites').renew()
      // If the code turns out wrong, the site is not made twice.
      setChosen(siteId)
    }
    const paired = await answer(api.pairings.$post({ json: { code, name: name.trim(), site: siteId } }))
    setBusy(false)
    if (paired.type === 'problem') return setRefused({ at: 'pairing', problem: paired })
    lastSite = siteId
    renewOverview()
    onClose()
    toast(t('pair.added', { name: paired.value.name }))
    go(`/screens/${paired.value.id}`)
  }

  const problem = refused?.problem
  const fields = problem ? problemToFields(problem) : {}
  const ofCode =
    problem && (problem.problem === 'wrong-code' || problem.problem === 'too-many-tries' || fields['code'])
      ? (fields['code'] ?? problemToWords(problem))
      : undefined
  const other = problem && ofCode === undefined && problem.problem !== 'invalid' ? problemToWords(problem) : undefined

  return (
    <Dialog
      title={t('pair.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!whole}>
            {t('pair.button')}
          </Button>
        </>
      }
    >
      <CodeField
        value={code}
        onChange={setCode}
        onWhole={focusName}
        error={ofCode}
        autofocus={given.length < CODE_LENGTH}
      />
      {code === '' && <p class="quiet small">{t('pair.where', { address: `${location.origin}/player` })}</p>}
      <TextField
        name="screen-name"
        autofocus={given.length === CODE_LENGTH}
        label={t('screens.name')}
        placeholder={t('screens.nameExample')}
        maxLength={40}
        value={name}
        onInput={setName}
        error={refused?.at === 'pairing' ? fields['name'] : undefined}
      />
      <Select
        label={t('screens.site')}
        value={place}
        options={[
          ...sites.map(({ id, name: label }) => ({ value: id as string, label })),
          { value: NEW, label: t('screens.newSite') },
        ]}
        onChange={setChosen}
      />
      {making && <SiteFields brief value={site} onChange={setSite} errors={refused?.at === 'site' ? fields : {}} />}
      {other && (
        <p class="field-error" role="alert">
          {other}
        </p>
      )}
    </Dialog>
  )
}

/** `code`: from the QR code on the screen. */
export const openAddScreen = (code = ''): void => {
  openDialog((close) => <AddScreen given={code.replace(/\D/g, '').slice(0, CODE_LENGTH)} onClose={close} />)
}
