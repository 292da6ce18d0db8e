// "第 12 版 ✓已送达 ✓已就绪 ✓播放中": nobody has to wonder whether an edit arrived.
import type { ScreenRow } from '../../api/overview.ts'
import { Icon } from '../../parts/icon.tsx'
import { formatBytes } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { isReached, stateToStep, steps, type Step } from './delivery.ts'
import './delivery-steps.css'

type Props = { row: ScreenRow; revision: number }

const rest = ({ row: { state }, revision }: Props, at: Step): string | null => {
  if (at === 'showing') return null
  if (at === 'sent' && state.filesLeft > 0) {
    return t('delivery.left', { files: state.filesLeft, bytes: formatBytes(state.bytesLeft, language.value) })
  }
  if (at === 'waiting' && state.link !== 'online') return t('delivery.waitingOffline')
  const old = state.showing?.revision ?? 0
  return old > 0 && old < revision ? t('delivery.old', { number: old }) : null
}

/** All three steps, with what is still missing. */
export const DeliverySteps = ({ row, revision }: Props) => {
  const at = stateToStep(row.state, revision)
  const missing = rest({ row, revision }, at)
  return (
    <div class="delivery">
      {row.state.link === 'offline' && at !== 'waiting' && <p class="quiet small">{t('delivery.before')}</p>}
      <ol class="delivery-steps">
        {steps.map((step) => {
          const reached = isReached(step, at)
          return (
            <li key={step} class={reached ? 'delivery-reached' : ''} title={t(`delivery.${step}Hint`)}>
              <span class="delivery-tick">{reached && <Icon name="check" size={12} />}</span>
              {t(`delivery.${step}`)}
            </li>
          )
        })}
      </ol>
      {missing && <p class="quiet small">{missing}</p>}
    </div>
  )
}

/** One line for a small place: the revision and the steps reached; on a phone only the last of them. */
export const DeliveryLine = ({ row, revision }: Props) => {
  const at = stateToStep(row.state, revision)
  const missing = rest({ row, revision }, at)
  const reached = steps.filter((step) => isReached(step, at))
  return (
    <span class="one-line" title={missing ?? t(`delivery.${at === 'waiting' ? 'sent' : at}Hint`)}>
      {t('delivery.revision', { number: revision })} {reached.length === 0 && t('delivery.waiting')}
      {reached.map((step, index) => (
        <span key={step} class={index < reached.length - 1 ? 'delivery-earlier' : ''}>
          {t(`delivery.${step}`)}
          {index < reached.length - 1 && ' · '}
        </span>
      ))}
    </span>
  )
}
