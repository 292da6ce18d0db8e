// A screen shows six digits; here they are typed, with its name and where it stands, also at a new site. Or it is to play in place
// of a screen whose box broke: then that screen stays what it is, and only the box is another.
import { useState } from 'preact/hooks'
import { slowNow } from '../../api/clock.ts'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { overview, renewOverview } from '../../api/overview.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import { answer, api } from '../../api/client.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Select, TextField } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { t } from '../../words/words.ts'
import { compareUrgency, rowToCondition } from '../overview/condition.ts'
import { emptySite, isWholeSite, SiteFields } from '../sites/site-fields.tsx'
import { CODE_LENGTH, CodeField } from './code-field.tsx'

const NEW = 'new'

/** The site chosen last stands ready: screens of one place are added one after the other. */
let lastSite: string | null = null

const focusName = (): void => document.querySelector<HTMLInputElement>('dialog [name="screen-name"]')?.focus()

type Refused = { at: 'site' | 'pairing'; problem: Problem }

/** Screens that may get another box, those in trouble first. */
const toReplaceable = (): { value: string; label: string }[] =>
  (overview.value ?? []).toSorted(compareUrgency(slowNow.value)).map((row) => {
    const { screen, siteName } = row
    const state = t(`condition.${rowToCondition(row, slowNow.value)}`)
    return { value: screen.id, label: t('pair.replaceable', { name: screen.name, site: siteName, state }) }
  })

/** `replaces`: the screen whose page asks for another box; null where that is open. */
type AddScreenProps = { given: string; replaces: string | null; onClose: () => void }

const AddScreen = ({ given, replaces, onClose }: AddScreenProps) => {
  const [code, setCode] = useState(given)
  const [use, setUse] = useState<'new' | 'replace'>(replaces === null ? 'new' : 'replace')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(lastSite)
  const [old, setOld] = useState<string | null>(replaces)
  const [site, setSite] = useState(emptySite)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const sites = live('sites').documents.value ?? []
  const replaceable = toReplaceable()
  const replaced = old ?? replaceable[0]?.value ?? ''
  const place = chosen ?? sites[0]?.id ?? NEW
  const making = place === NEW
  const named = name.trim() !== '' && (!making || isWholeSite(site))
  const whole = code.length === CODE_LENGTH && (use === 'replace' ? replaced !== '' : named)
  const title = overview.value?.find(({ screen }) => screen.id === replaces)?.screen.name

  const toSite = async (): Promise<string | null> => {
    if (!making) return place
    const made = await createDocument('sites', site)
    if (made.type === 'problem') {
      setRefused({ at: 'site', problem: made })
      return null
    }
    live('sites').renew()
    // If the code turns out wrong, the site is not made twice.
    setChosen(made.value.id)
    return made.value.id
  }

  const pair = async () => {
    if (use === 'replace')
      return answer(api.screens[':id'].successor.$post({ param: { id: replaced }, json: { code } }))
    const siteId = await toSite()
    if (siteId === null) return null
    const paired = await answer(api.pairings.$post({ json: { code, name: name.trim(), site: siteId } }))
    if (paired.type === 'ok') lastSite = siteId
    return paired
  }

  const submit = async (): Promise<void> => {
    if (!whole || busy) return
    setBusy(true)
    setRefused(null)
    const paired = await pair()
    setBusy(false)
    if (paired === null) return
    if (paired.type === 'problem') return setRefused({ at: 'pairing', problem: paired })
    renewOverview()
    onClose()
    toast(t(use === 'replace' ? 'pair.replaced' : 'pair.added', { name: paired.value.name }))
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
      title={title === undefined ? t('pair.title') : t('pair.replaceTitle', { name: title })}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!whole}>
            {t(use === 'replace' ? 'pair.replace' : 'pair.button')}
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
      {replaces === null && replaceable.length > 0 && (
        <Segmented<'new' | 'replace'>
          label={t('pair.use')}
          value={use}
          options={[
            { value: 'new', label: t('pair.useNew') },
            { value: 'replace', label: t('pair.useReplace') },
          ]}
          onChange={setUse}
        />
      )}
      {use === 'replace' ? (
        <>
          {replaces === null && (
            <Select label={t('pair.replaces')} value={replaced} options={replaceable} onChange={setOld} />
          )}
          <p class="quiet small">{t('pair.replaceText')}</p>
        </>
      ) : (
        <>
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
        </>
      )}
      {other && (
        <p class="field-error" role="alert">
          {other}
        </p>
      )}
    </Dialog>
  )
}

/** `code`: from the QR code on the screen. `replaces`: a screen that is to get another box. */
export const openAddScreen = (code = '', replaces: string | null = null): void => {
  const given = code.replace(/\D/g, '').slice(0, CODE_LENGTH)
  openDialog((close) => <AddScreen given={given} replaces={replaces} onClose={close} />)
}
