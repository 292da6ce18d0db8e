// An item as landscape and portrait screens show it, side by side; one after the other on a phone.
import { useMemo, useState } from 'preact/hooks'
import type { Item } from '../../../playlists/model/items/item.ts'
import type { Orientation } from '../../../playlists/model/place.ts'
import { toClockText } from '../../../player/look/clock-text.ts'
import { instant } from '../api/clock.ts'
import { live } from '../api/collections.ts'
import { Drawing } from '../miniature/drawing.tsx'
import { Segmented } from '../parts/choice.tsx'
import { t } from '../words/words.ts'
import { mediaById } from './lookups.ts'
import { SideChoice } from './side-choice.tsx'
import { itemToPreview } from './shown.ts'
import './preview-pair.css'

const clock = () => toClockText(instant(), -new Date(instant()).getTimezoneOffset())

const Look = ({ item, orientation, dark }: { item: Item; orientation: Orientation; dark: boolean }) => {
  const media = mediaById.value
  const shown = useMemo(() => itemToPreview(item, orientation), [item, orientation, media])
  const siteName = live('sites').documents.value?.[0]?.name ?? ''
  return (
    <figure class={`looks-look looks-${orientation}`}>
      <div class="looks-glass">
        {shown ? (
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
        ) : (
          <span class="looks-none quiet">{t('preview.none')}</span>
        )}
      </div>
      <figcaption class="quiet tiny">{t(`preview.${orientation}`)}</figcaption>
    </figure>
  )
}

/** `item` is drawn again when it is another object. `evening`: offers the evening's palette too. */
export const PreviewPair = ({ item, evening = false }: { item: Item; evening?: boolean }) => {
  const [side, setSide] = useState<Orientation>('landscape')
  const [light, setLight] = useState<'day' | 'evening'>('day')
  return (
    <div class={`looks looks-side-${side}`}>
      <div class="looks-choices">
        <span class="looks-sides">
          <SideChoice value={side} onChange={setSide} />
        </span>
        {evening && (
          <Segmented<'day' | 'evening'>
            label={t('preview.light')}
            value={light}
            options={[
              { value: 'day', label: t('preview.day'), icon: 'sun' },
              { value: 'evening', label: t('preview.evening'), icon: 'moon' },
            ]}
            onChange={setLight}
          />
        )}
      </div>
      <div class="looks-looks">
        <Look item={item} orientation="landscape" dark={light === 'evening'} />
        <Look item={item} orientation="portrait" dark={light === 'evening'} />
      </div>
    </div>
  )
}
