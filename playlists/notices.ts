// Notices among whatever plays (S7): each is spread evenly over the loop and waits for the next boundary of two slots. Pure
// arithmetic of lengths, done for the screens by the compiler; a loop stays within its bound (S6) however much is asked.
import { LONGEST_LOOP } from './rotation.ts'

const HOUR_MS = 3_600_000

/** A notice: plays an hour, and how long each place of its list lasts, ms. */
export type Notice = { readonly weight: number; readonly times: readonly number[] }

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** How long the first none, one, two … of places that begin anew after their last take together. */
const createLengths = (times: readonly number[]): ((count: number) => number) => {
  const ends = [0]
  for (const ms of times) ends.push((ends.at(-1) ?? 0) + ms)
  const whole = ends.at(-1) ?? 0
  return (count) => Math.floor(count / times.length) * whole + (ends[count % times.length] ?? 0)
}

/** A notice, and how long so many plays of it take, ms. */
type Asked = Notice & { readonly lengthOf: (plays: number) => number }

/** How many plays come nearest to what is asked of `ms`: whole passes of the list, where that is no more than half a play off. */
const playsIn = ({ weight, times }: Notice, ms: number): number => {
  const asked = (weight * ms) / HOUR_MS
  const passes = Math.round(asked / times.length) * times.length
  return passes > 0 && Math.abs(passes - asked) <= (ms / HOUR_MS) * 0.5 ? passes : Math.round(asked)
}

/** Plays of each notice in a loop that has `slots` other slots, which last `ms`; and how long the loop then is. */
const planPlays = (notices: readonly Asked[], slots: number, ms: number): { plays: number[]; length: number } => {
  const plays = notices.map(() => 0)
  let length = ms
  // The notices make the loop longer, and so ask for more of themselves: a few steps come close enough.
  for (let step = 0; step < 24; step++) {
    let isSettled = true
    let longer = ms
    for (let index = 0; index < notices.length; index++) {
      const notice = notices[index]
      if (notice === undefined) continue
      // At each boundary a notice plays at most once.
      const next = Math.min(slots, Math.max(1, playsIn(notice, length)))
      if (next !== plays[index]) isSettled = false
      plays[index] = next
      longer += notice.lengthOf(next)
    }
    if (isSettled) break
    length = longer
  }
  return { plays, length }
}

/**
 * Who takes each slot of a loop with notices: `order` as often as it takes, and between its slots the notices, as `first` and
 * the numbers after it. `times`: how long each slot of `order` lasts, ms. After a notice the same one never comes next; it
 * plays as often as asked, give or take one an hour, wherever there are so many boundaries.
 */
export const spreadNotices = (
  order: readonly number[],
  times: readonly number[],
  notices: readonly Notice[],
  first: number,
): number[] => {
  if (order.length === 0 || notices.length === 0) return [...order]
  // An hour, or as many as it takes until every list has been played to its end.
  const hours = Math.max(
    ...notices.map((notice) => notice.times.length / greatestCommonDivisor(notice.times.length, notice.weight)),
  )
  const asked = notices.map((notice) => ({ ...notice, lengthOf: createLengths(notice.times) }))
  const lengthOf = createLengths(times)
  const share = sum(notices.map((notice) => (notice.weight * sum(notice.times)) / notice.times.length)) / HOUR_MS
  const rounds = Math.ceil((hours * HOUR_MS * Math.max(0.1, 1 - share)) / Math.max(1, sum(times)))
  let slots = order.length * Math.max(1, Math.min(rounds, Math.floor(LONGEST_LOOP / order.length)))
  let plan = planPlays(asked, slots, lengthOf(slots))
  while (slots + sum(plan.plays) > LONGEST_LOOP) {
    slots -= slots > order.length ? order.length : Math.ceil(slots / 16)
    plan = planPlays(asked, slots, lengthOf(slots))
  }

  const interval = plan.plays.map((count) => plan.length / count)
  // Notices that ask for equally much begin apart, and so stay apart; one that has played as often as it should is never due.
  const due = interval.map((ms, index) => (ms * (index + 0.5)) / notices.length)
  const played = notices.map(() => 0)
  const lastAt = notices.map(() => -1)
  const spread: number[] = []
  let soonest = Math.min(...due)
  let at = 0
  for (let slot = 0; slot < slots; slot++) {
    spread.push(order[slot % order.length] ?? 0)
    at += times[slot % order.length] ?? 1
    // What falls due within its own length of the loop's end comes at the last boundary, or it would not come at all.
    const isLast = slot === slots - 1
    if (at < soonest && !isLast) continue
    for (let step = 0; step < notices.length; step++) {
      let next = -1
      for (let index = 0; index < notices.length; index++) {
        const isMissing = isLast && (played[index] ?? 0) < (plan.plays[index] ?? 0)
        const isDue = lastAt[index] !== slot && (isMissing || (due[index] ?? 0) <= at)
        // A second one waits for the next boundary, unless it has waited for half of its interval already.
        const isLate = isMissing || step === 0 || at - (due[index] ?? 0) > (interval[index] ?? 0) / 2
        if (isDue && isLate && (next < 0 || (due[index] ?? 0) < (due[next] ?? 0))) next = index
      }
      if (next < 0) break
      lastAt[next] = slot
      spread.push(first + next)
      at += notices[next]?.times[(played[next] ?? 0) % (notices[next]?.times.length ?? 1)] ?? 1
      const plays = (played[next] = (played[next] ?? 0) + 1)
      // What a long slot has kept waiting is made up for, but not all at once.
      due[next] =
        plays < (plan.plays[next] ?? 0)
          ? Math.max((due[next] ?? 0) + (interval[next] ?? 0), at + (interval[next] ?? 0) / 3)
          : Infinity
    }
    soonest = Math.min(...due)
  }
  return spread
}
