// Said where a screen shows something else than its schedule: the one thing that a wall of pictures cannot show.
import { now } from '../../api/clock.ts'
import type { ScreenRow } from '../../api/overview.ts'
import type { Manifest } from '../../../../playlists/manifest.ts'
import { useWhatIsOn } from '../../miniature/miniature.tsx'
import { Icon } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import { findDifference } from './difference.ts'

const toName = ({ items }: Manifest, id: string): string => {
  if (id === 'blank') return t('condition.blank')
  if (id === 'card') return t('condition.card')
  const item = items.find((one) => 'id' in one && one.id === id)
  return item && 'title' in item ? item.title : id
}

export const DifferenceAdvice = ({ row }: { row: ScreenRow }) => {
  const opened = useWhatIsOn(row)?.opened
  const found = opened ? findDifference(opened, row, now.value) : null
  if (!opened || !found) return null
  const { manifest } = opened
  return (
    <output class="advice advice-never">
      <Icon name="warning" size={18} />
      {t('differs.text', { due: toName(manifest, found.due), shown: toName(manifest, found.shown) })}
    </output>
  )
}
