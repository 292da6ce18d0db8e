// A new layout: its name, and the layout whose zones it begins with.
import { useId, useState } from 'preact/hooks'
import type { LayoutZone } from '../../../../playlists/model/layout.ts'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FieldGroup, TextField } from '../../parts/field.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { t } from '../../words/words.ts'
import { allScreens, isShipped, layoutToName } from './layout-names.ts'
import { LayoutPicture } from './layout-picture.tsx'
import { toRatio, type Ratio } from './shapes.ts'
import { blankZones } from './zone-edits.ts'
import './layout-choice.css'

type Start = { id: string; name: string; zones: readonly LayoutZone[]; ratio: Ratio }

/** `full` is as blank as can be. */
const toStarts = (): Start[] => [
  { id: '', name: t('layouts.blank'), zones: blankZones, ratio: '16:9' },
  ...(live('layouts').documents.value ?? [])
    .filter(({ id }) => id !== 'full')
    .toSorted((one, other) => Number(isShipped(other)) - Number(isShipped(one)))
    .map((layout) => ({
      id: layout.id,
      name: layoutToName(layout),
      zones: layout.zones,
      ratio: toRatio(layout, allScreens()),
    })),
]

const NewLayoutDialog = ({ onClose }: { onClose: () => void }) => {
  const group = useId()
  const starts = toStarts()
  const [from, setFrom] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const isEmpty = name.trim() === ''
  const submit = async (): Promise<void> => {
    setTried(true)
    const start = starts.find(({ id }) => id === from)
    if (isEmpty || busy || start === undefined) return
    setBusy(true)
    const made = await createDocument('layouts', { name: name.trim(), zones: [...start.zones] })
    setBusy(false)
    if (made.type === 'problem') return setProblem(made)
    live('layouts').renew()
    onClose()
    go(`/layouts/${made.value.id}${start.ratio === '16:9' ? '' : `?shape=${start.ratio}`}`)
  }
  const told = problem ? (problemToFields(problem)['name'] ?? problemToWords(problem)) : undefined
  return (
    <Dialog
      title={t('layouts.new')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('layouts.create')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <TextField
          label={t('common.name')}
          placeholder={t('layouts.nameExample')}
          maxLength={40}
          autofocus
          value={name}
          error={tried && isEmpty ? t('rule.text-empty') : told}
          onInput={setName}
        />
        <FieldGroup label={t('layouts.startFrom')}>
          <div class="layout-choices">
            {starts.map((start) => (
              <label key={start.id} class="layout-choice">
                <input type="radio" name={group} checked={start.id === from} onChange={() => setFrom(start.id)} />
                <span class="layout-choice-picture">
                  <LayoutPicture zones={start.zones} ratio={start.ratio} />
                </span>
                <span class="layout-choice-name small">{start.name}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
      </div>
    </Dialog>
  )
}

export const openNewLayout = (): void => {
  openDialog((close) => <NewLayoutDialog onClose={close} />)
}
