// One screen on the wall: its picture, its state, what is on. Takes posters dropped on it.
import { slowNow } from '../../api/clock.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { Miniature } from '../../miniature/miniature.tsx'
import { Drop } from '../../parts/drop.tsx'
import { formatAgo } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { openShowSomething } from '../screens/show-dialog.tsx'
import { rowToCondition } from './condition.ts'
import { DeliveryLine } from './delivery-steps.tsx'
import { DifferenceLine } from './difference-line.tsx'
import { ScreenMark, Since } from './screen-mark.tsx'

export const ScreenTile = ({ row, showSite }: { row: ScreenRow; showSite: boolean }) => {
  const { screen, siteName, state, latest } = row
  const condition = rowToCondition(row, slowNow.value)
  return (
    <Drop
      look="tile"
      label={t('show.dropHere', { screen: screen.name })}
      onFiles={(files) => openShowSomething({ screen }, files)}
    >
      <a href={`/screens/${screen.id}`} class="tile-link" data-tile>
        <Miniature row={row} />
        <span class="tile-name">
          <span class="one-line">{screen.name}</span>
          <ScreenMark row={row} />
        </span>
        <span class="tile-facts">
          <span class="one-line">
            {showSite && siteName}
            {showSite && (state.link === 'online' || state.since !== null) && ' · '}
            {screen.blocked ? (
              t('condition.blockedSince', { ago: formatAgo(screen.blocked.at, slowNow.value, language.value) })
            ) : state.link === 'online' && latest !== null && latest > 0 ? (
              <DeliveryLine row={row} revision={latest} />
            ) : (
              <Since row={row} />
            )}
          </span>
        </span>
        {condition === 'differs' && <DifferenceLine row={row} />}
      </a>
    </Drop>
  )
}
