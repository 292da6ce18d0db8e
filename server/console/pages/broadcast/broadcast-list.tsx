// All broadcasts, the newest first: those on, and what was said before.
import { slowNow } from '../../api/clock.ts'
import { Moment } from '../../parts/time.tsx'
import { t } from '../../words/words.ts'
import { broadcasts } from './broadcasts.ts'
import { broadcastToPhase } from './draft.ts'
import { LevelMark, PhaseMark } from './level-mark.tsx'

export const BroadcastList = () => {
  const all = broadcasts.value
  if (all === null) return null
  return (
    <section class="stack-tight broadcasts">
      <h2>{t('broadcast.past')}</h2>
      {all.length === 0 && <p class="quiet">{t('broadcast.none')}</p>}
      <ol>
        {all.map((broadcast) => (
          <li key={broadcast.id}>
            <a class="broadcasts-line" href={`/broadcast/${broadcast.id}`}>
              <LevelMark broadcast={broadcast} />
              <strong class="one-line">{broadcast.title}</strong>
              <span class="quiet small one-line broadcasts-text">{broadcast.text}</span>
              <span class="quiet small">{broadcast.byName}</span>
              <span class="quiet small">
                <Moment at={broadcast.from} />
              </span>
              <PhaseMark phase={broadcastToPhase(broadcast, slowNow.value)} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
