// What can be done to a layout as a whole, from the list and from its page: duplicate, rename, delete.
import { useState } from 'preact/hooks'
import type { Layout } from '../../../../playlists/model/layout.ts'
import { find, live } from '../../api/collections.ts'
import { createDocument, readDocument, removeDocument } from '../../api/documents.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { saveDocument } from '../../api/save.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { t } from '../../words/words.ts'
import { layoutToDraft, layoutToName, screensWith } from './layout-names.ts'

const LONGEST_NAME = 40

export const copyLayout = async (layout: Layout): Promise<void> => {
  const name = t('layouts.copyOf', { name: layoutToName(layout) }).slice(0, LONGEST_NAME)
  const made = await createDocument('layouts', { ...layoutToDraft(layout), name })
  if (made.type === 'problem') return toast(problemToWords(made), { tone: 'bad' })
  live('layouts').renew()
  go(`/layouts/${made.value.id}`)
  toast(t('layouts.copied'))
}

const explainUse = (layout: Layout): void => {
  openDialog((close) => (
    <Dialog
      size="small"
      title={t('layouts.inUseTitle', { name: layoutToName(layout) })}
      onClose={close}
      onSubmit={close}
      footer={
        <Button type="submit" kind="primary">
          {t('common.close')}
        </Button>
      }
    >
      <p>{t('layouts.inUseText')}</p>
      <ul class="layouts-users">
        {screensWith(layout).map(({ id, name }) => (
          <li key={id}>
            <a class="row" href={`/screens/${id}`} onClick={close}>
              <Icon name="screen" size={18} />
              <span class="one-line">{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </Dialog>
  ))
}

export const removeLayout = async (layout: Layout): Promise<void> => {
  if (screensWith(layout).length > 0) return explainUse(layout)
  const current = await readDocument('layouts', layout.id)
  const removed = current.type === 'problem' ? current : await removeDocument('layouts', current.value)
  live('layouts').renew()
  if (removed.type === 'problem') return toast(problemToWords(removed), { tone: 'bad' })
  go('/layouts')
  toast(t('layouts.deleted', { name: layout.name }), {
    undo: async () => {
      const again = await createDocument('layouts', layoutToDraft(layout))
      live('layouts').renew()
      toast(
        again.type === 'ok' ? t('common.undone') : problemToWords(again),
        again.type === 'ok' ? {} : { tone: 'bad' },
      )
    },
  })
}

const RenameDialog = ({ layout, onClose }: { layout: Layout; onClose: () => void }) => {
  const [name, setName] = useState(layout.name)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    if (name.trim() === '' || busy) return
    setBusy(true)
    const base = find('layouts', layout.id) ?? layout
    const saved = await saveDocument('layouts', base, { ...layoutToDraft(base), name: name.trim() }, layoutToDraft)
    setBusy(false)
    if (saved?.type === 'problem') return setProblem(saved)
    live('layouts').renew()
    onClose()
    if (saved) toast(t('layouts.renamed'))
  }
  const told = problem ? (problemToFields(problem)['name'] ?? problemToWords(problem)) : undefined
  return (
    <Dialog
      size="small"
      title={t('layouts.rename')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('common.name')}
        maxLength={LONGEST_NAME}
        autofocus
        value={name}
        error={name.trim() === '' ? t('rule.text-empty') : told}
        onInput={setName}
      />
    </Dialog>
  )
}

export const renameLayout = (layout: Layout): void => {
  openDialog((close) => <RenameDialog layout={layout} onClose={close} />)
}
