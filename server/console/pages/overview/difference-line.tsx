// What is due on a screen and what it shows instead, in few words: for the wall, where the picture shows only the one.
import type { ScreenRow } from '../../api/overview.ts'
import { useWhatIsOn } from '../../miniature/miniature.tsx'
import { differenceToText } from './shown-name.ts'

export const DifferenceLine = ({ row }: { row: ScreenRow }) => {
  const opened = useWhatIsOn(row)?.opened
  const { differs } = row.state
  if (!opened || differs === null) return null
  return <span class="tile-differs">{differenceToText(opened.manifest, differs, 'condition.differsNow')}</span>
}
