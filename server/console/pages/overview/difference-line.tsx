// What is due on a screen and what it shows instead, in few words: for the wall, where the picture shows only the one.
import type { ScreenRow } from '../../api/overview.ts'
import { useWhatIsOn } from '../../miniature/miniature.tsx'
import { t } from '../../words/words.ts'
import { shownToName } from './shown-name.ts'

export const DifferenceLine = ({ row }: { row: ScreenRow }) => {
  const opened = useWhatIsOn(row)?.opened
  const { differs } = row.state
  if (!opened || differs === null) return null
  const { manifest } = opened
  const said = t('condition.differsNow', {
    due: shownToName(manifest, differs.due),
    shown: shownToName(manifest, differs.shown),
  })
  return <span class="tile-differs">{said}</span>
}
