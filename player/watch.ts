// Looks after the stage from outside of it, in steps: what stands still is built anew, and where that does not help the page is
// loaded anew; what only grows is loaded anew at a slot's end, when nobody sees it.
import { createAlarm, type Time } from './time.ts'

const LOOK_MS = 5_000
/** A slot that should have ended so long ago, ms. */
const LATE_MS = 15_000
/** At the second look in a row the stage is built anew, at the fifth the page is loaded anew. */
const REBUILD_AT = 2
const RELOAD_AT = 5
/** A page is not loaded anew within this of its start, ms, so that a fault that stays makes no endless blinking. */
const LEAST_UPTIME_MS = 300_000
/** The most memory that the page may use before it starts anew, bytes. */
const MOST_HEAP_BYTES = 400e6

export type WatchDeps = {
  time: Time
  /** For how long what is on has outstayed its slot, ms; negative before. */
  lateMs(): number
  /** Null where the browser does not say. */
  heapBytes(): number | null
  rebuild(): void
  reload(why: string): void
  trouble(detail: string): void
}

export type Watch = {
  start(): void
  stop(): void
  /** Loads the page anew when the slot that is on has ended. */
  reloadAtBoundary(why: string): void
  /** Another slot has begun. */
  turned(): void
}

export const createWatch = (deps: WatchDeps): Watch => {
  const { time } = deps
  const alarm = createAlarm(time)
  const startedAt = time.now()
  let looks = 0
  let due: string | null = null

  const isOld = (): boolean => time.now() - startedAt > LEAST_UPTIME_MS

  const look = (): void => {
    alarm.set(LOOK_MS, look)
    if ((deps.heapBytes() || 0) > MOST_HEAP_BYTES && isOld()) due ??= 'memory'
    looks = deps.lateMs() > LATE_MS ? looks + 1 : 0
    if (looks === REBUILD_AT) {
      deps.trouble('stage stood still: rebuilt')
      deps.rebuild()
    } else if (looks >= RELOAD_AT && isOld()) deps.reload('stage stood still')
  }

  return {
    start: look,
    stop: alarm.clear,
    reloadAtBoundary(why) {
      due = why
    },
    turned() {
      if (due) deps.reload(due)
      due = null
    },
  }
}
