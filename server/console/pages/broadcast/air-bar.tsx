// A broadcast that is on is in sight on every page, with the way to its receipts and the way to end it.
import { useLocation } from 'preact-iso'
import { now } from '../../api/clock.ts'
import type { Broadcast } from '../../../../playlists/model/broadcast.ts'
import { Icon } from '../../parts/icon.tsx'
import { formatLength } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { askToCancel, countShowing, current, reached } from './broadcasts.ts'
import { broadcastToPhase } from './draft.ts'
import './level-mark.css'
import './air-bar.css'

const MINUTE = 60_000

/** "还剩 12 分": whole minutes until the last one. */
export const Left = ({ until }: { until: number }) => {
  const left = Math.max(0, until - now.value)
  const length = left > MINUTE ? Math.ceil(left / MINUTE) * MINUTE : left
  return <>{t('broadcast.left', { length: formatLength(length, language.value) })}</>
}

const Line = ({ broadcast }: { broadcast: Broadcast }) => {
  const href = `/broadcast/${broadcast.id}`
  const { path } = useLocation()
  return (
    <div class={`air level-${broadcast.level}`}>
      <a class="air-link" href={href}>
        <Icon name="broadcast" size={18} />
        <strong class="one-line">
          {broadcast.drill && `${t('broadcast.drillMark')} · `}
          {broadcast.title}
        </strong>
        <span class="air-facts">
          {broadcastToPhase(broadcast, now.value) === 'on'
            ? t('broadcast.showingNow', { done: countShowing(broadcast), count: reached(broadcast).length })
            : t('broadcast.coming')}
        </span>
        <span class="air-facts air-left">
          <Left until={broadcast.until} />
        </span>
      </a>
      {/* Its own page has that button. */}
      {path !== href && (
        <button type="button" class="air-end" onClick={() => void askToCancel(broadcast)}>
          {t('broadcast.cancel')}
        </button>
      )}
    </div>
  )
}

export const AirBar = () => {
  if (current.value.length === 0) return null
  return (
    <aside class="airs no-print" aria-label={t('broadcast.now')}>
      {current.value.map((broadcast) => (
        <Line key={broadcast.id} broadcast={broadcast} />
      ))}
    </aside>
  )
}
