// Rules → which of them are on at each moment of a civil day. A day is cut at every time that any rule names; which rules
// are on in a piece follows from those that start on this day and on the day before (S2), as sets of bits. Many days are
// alike, so a year costs little more than its different days. Zones come later: a civil second has an instant (S3).
import { DAY_SECONDS } from './day.ts'
import type { DayRule } from './rule.ts'

/** Sets hold from these seconds of the day on, each until the next; the first from 0. Neighbours are unlike. */
export type LiveDay = { readonly seconds: readonly number[]; readonly sets: readonly number[] }

export type Live = {
  /** By day, counted from 1970-01-01. Days that are alike get the very same object. */
  readonly onDay: (day: number) => LiveDay
  /** The rules in a set, as ascending indices. */
  readonly members: (set: number) => readonly number[]
}

/** One bit a rule. */
type Bits = Uint16Array

const addBit = (bits: Bits, rule: number): void => {
  bits[rule >> 4] = (bits[rule >> 4] ?? 0) | (1 << (rule & 15))
}

const bitsToMembers = (bits: Bits): number[] => {
  const members: number[] = []
  for (let rule = 0; rule < bits.length * 16; rule++)
    if ((bits[rule >> 4] ?? 0) & (1 << (rule & 15))) members.push(rule)
  return members
}

type Piece = {
  readonly second: number
  /** Rules that are on here if they start on this day, and if they started on the day before. */
  readonly today: Bits
  readonly before: Bits
}

const rulesToPieces = (rules: readonly DayRule[], newBits: () => Bits): Piece[] => {
  const seconds = new Set([0])
  for (const { spans } of rules) {
    for (const { from, until } of spans) seconds.add(from % DAY_SECONDS).add(until % DAY_SECONDS)
  }
  const pieces = [...seconds]
    .sort((a, b) => a - b)
    .map((second): Piece => ({ second, today: newBits(), before: newBits() }))
  rules.forEach(({ spans }, rule) => {
    for (const { from, until } of spans) {
      for (const { second, today, before } of pieces) {
        if (from <= second && second < until) addBit(today, rule)
        if (second + DAY_SECONDS < until) addBit(before, rule)
      }
    }
  })
  return pieces
}

export const createLive = (rules: readonly DayRule[]): Live => {
  const words = Math.ceil(rules.length / 16)
  const newBits = (): Bits => new Uint16Array(words)
  const pieces = rulesToPieces(rules, newBits)

  const numbers = new Map<string, number>()
  const sets: Bits[] = []
  const members: number[][] = []
  /** Equal sets get equal numbers. */
  const bitsToSet = (bits: Bits): number => {
    let name = ''
    for (const word of bits) name += String.fromCharCode(word)
    let set = numbers.get(name)
    if (set === undefined) {
      numbers.set(name, (set = sets.length))
      sets.push(bits.slice())
    }
    return set
  }

  /** By day: the set of the rules that start on it. */
  const started = new Map<number, number>()
  const startedOn = (day: number): number => {
    let set = started.get(day)
    if (set === undefined) {
      const bits = newBits()
      rules.forEach(({ isOn }, rule) => {
        if (isOn(day)) addBit(bits, rule)
      })
      started.set(day, (set = bitsToSet(bits)))
    }
    return set
  }

  const cutDay = (yesterday: Bits, today: Bits): LiveDay => {
    const day = { seconds: [] as number[], sets: [] as number[] }
    const bits = newBits()
    for (const piece of pieces) {
      for (let word = 0; word < words; word++) {
        bits[word] =
          ((piece.today[word] ?? 0) & (today[word] ?? 0)) | ((piece.before[word] ?? 0) & (yesterday[word] ?? 0))
      }
      const set = bitsToSet(bits)
      if (day.sets.at(-1) === set) continue
      day.seconds.push(piece.second)
      day.sets.push(set)
    }
    return day
  }

  const days = new Map<number, LiveDay>()
  return {
    onDay(day) {
      const yesterday = startedOn(day - 1)
      const today = startedOn(day)
      // Far fewer sets than 2^26 fit in memory, so that the two make one whole number.
      const kind = yesterday * 2 ** 26 + today
      let live = days.get(kind)
      if (live === undefined) {
        live = cutDay(sets[yesterday] ?? newBits(), sets[today] ?? newBits())
        days.set(kind, live)
      }
      return live
    },
    members: (set) => (members[set] ??= bitsToMembers(sets[set] ?? newBits())),
  }
}
