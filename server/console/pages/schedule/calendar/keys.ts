// What the arrow keys do to the block that has the focus: they move it, with Shift its end. Pure.
import type { Edit } from '../drag.ts'
import { FINE_STEP_MINUTES, moveHours, moveRun, STEP_MINUTES } from '../snap.ts'

type Key = { key: string; shiftKey: boolean; altKey: boolean }

/** `rows`: up and down are weeks, as in a month. Null for any other key. */
export const keyToEdit = (edit: Edit, { key, shiftKey, altKey }: Key): Edit | null => {
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key]
  const along = { ArrowUp: -1, ArrowDown: 1 }[key]
  if (across === undefined && along === undefined) return null
  const hold = shiftKey ? 'end' : 'whole'
  if (edit.kind === 'run') return { ...edit, after: moveRun(edit.after, hold, (across ?? 0) + 7 * (along ?? 0)) }
  const step = altKey ? FINE_STEP_MINUTES : STEP_MINUTES
  // An end is a time of day: it has no other day to go to.
  if (shiftKey && along === undefined) return null
  return { ...edit, after: moveHours(edit.after, hold, across ?? 0, (along ?? 0) * step * 60, step) }
}
