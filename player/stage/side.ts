// The head of a side column: time, date, lunar date and solar term, above what plays in the column.
import type { ClockText } from '../items/layer.ts'
import { h } from '../look/h.ts'
import { paint } from '../look/paint.ts'

export type Side = {
  /** Where the items of the column go. */
  box: HTMLElement
  tick(clock: ClockText, fontFamily: string): void
}

export const drawSide = (frame: HTMLElement): Side => {
  const parts = { time: h('p', 'kp-time'), date: h('p'), lunar: h('p') }
  const head = h('div', 'kp-side', parts.time, parts.date, parts.lunar)
  const box = h('div', 'kp-zone kp-under')
  frame.append(head, box)
  return {
    box,
    tick(clock, fontFamily) {
      const width = `${frame.clientWidth}px`
      if (head.style.getPropertyValue('--w') !== width || head.style.fontFamily !== fontFamily) {
        paint(head, 'everyday', { fontFamily })
        head.style.setProperty('--w', width)
      }
      for (const part of ['time', 'date', 'lunar'] as const) {
        const text = clock[part] || ''
        if (parts[part].textContent !== text) parts[part].textContent = text
      }
    },
  }
}
