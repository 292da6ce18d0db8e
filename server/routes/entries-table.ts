// Entries as a table for spreadsheets: out, and in again, by names instead of ids. A dry run tells of each line what is wrong
// with it, in which column, so that a form can show it before anything changes.
import { Hono } from 'hono'
import * as v from 'valibot'
import { type Import, readImport } from '../entries-table/import.ts'
import { bytesToText } from '../entries-table/read-csv.ts'
import { columnNames, entriesToRows, type Language, toHeads } from '../entries-table/table.ts'
import type { Failure } from '../failures.ts'
import { toCsv } from '../history/csv.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { catalogueToRootUnit } from '../store/foundation.ts'
import { checked, described } from './describe.ts'
import { createDocumentId } from './documents/document-ids.ts'

const Told = v.object({
  /** Whether anything was changed. */
  done: v.boolean(),
  added: v.number(),
  changed: v.number(),
  /** Lines of entries that are as the line says already: left alone. */
  unchanged: v.number(),
  /** What keeps the file as a whole from being read: `value` is the head it is about. */
  problems: v.array(v.object({ line: v.number(), rule: v.string(), message: v.string(), value: v.string() })),
  /** Columns that the file does not have: what is there keeps what they would say, what is added gets what is usual. */
  absent: v.array(v.picklist(columnNames)),
  lines: v.array(
    v.object({
      line: v.number(),
      name: v.string(),
      action: v.picklist(['add', 'change', 'same']),
      problems: v.array(
        v.object({ column: v.picklist(columnNames), value: v.string(), rule: v.string(), message: v.string() }),
      ),
    }),
  ),
})
export type ToldImport = v.InferOutput<typeof Told>

const ImportQuery = v.object({ dry: v.optional(v.picklist(['0', '1']), '0') })
const ExportQuery = v.object({ lang: v.optional(v.picklist(['zh', 'en']), 'zh') })

const toTold = ({ problems, absent, lines }: Import, done: boolean): ToldImport => {
  const good = lines.filter((line) => line.problems.length === 0)
  const count = (action: 'add' | 'change' | 'same') => good.filter((line) => line.action === action).length
  return { done, added: count('add'), changed: count('change'), unchanged: count('same'), problems, absent, lines }
}

/** `3.dayparts`: line and column. */
const toFailure = ({ problems, lines }: Import): Failure => ({
  type: 'invalid',
  issues: [
    ...problems.map(({ line, rule, message }) => ({ path: String(line), rule, message })),
    ...lines.flatMap((one) =>
      one.problems.map(({ column, rule, message }) => ({ path: `${one.line}.${column}`, rule, message })),
    ),
  ],
})

const isWrong = ({ problems, lines }: Import): boolean =>
  problems.length > 0 || lines.some((line) => line.problems.length > 0)

export const createEntriesTableRoutes = (house: House) =>
  new Hono<SignedIn>()
    .get(
      '/entries.csv',
      described({
        summary: 'All entries as a table (text/csv, RFC 4180), as `POST /entries/import` takes it',
        tag: 'entries',
        answer: null,
        failures: ['invalid'],
      }),
      checked('query', ExportQuery),
      async (c) => {
        const language: Language = c.req.valid('query').lang
        const text = toCsv(toHeads(language), entriesToRows(await house.store.read()))
        const name = language === 'zh' ? '排期' : 'entries'
        return c.body(text, 200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="entries.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
        })
      },
    )
    .post(
      '/entries/import',
      described({
        summary:
          'Add and change entries from a table (text/csv, UTF-8 or GB 18030), all or none; with `dry=1` only tell what is wrong',
        tag: 'entries',
        answer: Told,
        failures: ['wrong-csrf', 'forbidden-origin', 'invalid', 'too-large', 'out-of-space'],
      }),
      checked('query', ImportQuery),
      async (c) => {
        const isDry = c.req.valid('query').dry === '1'
        const text = bytesToText(new Uint8Array(await c.req.arrayBuffer()))
        const at = house.now()
        const by = c.var.account.id
        const newId = () => createDocumentId('e', at, house.randomBytes)
        if (isDry) {
          const catalogue = await house.store.read()
          const stamp = { at, by, unit: catalogueToRootUnit(catalogue) }
          return answerJson<ToldImport, 200>(c, toTold(readImport(text, catalogue, stamp, newId), false), 200)
        }
        let read: Import = { problems: [], absent: [], lines: [], edits: [] }
        const outcome = await house.store.change((catalogue) => {
          read = readImport(text, catalogue, { at, by, unit: catalogueToRootUnit(catalogue) }, newId)
          return isWrong(read) ? toFailure(read) : { type: 'edits', edits: read.edits }
        })
        if (outcome.type !== 'changed') return answerFailure(c, outcome)
        return answerJson<ToldImport, 200>(c, toTold(read, true), 200)
      },
    )
