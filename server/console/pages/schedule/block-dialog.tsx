// One stretch of a screen's week: when, by which rules, and what is in a round of it.
import { DAY_MS, DAY_SECONDS } from '../../../../playlists/calendar/day.ts'
import { loopOf } from '../../../../playlists/showing.ts'
import type { Entry } from '../../../../playlists/model/entry.ts'
import { find } from '../../api/collections.ts'
import type { Opened } from '../../miniature/manifests.ts'
import { ItemThumb } from '../../items/item-thumb.tsx'
import { itemsById } from '../../items/lookups.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { formatClock, formatDay, formatLength } from '../../words/format.ts'
import { instant } from '../../api/clock.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { ruleSentence } from '../playlists/where.tsx'
import { entryToName } from './rule-list.tsx'
import { blockToTimes } from './week-grid.tsx'
import type { WeekBlock } from './week-layout.ts'
import './block-dialog.css'

const MOST_THUMBS = 12

const blockToTitle = (block: WeekBlock, date: string, { manifest: { zone } }: Opened): string => {
  const day = formatDay(Date.parse(`${date}T12:00:00Z`), instant(), language.value, 'UTC')
  // What passes one midnight is said as one stretch; what lasts for days, as this day's part of it.
  const isNight = block.ends - block.begins < DAY_MS && (block.from === 0 || block.until === DAY_SECONDS)
  if (!isNight) return `${day} ${blockToTimes(block)}`
  const from = formatClock(block.begins, language.value, zone)
  const until = formatClock(block.ends, language.value, zone)
  return until > from || until === '00:00'
    ? `${day} ${blockToTimes(block)}`
    : `${formatDay(block.begins, instant(), language.value, zone)} ${t('week.untilNext', { from, until })}`
}

const Round = ({ block, opened }: { block: WeekBlock; opened: Opened }) => {
  const loop = loopOf(opened.open, block.loop)
  if (!loop || block.entries.length === 0) return null
  const shown = [...loop.items].slice(0, MOST_THUMBS).flatMap((index) => {
    const item = opened.manifest.items[index]
    const document = item && 'id' in item ? itemsById.value[item.id] : undefined
    return document ? [document] : []
  })
  return (
    <section class="stack-tight">
      <p class="quiet small">
        {t('week.slots', { count: loop.items.length, length: formatLength(loop.length, language.value) })}
      </p>
      <div class="block-round">
        {shown.map((item, index) => (
          <span key={index} title={item.title}>
            <ItemThumb item={item} plain />
          </span>
        ))}
      </div>
    </section>
  )
}

/** `own`: the rule that is being edited. */
export const openBlock = (block: WeekBlock, date: string, opened: Opened, own?: Entry): void => {
  openDialog((close) => (
    <Dialog title={blockToTitle(block, date, opened)} onClose={close}>
      {block.loop === -1 && <p>{t('week.blank')}</p>}
      {block.loop !== -1 && block.entries.length === 0 && <p>{t('week.card')}</p>}
      <ul>
        {block.entries.map((id) => {
          if (own?.id === id) {
            return (
              <li key={id} class="block-rule">
                <strong>{entryToName(own)}</strong>
                <span class="quiet small">{ruleSentence(own)}</span>
              </li>
            )
          }
          const entry = find('entries', id)
          return (
            <li key={id}>
              {entry ? (
                <a class="block-rule" href={`/schedule/${id}`} onClick={close}>
                  <strong>{entryToName(entry)}</strong>
                  <span class="quiet small">{ruleSentence(entry)}</span>
                </a>
              ) : (
                <span class="quiet">{t('week.unknown')}</span>
              )}
            </li>
          )
        })}
      </ul>
      <Round block={block} opened={opened} />
    </Dialog>
  ))
}
