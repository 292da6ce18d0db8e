// Undo and redo: what was before and what was taken back. Steps of one kind that follow each other, such as ten presses of an
// arrow, are one step. Pure.

export type Steps<T> = {
  readonly past: readonly T[]
  readonly future: readonly T[]
  /** Of the last step; null where the next one is a step of its own in any case. */
  readonly kind: string | null
}

const MOST_STEPS = 100

export const noSteps: Steps<never> = { past: [], future: [], kind: null }

/** Notes that `before` is left for something else. */
export const recordStep = <T>(steps: Steps<T>, before: T, kind: string | null): Steps<T> =>
  kind !== null && kind === steps.kind && steps.past.length > 0
    ? { ...steps, future: [] }
    : { past: [...steps.past, before].slice(-MOST_STEPS), future: [], kind }

/** What was before, and the steps from there; null at the beginning. */
export const stepBack = <T>(steps: Steps<T>, now: T): { readonly shown: T; readonly steps: Steps<T> } | null => {
  const shown = steps.past.at(-1)
  if (shown === undefined) return null
  return { shown, steps: { past: steps.past.slice(0, -1), future: [now, ...steps.future], kind: null } }
}

export const stepForth = <T>(steps: Steps<T>, now: T): { readonly shown: T; readonly steps: Steps<T> } | null => {
  const [shown, ...future] = steps.future
  if (shown === undefined) return null
  return { shown, steps: { past: [...steps.past, now], future, kind: null } }
}
