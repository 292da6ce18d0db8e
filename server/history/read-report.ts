// Reports from the roll-ups alone, never from the plays: a year costs what its days cost, however much was played.
import type { DatabaseSync } from 'node:sqlite'
import type { ReportQuery, ReportRow } from './history.ts'

type Names = { key: string; name: string; within: string }

/** Which margin answers, and what its rows are called. Places and items of one key are added up: they are its names in time. */
const sourceByKey = {
  item: {
    column: 'item',
    margin: 'item_days',
    names: 'SELECT id, item AS key, title AS name, theme AS within FROM items',
  },
  theme: { column: 'item', margin: 'item_days', names: `SELECT id, theme AS key, '' AS name, '' AS within FROM items` },
  screen: {
    column: 'place',
    margin: 'place_days',
    names: `SELECT places.id, screens.screen AS key, name, site_name AS within
      FROM places JOIN screens ON screens.id = places.screen`,
  },
  site: {
    column: 'place',
    margin: 'place_days',
    names: `SELECT id, site AS key, site_name AS name, '' AS within FROM places`,
  },
} as const

const sums = 'sum(plays) AS plays, sum(ms) AS ms, sum(missed) AS missed'

export const createReportReader = (database: DatabaseSync) => {
  const placesOf = database.prepare(`SELECT places.id FROM places JOIN screens ON screens.id = places.screen
    WHERE screens.screen = coalesce(?, screens.screen) AND site = coalesce(?, site)`)

  const rowsOf = ({ from, until, by, each, screen, site }: ReportQuery) => {
    const { column, margin } = sourceByKey[by]
    const day = each === 'day' ? 'day' : 'NULL'
    const group = each === 'day' ? `day, ${column}` : column
    if (screen === null && site === null)
      return database
        .prepare(
          `SELECT ${column} AS id, ${day} AS day, ${sums} FROM ${margin} WHERE day BETWEEN ? AND ? GROUP BY ${group}`,
        )
        .all(from, until)
    const places = placesOf.all(screen, site).map(({ id }) => id)
    return database
      .prepare(`SELECT ${column} AS id, ${day} AS day, ${sums} FROM place_item_days
        WHERE place IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ? GROUP BY ${group}`)
      .all(JSON.stringify(places), from, until)
  }

  const namesById = (query: ReportQuery, ids: ReadonlySet<number>): Map<number, Names> => {
    const rows = database
      .prepare(`${sourceByKey[query.by].names} WHERE ${query.by === 'screen' ? 'places.id' : 'id'} IN
        (SELECT value FROM json_each(?))`)
      .all(JSON.stringify([...ids]))
    return new Map(
      rows.map((row) => [
        Number(row['id']),
        { key: String(row['key']), name: String(row['name']), within: String(row['within']) },
      ]),
    )
  }

  return (query: ReportQuery): ReportRow[] => {
    const rows = rowsOf(query)
    const names = namesById(query, new Set(rows.map(({ id }) => Number(id))))
    // The name that counts is the newest, and names are numbered as they come up.
    const newest = new Map<string, { id: number; name: string; within: string }>()
    for (const [id, { key, name, within }] of names) {
      if ((newest.get(key)?.id ?? 0) < id) newest.set(key, { id, name, within })
    }
    const merged = new Map<string, ReportRow>()
    for (const row of rows) {
      const { key } = names.get(Number(row['id'])) ?? { key: '' }
      const day = row['day'] === null ? null : Number(row['day'])
      const id = `${key} ${day}`
      const known = merged.get(id)
      const { name, within } = newest.get(key) ?? { name: '', within: '' }
      const into = known ?? { key, name, within, day, plays: 0, ms: 0, missed: 0 }
      into.plays += Number(row['plays'])
      into.ms += Number(row['ms'])
      into.missed += Number(row['missed'])
      if (known === undefined) merged.set(id, into)
    }
    return [...merged.values()]
  }
}
