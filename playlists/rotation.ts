// Lists that are on together → whose turn it is, by smooth weighted round robin (S6): in every round each list takes as many
// turns as it has weight, spread as evenly as they go. Manifests carry one round of it; screens repeat it themselves.

/** Longest loop, slots (S6). */
export const LONGEST_LOOP = 2048

/** What takes turns: how many turns a round, and how many places its list has; whole numbers of at least 1. */
export type Taker = { readonly weight: number; readonly length: number }

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/** Weights in lowest terms, made smaller until a round fits in a loop. */
const roundWeights = (takers: readonly Taker[]): number[] => {
  const divisor = takers.reduce((common, { weight }) => greatestCommonDivisor(common, weight), 0)
  let weights = takers.map(({ weight }) => weight / divisor)
  while (weights.some((weight) => weight > 1) && weights.reduce((sum, weight) => sum + weight, 0) > LONGEST_LOOP) {
    weights = weights.map((weight) => Math.ceil(weight / 2))
  }
  return weights
}

/** Who takes each turn of one round. Each turn, all gain their weight, and the richest (the first of equals) pays for all. */
const weightsToRound = (weights: readonly number[]): number[] => {
  const turns = weights.reduce((sum, weight) => sum + weight, 0)
  const credit = weights.map(() => 0)
  const round: number[] = []
  while (round.length < turns) {
    let richest = 0
    for (let taker = 0; taker < weights.length; taker++) {
      credit[taker] = (credit[taker] ?? 0) + (weights[taker] ?? 0)
      if ((credit[taker] ?? 0) > (credit[richest] ?? 0)) richest = taker
    }
    credit[richest] = (credit[richest] ?? 0) - turns
    round.push(richest)
  }
  return round
}

/** Who takes each turn of one round. */
export const toRound = (takers: readonly Taker[]): number[] =>
  weightsToRound(roundWeights(takers)).slice(0, LONGEST_LOOP)

/**
 * Who takes each slot of a whole loop: rounds until every list stands at its beginning again or, where that takes more than
 * LONGEST_LOOP slots, as many whole rounds as fit in that.
 */
export const interleave = (takers: readonly Taker[]): number[] => {
  if (takers.length === 0) return []
  const weights = roundWeights(takers)
  const round = weightsToRound(weights)
  const mostRounds = Math.max(1, Math.floor(LONGEST_LOOP / round.length))
  let rounds = 1
  takers.forEach(({ length }, taker) => {
    // This list is back at its beginning after so many rounds, and so after each multiple of them.
    const own = length / greatestCommonDivisor(length, weights[taker] ?? 1)
    rounds = Math.min(mostRounds, (rounds / greatestCommonDivisor(rounds, own)) * own)
  })
  const slots = Math.min(LONGEST_LOOP, rounds * round.length)
  const order: number[] = []
  while (order.length < slots) order.push(round[order.length % round.length] ?? 0)
  return order
}
