// The remote: what can be asked of this screen, each a button that waits for the screen's own answer.
import { useState } from 'preact/hooks'
import type { CommandKind } from '../../../../playlists/protocol/down.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { Button } from '../../parts/button.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { tellScreen } from './remote.ts'
import { openScreenshot } from './screenshot-dialog.tsx'
import './remote.css'

const icons: Record<CommandKind, IconName> = {
  identify: 'pointer',
  screenshot: 'camera',
  reload: 'reload',
  'test-card': 'bars',
  'clear-shelf': 'trash',
  volume: 'sound',
  maintenance: 'report',
}
const order: readonly CommandKind[] = ['identify', 'screenshot', 'reload', 'test-card', 'maintenance', 'clear-shelf']
const VOLUMES = [0, 20, 40, 60, 80, 100]

const isSure = (screen: Screen): Promise<boolean> =>
  confirm({
    title: t('remote.clearTitle', { name: screen.name }),
    text: t('remote.clearText'),
    verb: t('remote.clear-shelf'),
  })

const Ask = ({ screen, kind, disabled }: { screen: Screen; kind: CommandKind; disabled: boolean }) => {
  const [busy, setBusy] = useState(false)
  const ask = async (): Promise<void> => {
    if (kind === 'screenshot') return openScreenshot(screen)
    if (kind === 'clear-shelf' && !(await isSure(screen))) return
    setBusy(true)
    const told = await tellScreen(screen.id, kind)
    setBusy(false)
    if (told.type === 'failed') toast(told.words, { tone: 'bad' })
    else toast(t(`remote.${kind}Done`, { name: screen.name }))
  }
  return (
    <Button
      icon={icons[kind]}
      kind={kind === 'clear-shelf' ? 'danger' : 'plain'}
      busy={busy}
      disabled={disabled}
      title={t(`remote.${kind}Hint`)}
      onClick={() => void ask()}
    >
      {t(`remote.${kind}`)}
    </Button>
  )
}

const Volume = ({ screen, disabled }: { screen: Screen; disabled: boolean }) => {
  const ask = async (value: number): Promise<void> => {
    const told = await tellScreen(screen.id, 'volume', value)
    if (told.type === 'failed') toast(told.words, { tone: 'bad' })
    else toast(t('remote.volumeDone', { name: screen.name }))
  }
  return (
    <fieldset class="remote-volume" aria-label={t('remote.volume')} title={t('remote.volumeHint')}>
      <Icon name="sound" />
      {VOLUMES.map((value) => (
        <Button key={value} small kind="quiet" disabled={disabled} onClick={() => void ask(value)}>
          {value === 0 ? t('remote.silent') : `${value}%`}
        </Button>
      ))}
    </fieldset>
  )
}

export const Remote = ({ row: { screen, state } }: { row: ScreenRow }) => {
  const isOffline = state.link !== 'online'
  return (
    <section class="stack-tight">
      <h2>{t('remote.title')}</h2>
      {isOffline && <p class="quiet small">{t('remote.offline')}</p>}
      <div class="remote">
        {order.map((kind) => (
          <Ask key={kind} screen={screen} kind={kind} disabled={isOffline} />
        ))}
      </div>
      <Volume screen={screen} disabled={isOffline} />
    </section>
  )
}
