// The controller's time, as far as this computer can tell; `now` moves once a second while the page is seen.
import { signal } from '@preact/signals'
import { clockOffset } from './request.ts'

export const instant = (): number => Date.now() + clockOffset.peek()

export const now = signal(instant())
/** Moves every fifteen seconds: for "3 分钟前", which needs no more. */
export const slowNow = signal(instant())

export const startClock = (): (() => void) => {
  const timer = setInterval(() => {
    if (document.hidden) return
    now.value = instant()
    if (Math.abs(now.value - slowNow.peek()) >= 15_000) slowNow.value = now.value
  }, 1000)
  return () => clearInterval(timer)
}
