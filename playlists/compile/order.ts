// Who takes each turn of a loop, written for screens, which only look it up: see `Loop` in `manifest.ts`.
import { type List, type Loop, TEXT_BASE } from '../manifest.ts'
import { spreadNotices } from '../notices.ts'
import { interleave, toRound } from '../rotation.ts'

type Taker = { readonly weight: number; readonly length: number; readonly times: readonly number[] }

const toTakers = (lists: readonly List[], pairs: readonly number[]): Taker[] => {
  const takers: Taker[] = []
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const times = (lists[pairs[pair] ?? -1]?.slots ?? []).filter((_, at) => at % 2 === 1)
    takers.push({ weight: pairs[pair + 1] ?? 1, length: times.length, times })
  }
  return takers
}

/** How long each slot of `order` lasts, ms. */
const orderToTimes = (order: readonly number[], takers: readonly Taker[]): number[] => {
  const next = takers.map(() => 0)
  return order.map((turn) => {
    const { times } = takers[turn] ?? { times: [] }
    const place = next[turn] ?? 0
    next[turn] = (place + 1) % times.length
    return times[place] ?? 1
  })
}

const numbersToText = (numbers: readonly number[]): string =>
  numbers.map((number) => String.fromCharCode(TEXT_BASE + number)).join('')

/** How many turns go by, then which notice plays, and so on; notices are `first` and the numbers after it. */
const toSpread = (turns: readonly number[], first: number): number[] => {
  const spread = [0]
  for (const turn of turns) {
    if (turn >= first) spread.push(turn - first, 0)
    else spread[spread.length - 1] = (spread.at(-1) ?? 0) + 1
  }
  return spread
}

/** The loop with its order and its notices' places. `lists` are those it points to. */
export const withOrder = (lists: readonly List[], { turns, notices }: Pick<Loop, 'turns' | 'notices'>): Loop => {
  const takers = toTakers(lists, turns)
  const round = toRound(takers)
  const isPlain = round.length === takers.length && round.every((turn, at) => turn === at)
  const loop = isPlain ? { turns } : { turns, order: numbersToText(round) }
  if (notices === undefined) return loop
  const whole = interleave(takers)
  const asking = toTakers(lists, notices)
  const all = spreadNotices(whole, orderToTimes(whole, takers), asking, takers.length)
  return { ...loop, notices, spread: numbersToText(toSpread(all, takers.length)) }
}
