// Ids and names as small integers. Looked up in the database once, then remembered; forgotten whenever a transaction was
// rolled back, since what it had numbered is not there.
import type { DatabaseSync } from 'node:sqlite'
import type { EntryFacts, ItemFacts, PlaceFacts } from './history.ts'
import { MOST_JOURNALS_IN_ALL } from './schema.ts'

/** How many a screen may have at a time. A box that forgets all at each start begins one a day, and each lives 400 days. */
export const MOST_JOURNALS = 1_000

/** Remembered per kind; beyond it all are looked up again. */
const MOST_REMEMBERED = 50_000

export class TooManyJournals extends Error {}

const createNumbers = (database: DatabaseSync, table: string, columns: readonly string[]) => {
  const where = columns.map((column) => `${column} = ?`).join(' AND ')
  const find = database.prepare(`SELECT id FROM ${table} WHERE ${where}`)
  const add = database.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
  const remembered = new Map<string, number>()
  return {
    numberOf(values: readonly (string | number)[], allow: () => void = () => {}): number {
      const name = values.length === 1 ? String(values[0]) : JSON.stringify(values)
      const known = remembered.get(name)
      if (known !== undefined) return known
      let id = find.get(...values)?.['id']
      if (id === undefined) {
        allow()
        id = add.run(...values).lastInsertRowid
      }
      if (remembered.size > MOST_REMEMBERED) remembered.clear()
      remembered.set(name, Number(id))
      return Number(id)
    },
    find: (values: readonly (string | number)[]): number | null => {
      const id = find.get(...values)?.['id']
      return id === undefined ? null : Number(id)
    },
    forget: () => remembered.clear(),
  }
}

export type Names = ReturnType<typeof createNames>

export const createNames = (database: DatabaseSync) => {
  const screens = createNumbers(database, 'screens', ['screen'])
  const places = createNumbers(database, 'places', ['screen', 'name', 'site', 'site_name', 'zone'])
  const items = createNumbers(database, 'items', ['item', 'title', 'theme'])
  const entries = createNumbers(database, 'entries', ['entry', 'name'])
  const reasons = createNumbers(database, 'reasons', ['reason'])
  const journals = createNumbers(database, 'journals', ['screen', 'journal'])
  const lastItem = database.prepare('SELECT id FROM items WHERE item = ? ORDER BY id DESC LIMIT 1')
  const lastEntry = database.prepare('SELECT id FROM entries WHERE entry = ? ORDER BY id DESC LIMIT 1')
  const journalsOf = database.prepare('SELECT count(*) AS count, max(id) AS highest FROM journals WHERE screen = ?')

  const screen = (id: string) => screens.numberOf([id])
  return {
    screen,
    findScreen: (id: string) => screens.find([id]),
    place: (place: PlaceFacts) =>
      places.numberOf([screen(place.screen), place.name, place.site, place.siteName, place.zone]),
    /** One of which nothing is known any more is the one that was last kept under this id. */
    item: (id: string, facts: ItemFacts | undefined) =>
      facts === undefined
        ? Number(lastItem.get(id)?.['id'] ?? items.numberOf([id, '', '']))
        : items.numberOf([id, facts.title, facts.theme]),
    entry: (id: string, facts: EntryFacts | undefined) =>
      facts === undefined
        ? Number(lastEntry.get(id)?.['id'] ?? entries.numberOf([id, '']))
        : entries.numberOf([id, facts.name]),
    reason: (word: string) => reasons.numberOf([word]),
    /** Throws `TooManyJournals`: one screen must not use up the numbers of all. */
    journal: (screenNumber: number, journal: string) =>
      journals.numberOf([screenNumber, journal], () => {
        const { count, highest } = journalsOf.get(screenNumber) ?? {}
        if (Number(count) >= MOST_JOURNALS || Number(highest) >= MOST_JOURNALS_IN_ALL - 1)
          throw new TooManyJournals(`a screen has begun ${Number(count)} journals`)
      }),
    forget() {
      for (const numbers of [screens, places, items, entries, reasons, journals]) numbers.forget()
    },
  }
}
