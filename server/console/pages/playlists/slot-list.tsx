// The places of a playlist in order, and files that are on their way into it.
import { Fragment } from 'preact'
import { useCallback, useRef } from 'preact/hooks'
import type { Uploading } from '../../api/uploads.ts'
import { itemsById } from '../../items/lookups.ts'
import { UploadLine } from '../../items/upload-line.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { InsideRows } from './inside-row.tsx'
import { insertSlots, moveSlot, slotsToKeys, type Insides, type Slots } from './order.ts'
import { SlotRow } from './slot-row.tsx'

type SlotListProps = {
  slots: Slots
  /** The latest, also between two renderings. */
  current: () => Slots
  onChange: (slots: Slots) => void
  inside: Insides
  onInside: (inside: Insides) => void
  own: readonly Uploading[]
  onForget: (one: Uploading) => void
  onRetry: (file: File) => void
}

export const SlotList = ({ slots, current, onChange, inside, onInside, own, onForget, onRetry }: SlotListProps) => {
  const said = useRef<HTMLParagraphElement>(null)
  const nameOf = (index: number): string => {
    const slot = current()[index]
    return (slot && itemsById.value[slot.item]?.title) ?? t('items.missing')
  }
  const move = useCallback((from: number, to: number): void => {
    if (from === to) return
    if (said.current) said.current.textContent = t('slot.moved', { name: nameOf(from), place: to + 1 })
    onChange(moveSlot(current(), from, to))
  }, [])
  const setTime = useCallback(
    (index: number, ms: number): void => onChange(current().map((slot, at) => (at === index ? { ...slot, ms } : slot))),
    [],
  )
  const repeat = useCallback((index: number): void => {
    const slot = current()[index]
    if (slot) onChange(insertSlots(current(), index + 1, [slot]))
  }, [])
  const remove = useCallback((index: number): void => {
    const slot = current()[index]
    if (!slot) return
    const name = nameOf(index)
    onChange(current().filter((_, at) => at !== index))
    toast(t('playlists.removedOne', { name }), {
      undo: () => onChange(insertSlots(current(), Math.min(index, current().length), [slot])),
    })
  }, [])
  const keys = slotsToKeys(slots)
  return (
    <>
      <ol class="slots">
        {slots.map((slot, index) => (
          <Fragment key={keys[index]}>
            <InsideRows inside={inside} before={index} count={slots.length} onChange={onInside} />
            <SlotRow
              slot={slot}
              item={itemsById.value[slot.item]}
              index={index}
              count={slots.length}
              onMove={move}
              onTime={setTime}
              onRemove={remove}
              onAgain={repeat}
            />
          </Fragment>
        ))}
        <InsideRows inside={inside} before={slots.length} count={slots.length} onChange={onInside} />
        {own.map((one) => (
          <UploadLine key={one.id} one={one} onRemove={() => onForget(one)} onRetry={onRetry} />
        ))}
      </ol>
      <p ref={said} class="unseen" aria-live="polite" />
    </>
  )
}
