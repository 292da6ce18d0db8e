// Said where a screen shows something else than its schedule: the one thing that a wall of pictures cannot show.
import { now } from '../../api/clock.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { useWhatIsOn } from '../../miniature/miniature.tsx'
import { Icon } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import { shownToName } from '../overview/shown-name.ts'
import { findDifference } from './difference.ts'

export const DifferenceAdvice = ({ row }: { row: ScreenRow }) => {
  const opened = useWhatIsOn(row)?.opened
  // The controller's finding also tells of one that stands still, whose report is of long ago.
  const told = row.state.link === 'online' ? row.state.differs : null
  const found = opened ? (findDifference(opened, row, now.value) ?? told) : null
  if (!opened || !found) return null
  const { manifest } = opened
  return (
    <output class="advice advice-never">
      <Icon name="warning" size={18} />
      {t('differs.text', { due: shownToName(manifest, found.due), shown: shownToName(manifest, found.shown) })}
    </output>
  )
}
