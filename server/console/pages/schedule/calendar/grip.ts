// A hand on a block: a mouse takes hold once it moves, a finger once it has rested on it, so that a page can still be scrolled by
// its blocks. Esc lets go, and the click that ends a drag is no click.

export type Hand = {
  /** How far from where it began, px; `fine` while Alt is held. */
  onMove: (dx: number, dy: number, fine: boolean) => void
  onDrop: () => void
  onCancel: () => void
}

/** How long a finger rests, ms, and how far it may tremble meanwhile, px. */
const REST_MS = 400
const TREMBLE = 8
/** What a mouse has to move, px. */
const SLACK = 4

const swallowClick = (): void => {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  // Where the hand came off over something else there is no click to swallow.
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

export const grip = (event: PointerEvent, { onMove, onDrop, onCancel }: Hand): void => {
  if (event.button !== 0 || !event.isPrimary) return
  const { pageX, pageY, pointerId } = event
  const isTouch = event.pointerType === 'touch'
  let held = false
  const hold = (): void => {
    held = true
    onMove(0, 0, false)
  }
  const timer = isTouch ? setTimeout(hold, REST_MS) : undefined
  const off = new AbortController()
  const { signal } = off
  const end = (): void => {
    clearTimeout(timer)
    off.abort()
  }
  const cancel = (): void => {
    end()
    if (held) onCancel()
  }
  const move = (to: PointerEvent): void => {
    if (to.pointerId !== pointerId) return
    const [dx, dy] = [to.pageX - pageX, to.pageY - pageY]
    const far = Math.hypot(dx, dy)
    if (!held && isTouch && far > TREMBLE) return end()
    if (!held && !isTouch && far > SLACK) held = true
    if (held) onMove(dx, dy, to.altKey)
  }
  const drop = (to: PointerEvent): void => {
    if (to.pointerId !== pointerId) return
    end()
    if (!held) return
    swallowClick()
    onDrop()
  }
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', drop, { signal })
  window.addEventListener('pointercancel', (to) => to.pointerId === pointerId && cancel(), { signal })
  window.addEventListener('keydown', (key) => key.key === 'Escape' && cancel(), { signal })
  // Once held, a finger moves the block and not the page; and no menu opens under it.
  window.addEventListener('touchmove', (touch) => held && touch.preventDefault(), { signal, passive: false })
  window.addEventListener('contextmenu', (menu) => isTouch && menu.preventDefault(), { signal })
}
