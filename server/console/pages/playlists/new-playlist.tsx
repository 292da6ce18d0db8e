import { useState } from 'preact/hooks'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { problemToFields, problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { go } from '../../shell/go.ts'
import { t } from '../../words/words.ts'

type NewPlaylistProps = { onClose: () => void; onMade: (playlist: Playlist) => void }

const NewPlaylistDialog = ({ onClose, onMade }: NewPlaylistProps) => {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const empty = name.trim() === ''
  const submit = async (): Promise<void> => {
    setTried(true)
    if (empty || busy) return
    setBusy(true)
    const answer = await createDocument('playlists', { name: name.trim(), items: [] })
    setBusy(false)
    if (answer.type === 'problem') return setProblem(answer)
    live('playlists').renew()
    onClose()
    onMade(answer.value)
  }
  const own = problem ? (problemToFields(problem)['name'] ?? problemToWords(problem)) : undefined
  return (
    <Dialog
      size="small"
      title={t('playlists.new')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('playlists.create')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('playlists.name')}
        placeholder={t('playlists.nameExample')}
        maxLength={40}
        autofocus
        value={name}
        error={tried && empty ? t('rule.text-empty') : own}
        onInput={setName}
      />
    </Dialog>
  )
}

export const openNewPlaylist = (onMade: (playlist: Playlist) => void = ({ id }) => go(`/playlists/${id}`)): void => {
  openDialog((close) => <NewPlaylistDialog onClose={close} onMade={onMade} />)
}
