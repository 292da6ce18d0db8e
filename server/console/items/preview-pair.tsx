// An item as landscape and portrait screens show it, drawn by their own code.
import { useMemo, useState } from 'preact/hooks'
import type { Item } from '../../../playlists/model/items/item.ts'
import type { Orientation } from '../../../playlists/model/place.ts'
import { toClockText } from '../../../player/look/clock-text.ts'
import { instant } from '../api/clock.ts'
import { live } from '../api/collections.ts'
import { Drawing } from '../miniature/drawing.tsx'
import { Segmented } from '../parts/choice.tsx'
import { t } from '../words/words.ts'
import { Looks } from './looks.tsx'
import { mediaById } from './lookups.ts'
import { itemToPreview } from './shown.ts'

const clock = () => toClockText(instant(), -new Date(instant()).getTimezoneOffset())

type LookProps = { item: Item; orientation: Orientation; dark: boolean }

const Look = ({ item, orientation, dark }: LookProps) => {
  const media = mediaById.value
  const shown = useMemo(() => itemToPreview(item, orientation), [item, orientation, media])
  const siteName = live('sites').documents.value?.[0]?.name ?? ''
  if (!shown) return <span class="looks-none quiet">{t('preview.none')}</span>
  return (
    <Drawing
      key={siteName}
      item={shown.item}
      mediaUrl={shown.mediaUrl}
      place={{ siteName, unitName: '' }}
      clock={clock}
      portrait={orientation === 'portrait'}
      dark={dark}
      positionMs={0}
    />
  )
}

/** `item` is drawn again when it is another object. `evening`: offers the evening's palette too. */
export const PreviewPair = ({ item, evening = false }: { item: Item; evening?: boolean }) => {
  const [light, setLight] = useState<'day' | 'evening'>('day')
  const choice = (
    <Segmented<'day' | 'evening'>
      label={t('preview.light')}
      value={light}
      options={[
        { value: 'day', label: t('preview.day'), icon: 'sun' },
        { value: 'evening', label: t('preview.evening'), icon: 'moon' },
      ]}
      onChange={setLight}
    />
  )
  return (
    <Looks
      choices={evening && choice}
      look={(orientation) => <Look item={item} orientation={orientation} dark={light === 'evening'} />}
    />
  )
}
