// Who takes each turn of a loop, written for screens, which only look it up: see `Loop` in `manifest.ts`. Only weights and
// lengths decide it, so it is worked out once for all loops that are alike in these, whatever they show, in any manifest.
import { type List, type Loop, TEXT_BASE } from '../manifest.ts'
import { spreadNotices } from '../notices.ts'
import { interleave, toRound } from '../rotation.ts'

type Taker = { readonly weight: number; readonly length: number; readonly times: readonly number[] }

const toTakers = (lists: readonly List[], pairs: readonly number[]): Taker[] => {
  const takers: Taker[] = []
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const slots = lists[pairs[pair] ?? -1]?.slots ?? []
    const times: number[] = []
    for (let at = 1; at < slots.length; at += 2) times.push(slots[at] ?? 1)
    takers.push({ weight: pairs[pair + 1] ?? 1, length: times.length, times })
  }
  return takers
}

/** How long each slot of `order` lasts, ms. */
const orderToTimes = (order: readonly number[], takers: readonly Taker[]): number[] => {
  const next = takers.map(() => 0)
  const lasting: number[] = []
  for (const turn of order) {
    const times = takers[turn]?.times ?? []
    const place = next[turn] ?? 0
    next[turn] = place + 1 < times.length ? place + 1 : 0
    lasting.push(times[place] ?? 1)
  }
  return lasting
}

const numbersToText = (numbers: readonly number[]): string => {
  let text = ''
  for (const number of numbers) text += String.fromCharCode(TEXT_BASE + number)
  return text
}

/** How many turns go by, then which notice plays, and so on; notices are `first` and the numbers after it. */
const toSpread = (turns: readonly number[], first: number): number[] => {
  const spread: number[] = []
  let gone = 0
  for (const turn of turns) {
    if (turn < first) gone++
    else {
      spread.push(gone, turn - first)
      gone = 0
    }
  }
  spread.push(gone)
  return spread
}

/** Orders that are forgotten together, so that a controller that runs for years gathers no more than a few megabytes. */
const MOST_ORDERS = 2000

const createKnown = <Made>() => {
  const known = new Map<string, Made>()
  return (name: string, make: () => Made): Made => {
    let made = known.get(name)
    if (made === undefined) {
      if (known.size >= MOST_ORDERS) known.clear()
      known.set(name, (made = make()))
    }
    return made
  }
}

/** Where it is `''`, each list takes one turn in a round, one after the other. */
const weightsToOrder = (weights: readonly number[]): string => {
  const round = toRound(weights.map((weight) => ({ weight, length: 1 })))
  const isPlain = round.length === weights.length && round.every((turn, at) => turn === at)
  return isPlain ? '' : numbersToText(round)
}

const takersToText = (takers: readonly Taker[]): string =>
  takers.map(({ weight, times }) => `${weight} ${times.join()}`).join('\n')

const takersToSpread = (takers: readonly Taker[], notices: readonly Taker[]): string => {
  const whole = interleave(takers)
  const all = spreadNotices(whole, orderToTimes(whole, takers), notices, takers.length)
  return numbersToText(toSpread(all, takers.length))
}

/** The loop with its order and its notices' places. `lists` are those it points to. */
export type WithOrder = (lists: readonly List[], loop: Pick<Loop, 'turns' | 'notices'>) => Loop

export const createOrders = (): WithOrder => {
  const orderOf = createKnown<string>()
  const spreadOf = createKnown<string>()
  return (lists, { turns, notices }) => {
    const weights: number[] = []
    for (let at = 1; at < turns.length; at += 2) weights.push(turns[at] ?? 1)
    const order = orderOf(weights.join(), () => weightsToOrder(weights))
    const loop = order === '' ? { turns } : { turns, order }
    if (notices === undefined) return loop
    const [takers, asking] = [toTakers(lists, turns), toTakers(lists, notices)]
    const name = `${takersToText(takers)}\n\n${takersToText(asking)}`
    return { ...loop, notices, spread: spreadOf(name, () => takersToSpread(takers, asking)) }
  }
}
