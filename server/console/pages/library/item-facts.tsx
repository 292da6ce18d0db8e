// What is known of an uploaded file.
import type { Item } from '../../../../playlists/model/items/item.ts'
import { accountToName } from '../../api/accounts.ts'
import { formatClockLength } from '../../items/length.ts'
import { itemToMedia } from '../../items/lookups.ts'
import { Moment } from '../../parts/time.tsx'
import { formatBytes } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import './item-facts.css'

const nameByType: { readonly [type: string]: string } = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/gif': 'GIF',
  'image/svg+xml': 'SVG',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
}

/** No account: what came with the product. */
const whoWords = (account: string | null): string => (account === null ? t('library.bySystem') : accountToName(account))

export const ItemFacts = ({ item }: { item: Item }) => {
  const media = itemToMedia(item)
  const by = media ? whoWords(media.uploadedBy) : ''
  return (
    <dl class="item-facts">
      {media && (
        <>
          <dt>{t('library.file')}</dt>
          <dd class="item-facts-name">{media.name}</dd>
          <dt>{t('library.type')}</dt>
          <dd>{nameByType[media.type] ?? media.type}</dd>
          <dt>{t('library.size')}</dt>
          <dd>{formatBytes(media.bytes, language.value)}</dd>
          <dt>{t('library.pixels')}</dt>
          <dd>
            {media.width} × {media.height}
          </dd>
          {media.durationMs !== null && (
            <>
              <dt>{t('library.length')}</dt>
              <dd>{formatClockLength(media.durationMs)}</dd>
            </>
          )}
          {media.codecs.length > 0 && (
            <>
              <dt>{t('library.codecs')}</dt>
              <dd>{media.codecs.join(' · ')}</dd>
            </>
          )}
          <dt>{t('library.uploaded')}</dt>
          <dd>
            <Moment at={media.uploadedAt} />
            {by !== '' && <span class="quiet"> · {by}</span>}
          </dd>
        </>
      )}
      <dt>{t('library.changed')}</dt>
      <dd>
        <Moment at={item.changedAt} />
        {whoWords(item.changedBy) !== '' && <span class="quiet"> · {whoWords(item.changedBy)}</span>}
      </dd>
    </dl>
  )
}
