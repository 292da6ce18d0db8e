// The remote: what can be asked of this screen, each a button that waits for the screen's own answer.
import { useState } from 'preact/hooks'
import type { CommandKind } from '../../../../playlists/protocol/down.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { Button } from '../../parts/button.tsx'
import type { IconName } from '../../parts/icon.tsx'
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
}
const order: readonly CommandKind[] = ['identify', 'screenshot', 'reload', 'test-card', 'clear-shelf']

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
    </section>
  )
}
