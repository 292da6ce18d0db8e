// One place in a playlist: dragged by its picture, moved by buttons and keys, its time typed in place.
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Item } from '../../../../playlists/model/items/item.ts'
import { slowNow } from '../../api/clock.ts'
import { isDuration } from '../../items/common-fields.tsx'
import { itemToHref } from '../../items/item-card.tsx'
import { ItemThumb, MissingThumb } from '../../items/item-thumb.tsx'
import { formatClockLength } from '../../items/length.ts'
import { civilNow, itemToMedia } from '../../items/lookups.ts'
import { toReadingWarnings } from '../../items/reading.ts'
import { readingToWords } from '../../items/bulletin/reading-notes.tsx'
import { ThemeMark } from '../../items/theme-mark.tsx'
import { toValidityState } from '../../items/validity.ts'
import { IconButton } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Shape, type Tone } from '../../parts/mark.tsx'
import { Menu } from '../../parts/menu.tsx'
import { formatDay } from '../../words/format.ts'
import { go } from '../../shell/go.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { dropPlace, type Slot } from './order.ts'
import './slot-row.css'

type Warning = { tone: Tone; text: string }

/** What keeps it from being shown, or read. */
const slotToWarnings = (item: Item | undefined, ms: number): Warning[] => {
  if (!item) return [{ tone: 'bad', text: t('slot.missing') }]
  const warnings: Warning[] = []
  const state = toValidityState(item.validity, civilNow.value)
  if (state === 'over') warnings.push({ tone: 'bad', text: t('slot.expired') })
  if (state === 'later' && item.validity.from !== null) {
    const day = formatDay(
      Date.parse(`${item.validity.from.slice(0, 10)}T12:00:00Z`),
      slowNow.value,
      language.value,
      'UTC',
    )
    warnings.push({ tone: 'off', text: t('slot.later', { day }) })
  }
  if (item.kind === 'bulletin') {
    const reading = toReadingWarnings(item, ms).find(({ type }) => type === 'too-short')
    if (reading) warnings.push({ tone: 'warn', text: readingToWords(reading) })
  }
  const length = item.kind === 'video' ? (itemToMedia(item)?.durationMs ?? 0) : 0
  if (length - ms > 1000)
    warnings.push({ tone: 'warn', text: t('slot.shorterThanVideo', { length: formatClockLength(length) }) })
  return warnings
}

type SecondsProps = { ms: number; name: string; onChange: (ms: number) => void }

/** Saved when left or after Enter; what is not a time goes back to what it was. */
const Seconds = ({ ms, name, onChange }: SecondsProps) => {
  const [typed, setTyped] = useState(String(ms / 1000))
  useEffect(() => setTyped(String(ms / 1000)), [ms])
  const next = Math.round(Number(typed) * 1000)
  const leave = (): void => {
    if (!isDuration(next)) return setTyped(String(ms / 1000))
    if (next !== ms) onChange(next)
  }
  return (
    <span class="slot-seconds">
      <input
        class="input"
        type="text"
        inputMode="decimal"
        maxLength={6}
        aria-label={t('slot.seconds', { name })}
        aria-invalid={!isDuration(next)}
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.altKey) return
          if (event.key === 'Enter') leave()
          if (event.key === 'Escape') setTyped(String(ms / 1000))
          const step = { ArrowUp: 1000, ArrowDown: -1000 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          const stepped = (isDuration(next) ? next : ms) + step
          if (isDuration(stepped)) onChange(stepped)
        }}
      />
      <span class="quiet small">{t('items.seconds')}</span>
    </span>
  )
}

export type SlotRowProps = {
  slot: Slot
  item: Item | undefined
  index: number
  count: number
  onMove: (from: number, to: number) => void
  onTime: (index: number, ms: number) => void
  onRemove: (index: number) => void
  onAgain: (index: number) => void
}

/** Marks what is dragged, so that nothing else is taken for a slot. */
const SLOT = Symbol('slot')

