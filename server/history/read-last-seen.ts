// When each screen was last there and what it showed then, of all screens at once: asked as the controller starts, when nothing else
// is known of those that do not come back. One statement that only seeks, so that plays which wait meanwhile are on the disk soon.
import type { DatabaseSync } from 'node:sqlite'
import { type LastSeen, stateKinds } from './history.ts'
import { outcomes } from './keep-plays.ts'
import { SEQ_SPAN } from './schema.ts'

/** How far back in a journal a play of the main zone is looked for. */
const MOST_BACK = 64

const numbersOf = <T>(all: readonly T[], some: readonly T[]): string => some.map((one) => all.indexOf(one)).join()

const AWAY = numbersOf(stateKinds, ['unknown', 'offline'])
const UNKNOWN = numbersOf(stateKinds, ['unknown'])
const SHOWN = numbersOf(outcomes, ['played', 'cut'])

/**
 * `up`: its last change to anything but offline; it lasted until the next change (`gone`), or until nobody watched any more
 * (`watched`), whichever came first. A watch is noted now and then only, so that a change may be later than its end.
 */
const query = `
  SELECT screen, up, (SELECT min(at) FROM states WHERE states.screen = seen.id AND at > coalesce(up, -1)) AS gone,
    (SELECT until FROM watches WHERE began <= up ORDER BY began DESC LIMIT 1) AS watched,
    plays.begun AS begun, items.item AS item, items.title AS title
  FROM (
    SELECT id, screen,
      (SELECT state FROM states WHERE states.screen = screens.id ORDER BY at DESC LIMIT 1) AS state,
      (SELECT at FROM states WHERE states.screen = screens.id AND state NOT IN (${AWAY}) ORDER BY at DESC LIMIT 1) AS up,
      (SELECT journal * ${SEQ_SPAN} + last FROM play_ranges
        WHERE journal = (SELECT max(id) FROM journals WHERE journals.screen = screens.id)
        ORDER BY day DESC LIMIT 1) AS newest
    FROM screens
  ) AS seen
  LEFT JOIN plays ON plays.key = (SELECT key FROM plays
    WHERE key BETWEEN newest - ${MOST_BACK} AND newest AND key >= newest / ${SEQ_SPAN} * ${SEQ_SPAN}
      AND zone = 0 AND outcome IN (${SHOWN})
    ORDER BY key DESC LIMIT 1)
  LEFT JOIN items ON items.id = plays.item
  WHERE state NOT IN (${UNKNOWN})`

const toUntil = ({ up, gone, watched }: { [column: string]: unknown }): number => {
  const first = gone === null ? Infinity : Number(gone)
  return up === null ? first : Math.min(first, Math.max(Number(up), Number(watched ?? 0)))
}

export const createLastSeenReader = (database: DatabaseSync) => {
  const all = database.prepare(query)
  return (): LastSeen => {
    const rows = all.all()
    const until = Float64Array.from(rows, toUntil)
    const shownAt = Float64Array.from(rows, ({ begun }) => (begun === null ? NaN : Number(begun)))
    return {
      screens: rows.map((row) => String(row['screen'])),
      until,
      shownAt,
      items: rows.map((row) => String(row['item'] ?? '')),
      titles: rows.map((row) => String(row['title'] ?? '')),
    }
  }
}
