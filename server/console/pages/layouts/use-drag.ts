// Dragging a zone or one of its edges. What the pointer does between two frames is worked off once a frame; nothing is changed
// until the pointer is let go, and Escape takes it back.
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { moveRect, resizeRect, type Handle, type Rect } from './geometry.ts'
import { snapMoved, snapResized, toGuides, toLines, type Line } from './snap.ts'
import type { Editing } from './use-zones.ts'
import { changeZone } from './zone-edits.ts'

/** A line this near pulls, px. */
const REACH_PX = 7

type Drag = {
  readonly id: string
  readonly pointer: number
  /** None: it is moved as a whole. */
  readonly handle: Handle | null
  readonly fromX: number
  readonly fromY: number
  readonly start: Rect
  readonly lines: readonly Line[]
  readonly box: DOMRect
  at: { x: number; y: number; isFree: boolean }
}

const toDropped = ({ start, handle, lines, box, fromX, fromY, at }: Drag): Rect => {
  const dx = ((at.x - fromX) / box.width) * 100
  const dy = ((at.y - fromY) / box.height) * 100
  const asked = handle === null ? moveRect(start, dx, dy) : resizeRect(start, handle, dx, dy)
  if (at.isFree) return asked
  const reach = { x: (REACH_PX / box.width) * 100, y: (REACH_PX / box.height) * 100 }
  return handle === null ? snapMoved(asked, lines, reach) : snapResized(asked, handle, lines, reach)
}

export type Dragging = {
  readonly guides: readonly Line[]
  begin(event: PointerEvent, id: string, handle: Handle | null): void
  move(event: PointerEvent): void
  end(event: PointerEvent): void
  cancel(): void
}

export const useDrag = (canvas: RefObject<HTMLElement | null>, editing: Editing): Dragging => {
  const drag = useRef<Drag | null>(null)
  const frame = useRef(0)
  const [guides, setGuides] = useState<readonly Line[]>([])

  const show = (): void => {
    frame.current = 0
    const now = drag.current
    if (now === null) return
    const rect = toDropped(now)
    editing.dragged.value = changeZone(editing.zones, now.id, rect)
    setGuides(now.at.isFree ? [] : toGuides(rect, now.handle, now.lines))
  }

  /** Wherever the focus is. */
  const onKey = useRef((event: KeyboardEvent): void => {
    if (event.key === 'Escape') stopNow.current()
  })

  const stop = (): void => {
    document.removeEventListener('keydown', onKey.current)
    cancelAnimationFrame(frame.current)
    frame.current = 0
    drag.current = null
    editing.dragged.value = null
    setGuides([])
  }
  const stopNow = useRef(stop)
  stopNow.current = stop
  useEffect(() => () => stopNow.current(), [])

  return {
    guides,
    begin(event, id, handle) {
      const element = canvas.current
      const zone = editing.zones.find((one) => one.id === id)
      if (element === null || zone === undefined || drag.current !== null) return
      element.setPointerCapture(event.pointerId)
      document.addEventListener('keydown', onKey.current)
      drag.current = {
        id,
        pointer: event.pointerId,
        handle,
        fromX: event.clientX,
        fromY: event.clientY,
        start: zone,
        lines: toLines(editing.zones.filter((one) => one.id !== id)),
        box: element.getBoundingClientRect(),
        at: { x: event.clientX, y: event.clientY, isFree: event.altKey },
      }
    },
    move(event) {
      const now = drag.current
      if (now === null || now.pointer !== event.pointerId) return
      now.at = { x: event.clientX, y: event.clientY, isFree: event.altKey }
      if (frame.current === 0) frame.current = requestAnimationFrame(show)
    },
    end(event) {
      const now = drag.current
      if (now === null || now.pointer !== event.pointerId) return
      now.at = { x: event.clientX, y: event.clientY, isFree: event.altKey }
      const isMoved = now.at.x !== now.fromX || now.at.y !== now.fromY
      if (isMoved) editing.change(changeZone(editing.zones, now.id, toDropped(now)))
      stop()
    },
    cancel: stop,
  }
}
