// What a screen played, a page at a time: a day of short slots is thousands of plays.
import { Hono } from 'hono'
import * as v from 'valibot'
import { PlayOutcome } from '../../playlists/protocol/up.ts'
import type { PlaysPage } from '../history/history.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { checked, described } from './describe.ts'

const ScreenPlays = v.object({
  /** The latest first; those that began before or end after are told whole. `zone` is the layout's, 0 the main one. */
  plays: v.array(
    v.object({
      from: v.number(),
      until: v.number(),
      zone: v.number(),
      item: v.string(),
      /** '' for the fallback. */
      entry: v.string(),
      revision: v.number(),
      outcome: PlayOutcome,
      why: v.string(),
    }),
  ),
  /** What those items and entries were called. */
  items: v.record(v.string(), v.object({ title: v.string(), theme: v.string() })),
  entries: v.record(v.string(), v.string()),
  /** Of all pages: how many there are, and how many of them were skipped or failed. */
  total: v.number(),
  missed: v.number(),
  next: v.nullable(v.string()),
})
export type ScreenPlays = v.InferOutput<typeof ScreenPlays>

const instantText = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'instant'), v.transform(Number))

/** The longest span of a page of plays, ms. */
const LONGEST_PLAYS_MS = 8 * 86_400_000

const PlaysQueryText = v.pipe(
  v.object({
    /** `[from, until)`, epoch ms. */
    from: instantText,
    until: instantText,
    /** Only those that were skipped or failed. */
    missed: v.optional(v.picklist(['true', 'false']), 'false'),
    /** 1 to 500, else 100. */
    limit: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,3}$/, 'limit'),
        v.transform(Number),
        v.minValue(1, 'limit'),
        v.maxValue(500, 'limit'),
      ),
    ),
    /** The `next` of the page before. */
    after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}-\d{1,16}$/, 'after'))),
  }),
  v.check(({ from, until }) => until - from <= LONGEST_PLAYS_MS, 'range-long'),
)

const pageToPlays = ({ plays, next, total, missed }: PlaysPage): ScreenPlays => {
  const items = Object.fromEntries(plays.map(({ item, title, theme }) => [item, { title, theme }]))
  const entries = Object.fromEntries(plays.map(({ entry, entryName }) => [entry, entryName]))
  delete entries['']
  const told = plays.map(({ from, ms, zone, item, entry, revision, outcome, why }) => ({
    from,
    until: from + ms,
    zone,
    item,
    entry,
    revision,
    outcome,
    why,
  }))
  return { plays: told, items, entries, total, missed, next }
}

export const createScreenPlaysRoutes = ({ history, store }: Pick<House, 'history' | 'store'>) =>
  new Hono<SignedIn>().get(
    '/screens/:id/plays',
    described({
      summary: 'What a screen played between two instants, the latest first, a page at a time',
      tag: 'history',
      answer: ScreenPlays,
      failures: ['not-found', 'invalid', 'history-unavailable'],
    }),
    checked('query', PlaysQueryText),
    async (c) => {
      const id = c.req.param('id')
      const { screens } = await store.read()
      if (!Object.hasOwn(screens, id)) return answerFailure(c, { type: 'not-found', collection: 'screens', id })
      const { from, until, missed, limit = 100, after = null } = c.req.valid('query')
      const page = await history.plays({ screen: id, from, until, missedOnly: missed === 'true', limit, after })
      if (page.type === 'failed') return answerFailure(c, { type: 'history-unavailable' })
      return answerJson(c, pageToPlays(page.value), 200)
    },
  )
