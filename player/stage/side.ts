// The head of a side column: time, date, lunar date and solar term, above what plays in the column.
import type { ClockText } from '../items/layer.ts'
import { h } from '../look/h.ts'
import { paint } from '../look/paint.ts'
import { tickClocks } from '../look/strip.ts'

export type Side = {
  /** Where the items of the column go. */
  box: HTMLElement
  tick(clock: ClockText, fontFamily: string): void
}

export const drawSide = (frame: HTMLElement): Side => {
  const head = h('div', 'kp-side', ...['time', 'date', 'lunar'].map((part) => h('p', `kp-${part}`)))
  const box = h('div', 'kp-zone kp-under')
  frame.append(head, box)
  return {
    box,
    tick(clock, fontFamily) {
      // Its lines are 0.46 of the width high, and have 0.3 of the height.
      head.style.setProperty('--w', `${Math.min(frame.clientWidth, frame.clientHeight * 0.62)}px`)
      paint(head, 'everyday', { fontFamily })
      tickClocks(head, clock)
    },
  }
}
