// A bulletin's picture: chosen from what is there, or dropped here.
import { useState } from 'preact/hooks'
import { forgetUpload, upload, type Uploading } from '../../api/uploads.ts'
import { Button } from '../../parts/button.tsx'
import { Drop, PickFiles } from '../../parts/drop.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import { ACCEPTED_PICTURES } from '../accepted.ts'
import { mediaById, mediaToThumb } from '../lookups.ts'
import { pickPicture } from '../picture-picker.tsx'
import { Thumb } from '../thumb.tsx'
import { UploadLine } from '../upload-line.tsx'
import './picture-field.css'

type PictureFieldProps = {
  value: string | null
  required: boolean
  error?: string | undefined
  /** Given an id of media, or null. */
  onChange: (media: string | null) => void
}

export const PictureField = ({ value, required, error, onChange }: PictureFieldProps) => {
  const [own, setOwn] = useState<Uploading | null>(null)
  const follow = async (one: Uploading): Promise<void> => {
    const state = await one.ended
    if (state.type !== 'done') return
    onChange(state.media)
    forgetUpload(one.id)
    setOwn(null)
  }
  const take = ([file]: readonly File[]): void => {
    if (!file) return
    const started = upload(file)
    setOwn(started)
    void follow(started)
  }
  const media = value === null ? null : (mediaById.value[value] ?? null)
  return (
    <FieldGroup
      label={t('field.picture')}
      error={error}
      hint={media || required ? undefined : t('bulletins.pictureHint')}
    >
      <Drop look="picture-field" label={t('bulletins.pictureDrop')} onFiles={take}>
        <span class="picture-field-thumb">
          <Thumb src={mediaToThumb(media)} icon="image" fit="contain" />
        </span>
        <span class="row row-wrap">
          <Button small icon="library" onClick={() => pickPicture(value, onChange)}>
            {t('bulletins.fromLibrary')}
          </Button>
          <PickFiles accept={ACCEPTED_PICTURES} multiple={false} onFiles={take} look="button button-plain button-small">
            {t('library.upload')}
          </PickFiles>
          {value !== null && (
            <Button small kind="quiet" onClick={() => onChange(null)}>
              {t('common.remove')}
            </Button>
          )}
        </span>
      </Drop>
      {own && (
        <ul>
          <UploadLine one={own} onRemove={() => setOwn(null)} onRetry={(file) => take([file])} />
        </ul>
      )}
    </FieldGroup>
  )
}
