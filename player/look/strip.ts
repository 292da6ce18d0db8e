// The quiet strip: whose screen it is, and the time. It never competes with the item.
import type { ItemContext } from '../items/layer.ts'
import { h } from './h.ts'

export const drawStrip = ({ clock, place: { siteName, unitName } }: ItemContext): HTMLElement => {
  const { time, date } = clock()
  return h(
    'div',
    'kp-strip',
    h('span', 'kp-site', siteName || unitName),
    h('span', 'kp-date', date),
    h('span', 'kp-time', time),
  )
}

/** Brings the clocks in `element` up to date; only text that changed is touched. */
export const tickClocks = (element: HTMLElement, context: ItemContext): void => {
  const text = context.clock()
  for (const part of ['time', 'date'] as const) {
    for (const shown of element.querySelectorAll(`.kp-${part}`)) {
      if (shown.textContent !== text[part]) shown.textContent = text[part]
    }
  }
}
