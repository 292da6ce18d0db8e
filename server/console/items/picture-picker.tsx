// Choosing the picture of a bulletin: all pictures that were ever uploaded, newest first; or a new one.
import { useState } from 'preact/hooks'
import type { Media } from '../../../playlists/model/media.ts'
import { live } from '../api/collections.ts'
import { forgetUpload, upload, type Uploading } from '../api/uploads.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Drop, PickFiles } from '../parts/drop.tsx'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { openDialog } from '../shell/dialogs.tsx'
import { t } from '../words/words.ts'
import { ACCEPTED_PICTURES } from './accepted.ts'
import { itemsById, mediaToThumb } from './lookups.ts'
import { Thumb } from './thumb.tsx'
import { UploadLine } from './upload-line.tsx'
import './picker.css'

/** Names that staff gave its items, else the file's name. */
const mediaToName = (media: Media): string => {
  const item = Object.values(itemsById.value).find(
    (one) => one.kind !== 'web' && (one.kind === 'bulletin' ? one.picture : one.media) === media.id,
  )
  return item?.title ?? media.name
}

const PicturePicker = ({
  current,
  onClose,
  onPick,
}: {
  current: string | null
  onClose: () => void
  onPick: (media: string) => void
}) => {
  const [text, setText] = useState('')
  const [own, setOwn] = useState<readonly Uploading[]>([])
  const follow = async (one: Uploading): Promise<void> => {
    const state = await one.ended
    if (state.type !== 'done') return
    forgetUpload(one.id)
    onPick(state.media)
  }
  const add = (files: readonly File[]): void => {
    const started = files.slice(0, 1).map(upload)
    setOwn(started)
    for (const one of started) void follow(one)
  }
  const pictures = (live('media').documents.value ?? [])
    .filter(({ kind }) => kind === 'image')
    .map((media) => ({ media, name: mediaToName(media) }))
    .filter(({ media, name }) => `${name}\n${media.name}`.toLowerCase().includes(text.trim().toLowerCase()))
    .toSorted((a, b) => b.media.uploadedAt - a.media.uploadedAt)
  return (
    <Dialog size="large" title={t('picker.pictureTitle')} onClose={onClose}>
      <Drop look="picker-drop" onFiles={add}>
        <div class="picker-bar">
          <label class="filter-search input">
            <Icon name="search" size={16} />
            <input
              type="search"
              value={text}
              placeholder={t('picker.searchFile')}
              aria-label={t('picker.searchFile')}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <PickFiles accept={ACCEPTED_PICTURES} multiple={false} onFiles={add}>
            {t('picker.upload')}
          </PickFiles>
        </div>
        {own.length > 0 && (
          <ul class="picker-uploads">
            {own.map((one) => (
              <UploadLine key={one.id} one={one} onRemove={() => setOwn([])} onRetry={(file) => add([file])} />
            ))}
          </ul>
        )}
        {pictures.length === 0 && own.length === 0 && (
          <Empty icon="image" title={text === '' ? t('picker.noPictures') : t('items.none')}>
            {text === '' ? t('picker.noPicturesText') : t('items.noneText')}
          </Empty>
        )}
        <div class="picker-pictures">
          {pictures.map(({ media, name }) => (
            <button
              key={media.id}
              type="button"
              class="picker-picture"
              aria-pressed={media.id === current}
              title={name}
              onClick={() => onPick(media.id)}
            >
              <Thumb src={mediaToThumb(media)} icon="image" fit="contain" />
              <span class="one-line small">{name}</span>
            </button>
          ))}
        </div>
      </Drop>
    </Dialog>
  )
}

export const pickPicture = (current: string | null, onPick: (media: string) => void): void => {
  openDialog((close) => (
    <PicturePicker
      current={current}
      onClose={close}
      onPick={(media) => {
        close()
        onPick(media)
      }}
    />
  ))
}
