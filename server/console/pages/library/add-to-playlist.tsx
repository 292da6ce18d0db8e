// Chosen items → a playlist, an old one or a new one.
import { useState } from 'preact/hooks'
import { LONGEST_PLAYLIST } from '../../../../playlists/model/playlist.ts'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { saveDocument } from '../../api/save.ts'
import { itemsById } from '../../items/lookups.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Select, TextField } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { playlistToDraft } from '../playlists/use-playlist.ts'

const NEW = ''

const AddDialog = ({ ids, onClose, onDone }: { ids: readonly string[]; onClose: () => void; onDone: () => void }) => {
  const playlists = live('playlists').documents.value ?? []
  const [into, setInto] = useState<string>(playlists[0]?.id ?? NEW)
  const [name, setName] = useState('')
  const [front, setFront] = useState(true)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const target = playlists.find(({ id }) => id === into)
  const there = new Set<string>(target?.items.map(({ item }) => item))
  const fresh = ids.flatMap((id) => {
    const item = itemsById.value[id]
    return item && !there.has(id) ? [{ item: item.id, ms: item.durationMs }] : []
  })
  const doubled = ids.length - fresh.length
  const tooLong = (target?.items.length ?? 0) + fresh.length > LONGEST_PLAYLIST
  const nameless = !target && name.trim() === ''

  const submit = async (): Promise<void> => {
    setTried(true)
    if (nameless || tooLong || busy) return
    setBusy(true)
    const before = target ? playlistToDraft(target) : null
    const answer = target
      ? await saveDocument(
          'playlists',
          target,
          { ...playlistToDraft(target), items: front ? [...fresh, ...target.items] : [...target.items, ...fresh] },
          playlistToDraft,
        )
      : await createDocument('playlists', { name: name.trim(), items: fresh })
    setBusy(false)
    if (answer === null) return
    if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
    live('playlists').renew()
    onClose()
    onDone()
    const saved = answer.value
    toast(t('addto.done', { count: fresh.length, name: saved.name }), {
      ...(before && {
        undo: async () => {
          const undone = await saveDocument('playlists', saved, before, playlistToDraft)
          live('playlists').renew()
          if (undone?.type === 'problem') toast(problemToWords(undone), { tone: 'bad' })
        },
      }),
    })
  }

  return (
    <Dialog
      size="small"
      title={t('addto.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={fresh.length === 0}>
            {t('addto.button')}
          </Button>
        </>
      }
    >
      <Select
        label={t('field.playlist')}
        value={into}
        options={[
          ...playlists.map((playlist) => ({ value: playlist.id as string, label: playlist.name })),
          { value: NEW, label: t('addto.new') },
        ]}
        error={tooLong ? t('addto.long') : undefined}
        hint={doubled > 0 ? t('addto.already', { count: doubled }) : undefined}
        onChange={setInto}
      />
      {!target && (
        <TextField
          label={t('addto.newName')}
          value={name}
          maxLength={40}
          autofocus
          error={tried && nameless ? t('rule.text-empty') : undefined}
          onInput={setName}
        />
      )}
      {target && (
        <Checkbox checked={front} onChange={setFront}>
          {t('addto.front')}
        </Checkbox>
      )}
    </Dialog>
  )
}

export const addToPlaylist = (ids: readonly string[], onDone: () => void = () => {}): void => {
  openDialog((close) => <AddDialog ids={ids} onClose={close} onDone={onDone} />)
}
