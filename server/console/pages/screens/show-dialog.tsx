// "Show this on that screen": drop or choose files, say until when, done. Files are on their way while one still chooses.
import { useEffect, useState } from 'preact/hooks'
import type { Screen } from '../../../../playlists/model/place.ts'
import { instant } from '../../api/clock.ts'
import { find } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { uploadToWords } from '../../api/upload-words.ts'
import { forgetUpload, upload, type Uploading } from '../../api/uploads.ts'
import { ACCEPTED } from '../../items/accepted.ts'
import { withPages } from '../../items/pdf/unfold.tsx'
import { Button, IconButton } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Drop, PickFiles } from '../../parts/drop.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Picture } from '../../parts/picture.tsx'
import { Progress } from '../../parts/progress.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { formatDay } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { openPublish } from '../publishing/publish-dialog.tsx'
import { addDays, toCivilDate, type OwnLevel } from './own-playlist.ts'
import { showOnScreen } from './show-on-screen.ts'
import './show-dialog.css'

type Place = { screen: Screen }
type Length = '7' | '30' | 'always' | 'date'

const lengths = ['10', '15', '20', '30'] as const

/** A picture of a file that is still on this computer. */
const LocalPicture = ({ file }: { file: File }) => {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const url = URL.createObjectURL(file)
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  return (
    <Picture src={src} alt="" ratio={4 / 3} width="72px" icon={file.type.startsWith('video/') ? 'video' : 'image'} />
  )
}

const FileLine = ({ one, onRemove }: { one: Uploading; onRemove: () => void }) => {
  const state = one.state.value
  return (
    <li class="show-file">
      <LocalPicture file={one.file} />
      <span class="show-file-text">
        <span class="one-line">{one.name}</span>
        <span
          class={`small ${state.type === 'failed' ? 'field-error' : 'quiet'}`}
          role={state.type === 'failed' ? 'alert' : undefined}
        >
          {uploadToWords(state)}
        </span>
        {state.type === 'sending' && (
          <Progress label={one.name} value={state.total === 0 ? 1 : state.sent / state.total} />
        )}
        {state.type === 'working' && <Progress label={one.name} />}
      </span>
      <IconButton icon="close" small label={t('common.removeNamed', { name: one.name })} onClick={onRemove} />
    </li>
  )
}

const ShowDialog = ({
  place: { screen },
  dropped,
  onClose,
}: {
  place: Place
  dropped: readonly File[]
  onClose: () => void
}) => {
  const [files, setFiles] = useState<readonly Uploading[]>([])
  const [length, setLength] = useState<Length>('7')
  const [date, setDate] = useState('')
  const [seconds, setSeconds] = useState<(typeof lengths)[number]>('15')
  const [level, setLevel] = useState<OwnLevel>('rotate')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [none, setNone] = useState(false)

  const add = withPages((more) => {
    setNone(false)
    setFiles((old) => [...old, ...more.map(upload)])
  })
  useEffect(() => add(dropped), [])

  const zone = find('sites', screen.site)?.zone ?? 'Asia/Shanghai'
  const today = toCivilDate(instant(), zone)
  const lastDay = length === 'always' ? null : length === 'date' ? date : addDays(today, Number(length))
  const past = length === 'date' && date !== '' && date < today
  const undated = length === 'date' && date === ''

  const usable = files.filter(({ state }) => state.value.type !== 'failed')

  const remove = (one: Uploading): void => {
    if (one.state.value.type === 'done') forgetUpload(one.id)
    else one.cancel()
    setFiles(files.filter((other) => other !== one))
  }

  const submit = async (): Promise<void> => {
    if (usable.length === 0 || past || undated || busy) return
    setBusy(true)
    setProblem(null)
    const ended = await Promise.all(files.map((one) => one.ended))
    const items = ended.flatMap((state) => (state.type === 'done' && state.item !== null ? [state.item] : []))
    if (items.length === 0) {
      setBusy(false)
      setNone(true)
      return
    }
    const name = t('show.playlistName', { screen: screen.name })
    const answer = await showOnScreen({ screen, name, items, lastDay, ms: Number(seconds) * 1000, level })
    setBusy(false)
    if (answer.type === 'problem') return setProblem(answer)
    for (const one of files) forgetUpload(one.id)
    onClose()
    openPublish()
  }

  return (
    <Dialog
      title={t('show.title', { screen: screen.name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={usable.length === 0 || past || undated}>
            {t('show.add')}
          </Button>
        </>
      }
    >
      <Drop onFiles={add}>
        {files.length === 0 ? (
          <div class="show-drop">
            <Icon name="upload" size={28} />
            <p>{t('show.drop')}</p>
            <PickFiles accept={ACCEPTED} onFiles={add}>
              {t('show.pick')}
            </PickFiles>
            <p class="quiet small">{t('show.accept')}</p>
          </div>
        ) : (
          <ul class="show-files">
            {files.map((one) => (
              <FileLine key={one.id} one={one} onRemove={() => remove(one)} />
            ))}
          </ul>
        )}
      </Drop>
      <FieldGroup
        label={t('show.until')}
        error={past ? t('show.pastDate') : undefined}
        hint={
          lastDay === null
            ? t('show.alwaysHint')
            : lastDay !== ''
              ? t('show.untilHint', {
                  day: formatDay(Date.parse(`${lastDay}T12:00:00Z`), instant(), language.value, 'UTC'),
                })
              : undefined
        }
      >
        <div class="row row-wrap">
          <Segmented
            label={t('show.until')}
            value={length}
            options={[
              { value: '7', label: t('show.days', { count: 7 }) },
              { value: '30', label: t('show.days', { count: 30 }) },
              { value: 'always', label: t('show.always') },
              { value: 'date', label: t('show.date') },
            ]}
            onChange={setLength}
          />
          {length === 'date' && (
            <input
              type="date"
              class="input show-date"
              aria-label={t('show.lastDay')}
              min={today}
              value={date}
              onInput={(event) => setDate(event.currentTarget.value)}
            />
          )}
        </div>
      </FieldGroup>
      <div class="show-two">
        <FieldGroup
          label={t('show.length')}
          hint={files.some(({ file }) => file.type.startsWith('video/')) ? t('show.videoLength') : undefined}
        >
          <Segmented
            label={t('show.length')}
            value={seconds}
            options={lengths.map((value) => ({ value, label: t('show.seconds', { count: value }) }))}
            onChange={setSeconds}
          />
        </FieldGroup>
        <FieldGroup label={t('show.with')}>
          <Segmented
            label={t('show.with')}
            value={level}
            options={[
              { value: 'rotate', label: t('show.rotate') },
              { value: 'override', label: t('show.override') },
            ]}
            onChange={setLevel}
          />
        </FieldGroup>
      </div>
      {problem && (
        <p class="field-error" role="alert">
          {problemToWords(problem)}
        </p>
      )}
      {none && (
        <p class="field-error" role="alert">
          {t('show.noneLeft')}
        </p>
      )}
    </Dialog>
  )
}

/** `files`: those dropped on the screen; they are on their way at once. */
export const openShowSomething = (place: Place, files: readonly File[] = []): void => {
  openDialog((close) => <ShowDialog place={place} dropped={files} onClose={close} />)
}
