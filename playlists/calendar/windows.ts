// Rules → windows of instants: half-open, sorted, disjoint, and merged where they touch (S1), in the zone's civil time (S3).
// A daypart that passes midnight belongs to the day on which it starts (S2), so the day before the range counts too.
import { DAY_MS } from './day.ts'
import type { DayRule } from './rule.ts'
import { civilToInstant, instantToDay, type ZoneOffsets } from './zone.ts'

/** `[from, until)`, epoch ms. */
export type Window = { readonly from: number; readonly until: number }

/** When any of the rules is on, cut to `[from, until)`. */
export const rulesToWindows = (rules: readonly DayRule[], zone: ZoneOffsets, from: number, until: number): Window[] => {
  const parts: Window[] = []
  // A day's spans reach into the next day at most; one day more on either side covers clocks that are set across midnight.
  const lastDay = instantToDay(zone, until) + 1
  for (let day = instantToDay(zone, from) - 2; day <= lastDay; day++) {
    for (const rule of rules) {
      if (!rule.isOn(day)) continue
      for (const span of rule.spans) {
        const start = Math.max(from, civilToInstant(zone, day * DAY_MS + span.from * 1000))
        const end = Math.min(until, civilToInstant(zone, day * DAY_MS + span.until * 1000))
        if (start < end) parts.push({ from: start, until: end })
      }
    }
  }
  return mergeWindows(parts)
}

const mergeWindows = (parts: Window[]): Window[] => {
  parts.sort((a, b) => a.from - b.from)
  const merged: Window[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last !== undefined && part.from <= last.until) {
      if (part.until > last.until) merged[merged.length - 1] = { from: last.from, until: part.until }
    } else merged.push(part)
  }
  return merged
}
