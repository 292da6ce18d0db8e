// Plays as screens send them, for tests and benches of history.
import type { HistoryRecord, PlaceFacts } from '../../server/history/history.ts'
import type { PlayOutcome, PlayRow } from '../../playlists/protocol/up.ts'

export type PlaysRecord = Extract<HistoryRecord, { type: 'plays' }>

export const placeOf = (screen: string, site = 'site-1', name = `屏 ${screen}`): PlaceFacts => ({
  screen,
  name,
  site,
  siteName: `站点 ${site}`,
  zone: 'Asia/Shanghai',
})

/** `item` is a name such as `salt`: its id is `i-salt`, its title `题 salt`. */
export type Played = { from: number; ms?: number; item: string; outcome?: PlayOutcome; why?: string; entry?: string }

/** One message: the plays `seq`, `seq + 1`, … of a journal. */
export const playsOf = (
  place: PlaceFacts,
  seq: number,
  played: readonly Played[],
  { journal = 'journal-1', revision = 1, theme = 'health' } = {},
): PlaysRecord => {
  const texts: string[] = []
  const indexOf = (text: string) => {
    const known = texts.indexOf(text)
    return known < 0 ? texts.push(text) - 1 : known
  }
  const rows = played.map(({ from, ms = 10_000, item, outcome = 'played', why, entry }): PlayRow => {
    const whyAt = why === undefined ? -1 : indexOf(why)
    const entryAt = entry === undefined ? -1 : indexOf(entry)
    return [from, ms, indexOf(`i-${item}`), entryAt, 0, revision, outcome, whyAt]
  })
  const items = [...new Set(played.map(({ item }) => item))].map((item) => ({
    id: `i-${item}`,
    title: `题 ${item}`,
    theme,
  }))
  const entries = [...new Set(played.flatMap(({ entry }) => entry ?? []))].map((id) => ({ id, name: `排 ${id}` }))
  return { type: 'plays', place, plays: { journal, seq, texts, rows }, items, entries }
}
