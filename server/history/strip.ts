// A span of time as a gapless strip of how a screen was. A state lasts until the next one, but never beyond the watch in which
// it was seen: what nobody watched is `unknown`, also where the controller was killed and came back.
import type { Span, StateKind } from './history.ts'

export type Stretch = { from: number; until: number; state: StateKind }

/** Covers exactly `[from, until)`; empty where that is. Neighbours differ. */
export const spanToStrip = (
  { changes, watches }: Pick<Span, 'changes' | 'watches'>,
  from: number,
  until: number,
): Stretch[] => {
  const strip: Stretch[] = []
  let at = from
  const lay = (state: StateKind, end: number) => {
    const last = strip.at(-1)
    const cut = Math.min(end, until)
    if (cut <= at) return
    if (last?.state === state) last.until = cut
    else strip.push({ from: at, until: cut, state })
    at = cut
  }
  for (const watch of watches) {
    lay('unknown', watch.from)
    let state: StateKind = 'unknown'
    for (const change of changes) {
      if (change.at < watch.from || change.at >= watch.until) continue
      lay(state, change.at)
      state = change.state
    }
    lay(state, watch.until)
  }
  lay('unknown', until)
  return strip
}
