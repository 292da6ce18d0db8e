// A playlist that stands inside another, in its place among the items.
import { find } from '../../api/collections.ts'
import { Strip } from '../../items/strip.tsx'
import { IconButton } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Shape } from '../../parts/mark.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { isBare, type Insides } from './order.ts'
import { countToWords } from './playlists-page.tsx'
import './inside-row.css'

type Inside = Insides[number]
type InsideRowProps = { one: Inside; count: number; onMove: (before: number) => void; onRemove: () => void }

const InsideRow = ({ one, count, onMove, onRemove }: InsideRowProps) => {
  const playlist = find('playlists', one.playlist)
  const name = playlist?.name ?? t('playlists.insideGone')
  return (
    <li class="slot inside">
      <span class="inside-mark">
        <Icon name="playlist" size={18} />
      </span>
      <span class="inside-strip">{playlist && <Strip playlist={playlist} count={3} />}</span>
      <span class="slot-text">
        {playlist ? (
          <a class="slot-title" href={`/playlists/${playlist.id}`}>
            {name}
          </a>
        ) : (
          <span class="slot-title quiet">{name}</span>
        )}
        {playlist && !isBare(playlist) && <span class="quiet tiny">{countToWords(playlist)}</span>}
        {playlist && isBare(playlist) && (
          <span class="slot-warning mark-warn">
            <Shape tone="warn" />
            {t('playlists.insideEmpty')}
          </span>
        )}
      </span>
      <span class="slot-tools">
        <IconButton
          small
          icon="up"
          label={t('slot.up')}
          disabled={one.before === 0}
          onClick={() => onMove(Math.min(one.before, count) - 1)}
        />
        <IconButton
          small
          icon="down"
          label={t('slot.down')}
          disabled={one.before >= count}
          onClick={() => onMove(one.before + 1)}
        />
        <IconButton small icon="close" label={t('common.removeNamed', { name })} onClick={onRemove} />
      </span>
    </li>
  )
}

type InsideRowsProps = { inside: Insides; before: number; count: number; onChange: (inside: Insides) => void }

/** Those that stand before the item of that index; with `before` = `count` those at the end. */
export const InsideRows = ({ inside, before, count, onChange }: InsideRowsProps) => (
  <>
    {inside.map(
      (one, index) =>
        Math.min(one.before, count) === before && (
          <InsideRow
            key={`${one.playlist} ${index}`}
            one={one}
            count={count}
            onMove={(to) => onChange(inside.with(index, { ...one, before: to }))}
            onRemove={() => {
              onChange(inside.toSpliced(index, 1))
              const name = find('playlists', one.playlist)?.name ?? t('playlists.insideGone')
              toast(t('playlists.removedOne', { name }), { undo: () => onChange(inside) })
            }}
          />
        ),
    )}
  </>
)
