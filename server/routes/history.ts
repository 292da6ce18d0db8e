// What happened: a screen's day as a strip, what was played how often, and who published. Each table also as a file for
// spreadsheets, since that is what reports are made of.
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { civilDateToDay } from '../../playlists/calendar/day.ts'
import { CivilDate } from '../../playlists/model/civil.ts'
import { createTimeWriter, dateToInstants, dayToDate } from '../history/civil.ts'
import { dayToCsv, type Language, type ReportLine, reportToCsv } from '../history/csv-tables.ts'
import { auditKinds, type ReportRow, reportKeys, stateKinds } from '../history/history.ts'
import { screenToPlace } from '../history/play-keeper.ts'
import { spanToStrip } from '../history/strip.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { checked, described } from './describe.ts'

/** The longest range of a report, days. */
const LONGEST_REPORT_DAYS = 3_700

const inLanguage = v.optional(v.picklist(['zh', 'en']), 'zh')

const DayQuery = v.object({
  /** In the zone of the screen's site. */
  date: CivilDate,
})

const Doer = { at: v.number(), by: v.nullable(v.string()), byName: v.string() }

const ScreenDay = v.object({
  screen: v.string(),
  name: v.string(),
  siteName: v.string(),
  date: v.string(),
  /** IANA, of the site. */
  zone: v.string(),
  /** The day, `[from, until)`, epoch ms. */
  from: v.number(),
  until: v.number(),
  /** Gapless from the day's beginning until its end or now. */
  states: v.array(v.object({ from: v.number(), until: v.number(), state: v.picklist(stateKinds) })),
  commands: v.array(v.object({ kind: v.string(), outcome: v.string(), ...Doer })),
})
export type ScreenDay = v.InferOutput<typeof ScreenDay>

const reportEntries = {
  /** Both days included. */
  from: CivilDate,
  until: CivilDate,
  by: v.picklist(reportKeys),
  /** `day` also tells each day. */
  each: v.optional(v.picklist(['total', 'day']), 'total'),
  /** Only of this screen, only of this site. */
  screen: v.optional(v.pipe(v.string(), v.maxLength(64))),
  site: v.optional(v.pipe(v.string(), v.maxLength(64))),
}

type Dates = { from: CivilDate; until: CivilDate }
const isForward = ({ from, until }: Dates) => from <= until
const isBounded = ({ from, until }: Dates) => civilDateToDay(until) - civilDateToDay(from) < LONGEST_REPORT_DAYS

const ReportQuery = v.pipe(
  v.object(reportEntries),
  v.check((query) => isForward(query), 'dates-reversed'),
  v.check((query) => isBounded(query), 'range-long'),
)
const ReportCsvQuery = v.pipe(
  v.object({ ...reportEntries, language: inLanguage }),
  v.check((query) => isForward(query), 'dates-reversed'),
  v.check((query) => isBounded(query), 'range-long'),
)

const amounts = { plays: v.number(), ms: v.number(), missed: v.number() }

const PlayReport = v.object({
  from: v.string(),
  until: v.string(),
  by: v.picklist(reportKeys),
  /** The most played first. `missed`: skipped or failed. `within`: the theme of an item, the site's name of a screen. */
  rows: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      within: v.string(),
      ...amounts,
      days: v.array(v.object({ date: v.string(), ...amounts })),
    }),
  ),
})
export type PlayReport = v.InferOutput<typeof PlayReport>

const pageLimit = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/, 'limit'),
  v.transform(Number),
  v.minValue(1, 'limit'),
  v.maxValue(500, 'limit'),
)

const AuditQuery = v.object({
  /** 1 to 500, else 100. */
  limit: v.optional(pageLimit),
  /** The id that the page before ended with. */
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'after'), v.transform(Number))),
})

const Audit = v.object({
  /** Newest first. */
  entries: v.array(
    v.object({
      id: v.number(),
      what: v.picklist(auditKinds),
      about: v.record(v.string(), v.union([v.string(), v.number()])),
      ...Doer,
    }),
  ),
  next: v.nullable(v.number()),
})
export type Audit = v.InferOutput<typeof Audit>

const rowsToLines = (rows: readonly ReportRow[]): ReportLine[] => {
  const lines = new Map<string, Omit<ReportLine, 'days'> & { days: ReportLine['days'][number][] }>()
  for (const { key, name, within, day, plays, ms, missed } of rows) {
    const line = lines.get(key) ?? { id: key, name, within, plays: 0, ms: 0, missed: 0, days: [] }
    lines.set(key, line)
    line.plays += plays
    line.ms += ms
    line.missed += missed
    if (day !== null) line.days.push({ date: dayToDate(day), plays, ms, missed })
  }
  return [...lines.values()].sort((a, b) => b.plays - a.plays || b.missed - a.missed || (a.id < b.id ? -1 : 1))
}

