// One file on its way: its picture, how far it is, and where it failed, why and what to do.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { uploadToWords } from '../api/upload-words.ts'
import { forgetUpload, upload, type Uploading } from '../api/uploads.ts'
import { Button, IconButton } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Progress } from '../parts/progress.tsx'
import { formatBytes } from '../words/format.ts'
import { language } from '../words/language.ts'
import { t } from '../words/words.ts'
import { Thumb } from './thumb.tsx'
import './upload-line.css'

/** A picture of a file that is still on this computer. */
const LocalThumb = ({ file }: { file: File }) => {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const url = URL.createObjectURL(file)
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  return <Thumb src={src} icon={file.type.startsWith('video/') ? 'video' : 'image'} fit="cover" />
}

/** What another try may mend; anything else needs another file. */
const passing: readonly string[] = ['unreachable', 'unexpected', 'interrupted', 'timed-out', 'out-of-space']

type UploadLineProps = {
  one: Uploading
  onRemove?: () => void
  onRetry?: (file: File) => void
  whenDone?: ComponentChildren
}

export const UploadLine = ({ one, onRemove, onRetry = upload, whenDone }: UploadLineProps) => {
  const state = one.state.value
  const isOver = state.type === 'done' || state.type === 'failed'
  return (
    <li class={`upload upload-${state.type}`}>
      <span class="upload-thumb">
        <LocalThumb file={one.file} />
      </span>
      <span class="upload-text">
        <span class="one-line">{one.name}</span>
        {state.type === 'failed' ? (
          <span class="field-error" role="alert">
            {uploadToWords(state)}
          </span>
        ) : (
          <span class="quiet small upload-state">
            {state.type === 'done' && <Icon name="check" size={14} />}
            {uploadToWords(state)}
            {state.type === 'sending' && ` · ${formatBytes(one.file.size, language.value)}`}
          </span>
        )}
        {state.type === 'sending' && (
          <Progress label={one.name} value={state.total === 0 ? 1 : state.sent / state.total} />
        )}
        {state.type === 'working' && <Progress label={one.name} />}
      </span>
      {state.type === 'done' && whenDone}
      {state.type === 'failed' && passing.includes(state.failure) && (
        <Button
          small
          onClick={() => {
            forgetUpload(one.id)
            onRemove?.()
            onRetry(one.file)
          }}
        >
          {t('common.retry')}
        </Button>
      )}
      {state.type !== 'working' && (
        <IconButton
          small
          icon="close"
          label={isOver ? t('common.close') : t('upload.cancel', { name: one.name })}
          onClick={() => {
            if (isOver) forgetUpload(one.id)
            else one.cancel()
            onRemove?.()
          }}
        />
      )}
    </li>
  )
}
