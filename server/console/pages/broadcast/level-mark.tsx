// A level as colour and word, and whether it is a drill.
import type { Broadcast } from '../../../../playlists/model/broadcast.ts'
import { Mark, type Tone } from '../../parts/mark.tsx'
import { t } from '../../words/words.ts'
import type { Phase } from './draft.ts'
import './level-mark.css'

export const LevelMark = ({ broadcast }: { broadcast: Pick<Broadcast, 'level' | 'drill'> }) => (
  <span class={`level-mark level-${broadcast.level}`}>
    {t(`broadcast.${broadcast.level}`)}
    {broadcast.drill && ` · ${t('broadcast.drillMark')}`}
  </span>
)

const tones: Record<Phase, Tone> = { coming: 'busy', on: 'good', over: 'off', cancelled: 'off' }

export const PhaseMark = ({ phase }: { phase: Phase }) => <Mark tone={tones[phase]}>{t(`broadcast.${phase}`)}</Mark>
