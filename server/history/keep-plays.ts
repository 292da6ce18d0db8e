// Writes plays and their roll-ups, within a transaction of the caller's. A play that is there already is passed over and not
// counted again: that makes exactly once out of a wire that delivers at least once.
import type { DatabaseSync } from 'node:sqlite'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import { instantToDay, type ZoneOffsets, zoneOffsets } from '../../playlists/calendar/zone.ts'
import { PlayOutcome } from '../../playlists/protocol/up.ts'
import type { HistoryRecord } from './history.ts'
import type { Names } from './names.ts'
import { SEQ_SPAN } from './schema.ts'

/** As stored: the index in this list. */
export const outcomes: readonly PlayOutcome[] = PlayOutcome.options

/** Offsets are known within these years; a clock that is further off is wrong anyway. */
const OFFSETS_FROM = Date.UTC(2026, 0, 1)
const OFFSETS_UNTIL = Date.UTC(2046, 0, 1)

/** Day and item in one number. */
const ITEM_SPAN = 2 ** 26

type Tally = { plays: number; ms: number; missed: number }

const tallyIn = (tallies: Map<number, Tally>, key: number): Tally => {
  const known = tallies.get(key)
  if (known !== undefined) return known
  const fresh = { plays: 0, ms: 0, missed: 0 }
  tallies.set(key, fresh)
  return fresh
}

const count = (tally: Tally, shown: boolean, ms: number): void => {
  if (shown) tally.plays += 1
  else tally.missed += 1
  if (shown) tally.ms += ms
}

const add = 'DO UPDATE SET plays = plays + excluded.plays, ms = ms + excluded.ms, missed = missed + excluded.missed'

export type PlayWriter = {
  /** Rows that wait in tallies must be written with `finish` before the transaction ends, or dropped with `drop`. */
  keep(record: Extract<HistoryRecord, { type: 'plays' }>): void
  finish(): void
  drop(): void
}

export const createPlayWriter = (database: DatabaseSync, names: Names): PlayWriter => {
  const insert = database.prepare('INSERT OR IGNORE INTO plays VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const widen = database.prepare(`INSERT INTO play_ranges VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)`)
  const addPlaceItemDay = database.prepare(`INSERT INTO place_item_days VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ${add}`)
  const addItemDay = database.prepare(`INSERT INTO item_days VALUES (?, ?, ?, ?, ?) ON CONFLICT ${add}`)
  const addPlaceDay = database.prepare(`INSERT INTO place_days VALUES (?, ?, ?, ?, ?) ON CONFLICT ${add}`)
  const trimmed = database.prepare(`SELECT value FROM marks WHERE name = 'trimmed'`)

  const offsetsByZone = new Map<string, ZoneOffsets>()
  const offsetsOf = (zone: string): ZoneOffsets => {
    const known = offsetsByZone.get(zone) ?? zoneOffsets(zone, OFFSETS_FROM, OFFSETS_UNTIL)
    offsetsByZone.set(zone, known)
    return known
  }

  /** By place, then by day and item in one number. */
  const byPlace = new Map<number, Map<number, Tally>>()

  return {
    keep({ place: placeFacts, plays: { journal: name, seq, texts, rows }, items, entries }) {
      const place = names.place(placeFacts)
      const journal = names.journal(names.screen(placeFacts.screen), name)
      const offsets = offsetsOf(placeFacts.zone)
      const itemFacts = new Map(items.map((item) => [item.id, item]))
      const entryFacts = new Map(entries.map((entry) => [entry.id, entry]))
      const itemNumbers: number[] = []
      const entryNumbers: number[] = []
      const textAt = (index: number) => texts[index] ?? ''
      // Older details were dropped: whether such a play had been counted, nobody can tell any more.
      const oldest = Number(trimmed.get()?.['value'] ?? 0)
      const firstByDay = new Map<number, [first: number, last: number]>()
      const tallies = byPlace.get(place) ?? new Map<number, Tally>()
      byPlace.set(place, tallies)

      let number = seq - 1
      for (const [begun, ms, itemAt, entryAt, zone, revision, outcome, whyAt] of rows) {
        number += 1
        if (begun < oldest) continue
        const item = (itemNumbers[itemAt] ??= names.item(textAt(itemAt), itemFacts.get(textAt(itemAt))))
        const entry =
          entryAt < 0 ? 0 : (entryNumbers[entryAt] ??= names.entry(textAt(entryAt), entryFacts.get(textAt(entryAt))))
        const why = whyAt < 0 ? 0 : names.reason(textAt(whyAt))
        const key = journal * SEQ_SPAN + number
        const code = outcomes.indexOf(outcome)
        if (insert.run(key, place, item, entry, zone, revision, begun, ms, code, why).changes === 0) continue
        const utcDay = Math.floor(begun / DAY_MS)
        const range = firstByDay.get(utcDay)
        if (range === undefined) firstByDay.set(utcDay, [number, number])
        else range[1] = number
        const shown = outcome === 'played' || outcome === 'cut'
        count(tallyIn(tallies, instantToDay(offsets, begun) * ITEM_SPAN + item), shown, ms)
      }
      for (const [day, [first, last]] of firstByDay) widen.run(journal, day, first, last)
    },
    finish() {
      const byItem = new Map<number, Tally>()
      for (const [place, tallies] of byPlace) {
        const byDay = new Map<number, Tally>()
        for (const [key, { plays, ms, missed }] of tallies) {
          const day = Math.floor(key / ITEM_SPAN)
          addPlaceItemDay.run(place, day, key - day * ITEM_SPAN, plays, ms, missed)
          for (const margin of [tallyIn(byItem, key), tallyIn(byDay, day)]) {
            margin.plays += plays
            margin.ms += ms
            margin.missed += missed
          }
        }
        for (const [day, { plays, ms, missed }] of byDay) addPlaceDay.run(day, place, plays, ms, missed)
      }
      for (const [key, { plays, ms, missed }] of byItem) {
        const day = Math.floor(key / ITEM_SPAN)
        addItemDay.run(day, key - day * ITEM_SPAN, plays, ms, missed)
      }
      byPlace.clear()
    },
    drop: () => byPlace.clear(),
  }
}