export const SlotRow = ({ slot, item, index, count, onMove, onTime, onRemove, onAgain }: SlotRowProps) => {
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const [dragged, setDragged] = useState(false)
  const [over, setOver] = useState<'above' | 'below' | null>(null)
  const name = item?.title ?? t('items.missing')

  useEffect(() => {
    if (!row.current || !handle.current) return
    const element = row.current
    const halfOf = (y: number): 'above' | 'below' => {
      const { top, height } = element.getBoundingClientRect()
      return y < top + height / 2 ? 'above' : 'below'
    }
    const onKey = (event: KeyboardEvent): void => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!event.altKey || step === undefined) return
      event.preventDefault()
      const to = index + step
      if (to < 0 || to >= count) return
      onMove(index, to)
      requestAnimationFrame(() => handle.current?.focus())
    }
    element.addEventListener('keydown', onKey)
    return combine(
      () => element.removeEventListener('keydown', onKey),
      draggable({
        element,
        dragHandle: handle.current,
        getInitialData: () => ({ [SLOT]: true, index }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => SLOT in source.data,
        onDrag: ({ location, source }) =>
          setOver(source.element === element ? null : halfOf(location.current.input.clientY)),
        onDragLeave: () => setOver(null),
        onDrop({ location, source }) {
          setOver(null)
          const from = source.data['index']
          if (typeof from === 'number') onMove(from, dropPlace(from, index, halfOf(location.current.input.clientY)))
        },
      }),
    )
  }, [index, count, onMove])

  const warnings = slotToWarnings(item, slot.ms)
  return (
    <li ref={row} class={`slot${dragged ? ' slot-dragged' : ''}${over ? ` slot-over-${over}` : ''}`}>
      <button
        ref={handle}
        type="button"
        class="slot-handle"
        aria-label={t('slot.move', { name })}
        title={t('slot.move', { name })}
      >
        <Icon name="drag" size={18} />
        <span class="slot-number figures">{index + 1}</span>
        <span class="slot-thumb">{item ? <ItemThumb item={item} /> : <MissingThumb />}</span>
      </button>
      <span class="slot-text">
        {item ? (
          <a class="slot-title" href={itemToHref(item)}>
            {name}
          </a>
        ) : (
          <span class="slot-title quiet">{name}</span>
        )}
        {item && (
          <span class="quiet tiny">
            <ThemeMark theme={item.theme} />
          </span>
        )}
        {warnings.map(({ tone, text }) => (
          <span key={text} class={`slot-warning mark-${tone}`}>
            <Shape tone={tone} />
            {text}
          </span>
        ))}
      </span>
      <Seconds ms={slot.ms} name={name} onChange={(ms) => onTime(index, ms)} />
      <span class="slot-tools">
        <IconButton
          small
          icon="up"
          label={t('slot.up')}
          disabled={index === 0}
          onClick={() => onMove(index, index - 1)}
        />
        <IconButton
          small
          icon="down"
          label={t('slot.down')}
          disabled={index === count - 1}
          onClick={() => onMove(index, index + 1)}
        />
        <Menu
          label={t('slot.more', { name })}
          look="button button-quiet button-icon button-small"
          groups={[
            [
              { label: t('slot.first'), onChoose: () => onMove(index, 0) },
              { label: t('slot.last'), onChoose: () => onMove(index, count - 1) },
              { label: t('slot.again'), icon: 'copy', onChoose: () => onAgain(index) },
              ...(item && item.durationMs !== slot.ms
                ? [
                    {
                      label: t('slot.own', { count: item.durationMs / 1000 }),
                      icon: 'clock' as const,
                      onChoose: () => onTime(index, item.durationMs),
                    },
                  ]
                : []),
            ],
            item ? [{ label: t('slot.edit'), icon: 'edit', onChoose: () => go(itemToHref(item)) }] : [],
          ]}
        >
          <Icon name="more" size={16} />
        </Menu>
        <IconButton small icon="close" label={t('common.removeNamed', { name })} onClick={() => onRemove(index)} />
      </span>
    </li>
  )
}
