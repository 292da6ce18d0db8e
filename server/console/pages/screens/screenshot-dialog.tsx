// What really is on a screen: its own picture of itself, with the time it was taken, since it is a moment and not live.
import { useEffect, useState } from 'preact/hooks'
import type { Screen } from '../../../../playlists/model/place.ts'
import { instant } from '../../api/clock.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Progress } from '../../parts/progress.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { formatClock } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { tellScreen } from './remote.ts'
import './remote.css'

type Taken = { type: 'waiting' } | { type: 'taken'; image: string; at: number } | { type: 'failed'; words: string }

const take = async (screen: string): Promise<Taken> => {
  const told = await tellScreen(screen, 'screenshot')
  if (told.type === 'failed') return told
  if (told.image === null) return { type: 'failed', words: t('remote.noPicture') }
  return { type: 'taken', image: told.image, at: instant() }
}

const ScreenshotDialog = ({ screen, onClose }: { screen: Screen; onClose: () => void }) => {
  const [taken, setTaken] = useState<Taken>({ type: 'waiting' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    setTaken({ type: 'waiting' })
    const show = async (): Promise<void> => {
      const next = await take(screen.id)
      if (current) setTaken(next)
    }
    void show()
    return () => void (current = false)
  }, [turn])
  const time = taken.type === 'taken' ? formatClock(taken.at, language.value, undefined, true) : ''
  return (
    <Dialog
      size="large"
      title={t('remote.pictureTitle', { name: screen.name })}
      onClose={onClose}
      footer={
        <>
          {taken.type === 'taken' && (
            <a
              class="button button-plain"
              href={taken.image}
              download={`${screen.name} ${time.replaceAll(':', '-')}.jpg`}
            >
              {t('remote.save')}
            </a>
          )}
          <Button icon="camera" busy={taken.type === 'waiting'} onClick={() => setTurn(turn + 1)}>
            {t('remote.pictureAgain')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <figure class={`shot shot-${screen.orientation}`}>
        <div class="shot-glass">
          {taken.type === 'taken' && <img src={taken.image} alt={t('remote.pictureTitle', { name: screen.name })} />}
          {taken.type === 'waiting' && (
            <div class="shot-waiting">
              <p>{t('remote.pictureWaiting')}</p>
              <Progress label={t('remote.pictureWaiting')} />
            </div>
          )}
          {taken.type === 'failed' && (
            <p class="shot-waiting" role="alert">
              {taken.words}
            </p>
          )}
        </div>
        <figcaption class="quiet small">{time !== '' && t('remote.pictureAt', { time })}</figcaption>
      </figure>
    </Dialog>
  )
}

export const openScreenshot = (screen: Screen): void => {
  openDialog((close) => <ScreenshotDialog screen={screen} onClose={close} />)
}
