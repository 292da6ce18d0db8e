// After publishing: each screen's way from sent over ready to showing, as it happens.
import { overview } from '../../api/overview.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Progress } from '../../parts/progress.tsx'
import { t } from '../../words/words.ts'
import { stateToStep } from '../overview/delivery.ts'
import { DeliverySteps } from '../overview/delivery-steps.tsx'

type Props = { number: number; screens: readonly string[]; onClose: () => void }

export const PublishProgress = ({ number, screens, onClose }: Props) => {
  const rows = (overview.value ?? []).filter(({ screen }) => screens.includes(screen.id))
  const done = rows.filter(({ state }) => stateToStep(state, number) === 'showing').length
  const all = done === rows.length
  return (
    <Dialog
      title={t('publishing.published', { number })}
      onClose={onClose}
      onSubmit={onClose}
      footer={
        <Button kind="primary" type="submit" autofocus>
          {t('common.done')}
        </Button>
      }
    >
      <output class={`publish-sum${all ? ' publish-all' : ''}`}>
        <Icon name={all ? 'check' : 'publish'} />
        {all
          ? t(rows.length === 0 ? 'publishing.noScreens' : 'publishing.allShowing')
          : t('publishing.progress', { done, count: rows.length })}
      </output>
      {rows.length > 0 && (
        <Progress label={t('publishing.progress', { done, count: rows.length })} value={done / rows.length} />
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.screen.id} class="preview publish-screen">
            <span class="one-line">
              <strong>{row.screen.name}</strong> <span class="quiet small">{row.siteName}</span>
            </span>
            <DeliverySteps row={row} revision={number} />
          </li>
        ))}
      </ul>
      {!all && <p class="quiet small">{t('publishing.mayClose')}</p>}
    </Dialog>
  )
}
