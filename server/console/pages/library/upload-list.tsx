// All files on their way, above the library; the last step of each leads on to a playlist.
import { forgetUpload, uploads } from '../../api/uploads.ts'
import { UploadLine } from '../../items/upload-line.tsx'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Mark } from '../../parts/mark.tsx'
import { t } from '../../words/words.ts'
import { addToPlaylist } from './add-to-playlist.tsx'
import './upload-list.css'

export const UploadList = () => {
  const all = uploads.value
  if (all.length === 0) return null
  const states = all.map(({ state }) => state.value)
  const running = states.filter(({ type }) => type === 'sending' || type === 'working').length
  const failed = states.filter(({ type }) => type === 'failed').length
  const ready = states.flatMap((state) => (state.type === 'done' && state.item !== null ? [state.item] : []))
  const forgetDone = (): void => {
    for (const { id, state } of all) if (state.value.type === 'done') forgetUpload(id)
  }
  return (
    <section class="upload-list" aria-label={t('library.uploads')}>
      <header class="upload-list-head">
        <h2 aria-live="polite">
          {running > 0
            ? t('library.uploadsRunning', { count: running })
            : ready.length > 0
              ? t('library.uploadsDone', { count: ready.length })
              : t('library.uploadsFailed', { count: failed })}
        </h2>
        {failed > 0 && (running > 0 || ready.length > 0) && (
          <Mark tone="bad">{t('library.uploadsFailed', { count: failed })}</Mark>
        )}
        <span class="upload-list-gap" />
        {running === 0 && ready.length > 0 && (
          <>
            <span class="quiet small upload-list-next">{t('library.uploadsNext')}</span>
            <Button small kind="primary" icon="playlist" onClick={() => addToPlaylist(ready, forgetDone)}>
              {t('library.addTo')}
            </Button>
          </>
        )}
        {running === 0 && (
          <Button small kind="quiet" onClick={() => all.forEach(({ id }) => forgetUpload(id))}>
            {t('library.clearDone')}
          </Button>
        )}
      </header>
      <ul class="upload-list-lines">
        {all.map((one) => {
          const state = one.state.value
          const item = state.type === 'done' ? state.item : null
          return (
            <UploadLine
              key={one.id}
              one={one}
              whenDone={
                item !== null && (
                  <LinkButton small kind="quiet" href={`/library/${item}`}>
                    {t('library.open')}
                  </LinkButton>
                )
              }
            />
          )
        })}
      </ul>
    </section>
  )
}
