// Arrow keys on the wall: to the nearest tile in that direction, as the eye would go.

type Box = { left: number; top: number; width: number; height: number }

/** Index of the box nearest to `boxes[at]` in a direction, or -1. Sideways distance counts double, so rows are kept. */
export const nearest = (boxes: readonly Box[], at: number, key: string): number => {
  const from = boxes[at]
  if (!from) return -1
  const x = from.left + from.width / 2
  const y = from.top + from.height / 2
  let best = -1
  let least = Infinity
  for (const [index, box] of boxes.entries()) {
    const dx = box.left + box.width / 2 - x
    const dy = box.top + box.height / 2 - y
    const ahead = { ArrowRight: dx, ArrowLeft: -dx, ArrowDown: dy, ArrowUp: -dy }[key] ?? 0
    const aside = Math.abs(key === 'ArrowRight' || key === 'ArrowLeft' ? dy : dx)
    if (ahead < 8) continue
    const far = ahead + aside * 2
    if (far < least) {
      least = far
      best = index
    }
  }
  return best
}

export const moveBetweenTiles = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
  if (!event.key.startsWith('Arrow')) return
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tile]')]
  const at = tiles.findIndex((tile) => tile === document.activeElement)
  const next =
    tiles[
      nearest(
        tiles.map((tile) => tile.getBoundingClientRect()),
        at,
        event.key,
      )
    ]
  if (!next) return
  event.preventDefault()
  next.focus()
}
