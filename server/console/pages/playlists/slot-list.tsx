// The places of a playlist in order, and files that are on their way into it.
import { useCallback, useRef } from 'preact/hooks'
import type { Uploading } from '../../api/uploads.ts'
import { itemsById } from '../../items/lookups.ts'
import { UploadLine } from '../../items/upload-line.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { insertSlots, moveSlot, slotsToKeys, type Slots } from './order.ts'
import { SlotRow } from './slot-row.tsx'

type SlotListProps = {
  slots: Slots
  /** The latest, also between two renderings. */
  current: () => Slots
  onChange: (slots: Slots) => void
  own: readonly Uploading[]
  onForget: (one: Uploading) => void
  onRetry: (file: File) => void
}

export const SlotList = ({ slots, current, onChange, own, onForget, onRetry }: SlotListProps) => {
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
          <SlotRow
            key={keys[index]}
            slot={slot}
            item={itemsById.value[slot.item]}
            index={index}
            count={slots.length}
            onMove={move}
            onTime={setTime}
            onRemove={remove}
            onAgain={repeat}
          />
        ))}
        {own.map((one) => (
          <UploadLine key={one.id} one={one} onRemove={() => onForget(one)} onRetry={onRetry} />
        ))}
      </ol>
      <p ref={said} class="unseen" aria-live="polite" />
    </>
  )
}
