// Work that may come for ten thousand screens at once, as after a restart. It is done in the order in which it came, a few
// milliseconds at a time, and in between everything else gets its turn: whoever is connected already notices nothing.

/** How long such work goes on before other work gets a turn, ms. */
export const TURN_MS = 15

export type InTurn = (work: () => void) => void

/** `later` runs once what has come in the meantime was looked at. Nothing is done before it. */
export const createTurns = (deps: { now(): number; later(run: () => void): void }): InTurn => {
  let waiting: (() => void)[] = []
  let next = 0

  const goOn = (): void => {
    const until = deps.now() + TURN_MS
    try {
      do waiting[next++]?.()
      while (next < waiting.length && deps.now() < until)
    } finally {
      // Also where one failed, which is not the fault of the others.
      if (next < waiting.length) deps.later(goOn)
      else {
        waiting = []
        next = 0
      }
    }
  }

  return (work) => {
    waiting.push(work)
    if (waiting.length === 1) deps.later(goOn)
  }
}
