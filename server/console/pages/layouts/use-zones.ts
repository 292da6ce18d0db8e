// The zones being edited: what is saved is the form's; here is what was before each step, and what a drag shows until it ends.
import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isSame } from '../../api/merge.ts'
import { noSteps, recordStep, stepBack, stepForth, type Steps } from './steps.ts'
import type { Zones } from './zone-edits.ts'

export type Editing = {
  readonly zones: Zones
  /** While something is dragged: as it would be. */
  readonly dragged: Signal<Zones | null>
  /** Steps of one `kind` in a row are undone as one. */
  change(zones: Zones, kind?: string): void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type="radio"]), textarea, select, dialog') !== null

/** `put` keeps them in the form. Ctrl+Z and Ctrl+Shift+Z are heard anywhere but in fields, which have their own. */
export const useZones = (zones: Zones, put: (zones: Zones) => void): Editing => {
  const steps = useRef<Steps<Zones>>(noSteps)
  const now = useRef(zones)
  now.current = zones
  const dragged = useSignal<Zones | null>(null)
  const [, setTurn] = useState(0)

  const walk = (step: typeof stepBack<Zones>) => (): void => {
    const to = step(steps.current, now.current)
    if (to === null || dragged.peek() !== null) return
    steps.current = to.steps
    put(to.shown)
    setTurn((turn) => turn + 1)
  }
  const undo = walk(stepBack)
  const redo = walk(stepForth)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  return {
    zones,
    dragged,
    change(next, kind) {
      if (isSame(next, now.current)) return
      steps.current = recordStep(steps.current, now.current, kind ?? null)
      now.current = next
      put(next)
    },
    undo: steps.current.past.length > 0 ? undo : null,
    redo: steps.current.future.length > 0 ? redo : null,
  }
}
