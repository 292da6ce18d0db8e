// One timer for all simulated screens that are due in the same few milliseconds: ten thousand boxes have a timer each, one
// process that plays them all has better things to do.

const TOGETHER_MS = 10

export type Due = { due(): void }

const waitingByMoment = new Map<number, Due[]>()

/** Calls `due` about so many ms from now. */
export const dueIn = (ms: number, one: Due): void => {
  const now = performance.now()
  const moment = Math.ceil((now + ms) / TOGETHER_MS)
  const others = waitingByMoment.get(moment)
  if (others !== undefined) {
    others.push(one)
    return
  }
  const all = [one]
  waitingByMoment.set(moment, all)
  setTimeout(
    () => {
      waitingByMoment.delete(moment)
      for (const each of all) each.due()
    },
    moment * TOGETHER_MS - now,
  )
}
