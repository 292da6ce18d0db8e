import type { Orientation } from '../../../playlists/model/place.ts'
import { Segmented } from '../parts/choice.tsx'
import { t } from '../words/words.ts'

type SideChoiceProps = { value: Orientation; onChange: (side: Orientation) => void }

/** How the screen hangs on which something is looked at. */
export const SideChoice = ({ value, onChange }: SideChoiceProps) => (
  <Segmented<Orientation>
    label={t('preview.side')}
    value={value}
    options={[
      { value: 'landscape', label: t('preview.landscape'), icon: 'landscape' },
      { value: 'portrait', label: t('preview.portrait'), icon: 'portrait' },
    ]}
    onChange={onChange}
  />
)
