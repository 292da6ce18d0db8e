// Said where a screen shows something else than its schedule: the one thing that a wall of pictures cannot show.
import { now } from '../../api/clock.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { findDifferences } from '../../miniature/difference.ts'
import { useWhatIsOn } from '../../miniature/miniature.tsx'
import { Icon } from '../../parts/icon.tsx'
import { differenceToText } from '../overview/shown-name.ts'

export const DifferenceAdvice = ({ row }: { row: ScreenRow }) => {
  const opened = useWhatIsOn(row)?.opened
  // The controller's finding also tells of one that stands still, whose report is of long ago.
  const told = row.state.link === 'online' ? row.state.differs : null
  const found = opened ? (findDifferences(opened, row, now.value)[0] ?? told) : null
  if (!opened || !found) return null
  const { manifest } = opened
  return (
    <output class="advice advice-never">
      <Icon name="warning" size={18} />
      {differenceToText(manifest, found, 'differs')}
    </output>
  )
}
