// Rules → which of them are on at each moment of a civil day. A day is cut at every time that any rule names; which rules
// are on in a piece follows from those that start on this day and on the day before (S2), as sets of bits. Many days are
// alike, so a year costs little more than its different days. Zones come later: a civil second has an instant (S3).
import { DAY_SECONDS } from './day.ts'
import { createDistinct } from './distinct.ts'
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
type Bits = Int32Array

const addBit = (bits: Bits, rule: number): void => {
  bits[rule >> 5] = (bits[rule >> 5] ?? 0) | (1 << (rule & 31))
}

const bitsToMembers = (bits: Bits): number[] => {
  const members: number[] = []
  for (let rule = 0; rule < bits.length * 32; rule++)
    if ((bits[rule >> 5] ?? 0) & (1 << (rule & 31))) members.push(rule)
  return members
}

/** Days whose answers are kept together, a bit each. */
const PAGE_DAYS = 32

/** By rule, then by page: on which days it starts. Many timelines have the same rules, and a rule never changes. */
const pagesByRule = new WeakMap<DayRule, Map<number, number>>()

const ruleToPage = (rule: DayRule, number: number): number => {
  let pages = pagesByRule.get(rule)
  if (pages === undefined) pagesByRule.set(rule, (pages = new Map()))
  let page = pages.get(number)
  if (page === undefined) {
    page = 0
    for (let bit = 0; bit < PAGE_DAYS; bit++) if (rule.isOn(number * PAGE_DAYS + bit)) page |= 1 << bit
    pages.set(number, page)
  }
  return page
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
  const words = Math.ceil(rules.length / 32)
  const newBits = (): Bits => new Int32Array(words)
  const pieces = rulesToPieces(rules, newBits)
  const scratch = newBits()

  const { lists: sets, numberOf } = createDistinct<Bits>()
  const bitsToSet = (bits: Bits): number => numberOf(bits, (kept) => kept.slice())
  const members: number[][] = []

  /** By page, then by day of it: the set of the rules that start on that day. */
  const started = new Map<number, number[]>()
  const pageBits = new Int32Array(PAGE_DAYS * words)
  const pageToSets = (number: number): number[] => {
    pageBits.fill(0)
    for (let rule = 0; rule < rules.length; rule++) {
      const asked = rules[rule]
      for (let page = asked === undefined ? 0 : ruleToPage(asked, number); page !== 0; page &= page - 1) {
        addBit(pageBits, (31 - Math.clz32(page & -page)) * words * 32 + rule)
      }
    }
    const sets: number[] = []
    for (let first = 0; first < pageBits.length; first += words) {
      for (let word = 0; word < words; word++) scratch[word] = pageBits[first + word] ?? 0
      sets.push(bitsToSet(scratch))
    }
    return sets
  }
  const startedOn = (day: number): number => {
    const number = Math.floor(day / PAGE_DAYS)
    let page = started.get(number)
    if (page === undefined) started.set(number, (page = pageToSets(number)))
    return page[day - number * PAGE_DAYS] ?? 0
  }

  const cutDay = (yesterday: Bits, today: Bits): LiveDay => {
    const seconds: number[] = []
    const sets: number[] = []
    for (const { second, today: started, before: lasting } of pieces) {
      let isLikeLast = sets.length > 0
      for (let word = 0; word < words; word++) {
        const live = ((started[word] ?? 0) & (today[word] ?? 0)) | ((lasting[word] ?? 0) & (yesterday[word] ?? 0))
        if (scratch[word] !== live) isLikeLast = false
        scratch[word] = live
      }
      if (isLikeLast) continue
      seconds.push(second)
      sets.push(bitsToSet(scratch))
    }
    return { seconds, sets }
  }

  /** By the set that started the day before, then by the one of the day itself. */
  const days: LiveDay[][] = []
  return {
    onDay(day) {
      const yesterday = startedOn(day - 1)
      const today = startedOn(day)
      const alike = (days[yesterday] ??= [])
      return (alike[today] ??= cutDay(sets[yesterday] ?? newBits(), sets[today] ?? newBits()))
    },
    members: (set) => (members[set] ??= bitsToMembers(sets[set] ?? newBits())),
  }
}
