// The quiet strip: whose screen it is, and the time. It never competes with the item.
import type { ClockText, ItemContext } from '../items/layer.ts'
import { h } from './h.ts'

export const drawStrip = ({ clock, place: { siteName, unitName } }: ItemContext): HTMLElement => {
  const strip = h(
    'div',
    'kp-strip',
    h('span', 'kp-site', siteName || unitName),
    h('span', 'kp-date'),
    h('span', 'kp-lunar'),
    h('span', 'kp-time'),
  )
  tickClocks(strip, clock())
  return strip
}

/** Brings the clocks in `element` up to date; only text that changed is touched. */
export const tickClocks = (element: HTMLElement, text: ClockText): void => {
  for (const part of ['time', 'date', 'lunar'] as const) {
    for (const shown of element.querySelectorAll(`.kp-${part}`)) {
      const now = text[part] || ''
      if (shown.textContent !== now) shown.textContent = now
    }
  }
}