const answerCsv = (c: Context, text: string, name: string) =>
  c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    // RFC 6266: names beyond ASCII in `filename*`.
    'Content-Disposition': `attachment; filename="kepu.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
    'Cache-Control': 'no-store',
  })

export const createHistoryRoutes = (house: Pick<House, 'history' | 'store' | 'now'>) => {
  const { history, store, now } = house

  const dayOf = async (id: string, date: CivilDate, withPlays: boolean) => {
    const catalogue = await store.read()
    const screen = catalogue.screens[id]
    if (screen === undefined) return { type: 'not-found', collection: 'screens', id } as const
    const place = screenToPlace(screen, catalogue)
    const { from, until } = dateToInstants(date, place.zone)
    const span = await history.span(id, from, until, withPlays)
    if (span.type === 'failed') return { type: 'history-unavailable' } as const
    const states = spanToStrip(span.value, from, Math.max(from, Math.min(until, now())))
    return { type: 'day', place, from, until, states, span: span.value } as const
  }

  const reportOf = async (query: v.InferOutput<typeof ReportQuery>) => {
    const { by, each, screen, site } = query
    const [from, until] = [civilDateToDay(query.from), civilDateToDay(query.until)]
    const report = await history.report({ from, until, by, each, screen: screen ?? null, site: site ?? null })
    if (report.type === 'failed') return { type: 'history-unavailable' } as const
    return { type: 'report', lines: rowsToLines(report.value) } as const
  }

  const csvName = (words: readonly string[], language: Language) =>
    [language === 'zh' ? '科普屏播放记录' : 'Kepu Screen plays', ...words].join(' ')

  return new Hono<SignedIn>()
    .get(
      '/screens/:id/day',
      described({
        summary: 'A day of a screen: how it was, and what it was told',
        tag: 'history',
        answer: ScreenDay,
        failures: ['not-found', 'invalid', 'history-unavailable'],
      }),
      checked('query', DayQuery),
      async (c) => {
        const id = c.req.param('id')
        const { date } = c.req.valid('query')
        const day = await dayOf(id, date, false)
        if (day.type !== 'day') return answerFailure(c, day)
        const { place, from, until, states, span } = day
        const { name, siteName, zone } = place
        const { commands } = span
        return answerJson(c, { screen: id, name, siteName, date, zone, from, until, states, commands }, 200)
      },
    )
    .get(
      '/screens/:id/day.csv',
      described({
        summary: 'The same day as a table for spreadsheets (text/csv)',
        tag: 'history',
        answer: null,
        failures: ['not-found', 'invalid', 'history-unavailable'],
      }),
      checked('query', v.object({ ...DayQuery.entries, language: inLanguage })),
      async (c) => {
        const { date, language } = c.req.valid('query')
        const day = await dayOf(c.req.param('id'), date, true)
        if (day.type !== 'day') return answerFailure(c, day)
        const { place, from, until, states, span } = day
        const text = dayToCsv({ states, plays: span.plays }, createTimeWriter(place.zone, from, until), language)
        return answerCsv(c, text, csvName([place.name, date], language))
      },
    )
    .get(
      '/reports/plays',
      described({
        summary: 'What was played how often and how long, by item, screen, site or theme',
        tag: 'history',
        answer: PlayReport,
        failures: ['invalid', 'history-unavailable'],
      }),
      checked('query', ReportQuery),
      async (c) => {
        const query = c.req.valid('query')
        const report = await reportOf(query)
        if (report.type !== 'report') return answerFailure(c, report)
        const { from, until, by } = query
        const rows = report.lines.map((line) => ({ ...line, days: [...line.days] }))
        return answerJson(c, { from, until, by, rows }, 200)
      },
    )
    .get(
      '/reports/plays.csv',
      described({
        summary: 'The same report as a table for spreadsheets (text/csv)',
        tag: 'history',
        answer: null,
        failures: ['invalid', 'history-unavailable'],
      }),
      checked('query', ReportCsvQuery),
      async (c) => {
        const query = c.req.valid('query')
        const { language } = query
        const report = await reportOf(query)
        if (report.type !== 'report') return answerFailure(c, report)
        return answerCsv(c, reportToCsv(report.lines, query.by, language), csvName([query.from, query.until], language))
      },
    )
    .get(
      '/audit',
      described({
        summary: 'Who did what: publishing, going back, accounts; newest first',
        tag: 'history',
        answer: Audit,
        failures: ['invalid', 'history-unavailable'],
      }),
      checked('query', AuditQuery),
      async (c) => {
        const { limit = 100, after = null } = c.req.valid('query')
        const page = await history.audit(limit, after)
        if (page.type === 'failed') return answerFailure(c, { type: 'history-unavailable' })
        const last = page.value.at(-1)
        return answerJson(c, { entries: page.value, next: page.value.length < limit ? null : (last?.id ?? null) }, 200)
      },
    )
}
