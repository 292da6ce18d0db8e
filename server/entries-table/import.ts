// A table of entries → what it would add and change, and what is wrong with each line. All or nothing: a table with one wrong
// line changes nothing, so that it can be put right and read again without anything being there twice.
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import { putEdit } from '../store/apply.ts'
import type { Edit } from '../store/store.ts'
import { findMissing } from '../routes/documents/references.ts'
import { entries as entriesRow, type Stamp } from '../routes/documents/tables.ts'
import { createNames, type Names } from './names.ts'
import { readCsv } from './read-csv.ts'
import {
  type CellOf,
  type CellProblem,
  type Column,
  columnNames,
  columns,
  entryToCells,
  headToColumn,
  pathToColumn,
  readRow,
  type RowRead,
} from './table.ts'

/** More is a mistake, or work for a program. */
export const MOST_LINES = 2_000

export type LineRead = {
  /** Of the file, the first is 1. */
  line: number
  name: string
  action: 'add' | 'change' | 'same'
  problems: CellProblem[]
}

export type FileProblem = { line: number; rule: string; message: string; value: string }

export type Import = {
  /** What keeps the file as a whole from being read. */
  problems: FileProblem[]
  /** Columns that the file does not have: entries that are there keep what they would say, new ones are as in a new form. */
  absent: Column[]
  lines: LineRead[]
  /** None where there are problems. */
  edits: Edit[]
}

const headProblems = (heads: readonly string[], found: readonly (Column | null)[], line: number): FileProblem[] => {
  const problems: FileProblem[] = []
  heads.forEach((value, at) => {
    const column = found[at] ?? null
    if (column === null && value !== '')
      problems.push({ line, rule: 'csv-column-unknown', message: 'There is no such column', value })
    if (column !== null && found.indexOf(column) !== at)
      problems.push({ line, rule: 'csv-column-twice', message: 'The column is there twice', value })
  })
  // Without it, only entries that are there can be told from each other and keep theirs.
  if (!found.includes('playlist') && !found.includes('id')) {
    const value = columns.playlist.join(' / ')
    problems.push({ line, rule: 'csv-column-missing', message: 'The column of playlists is missing', value })
  }
  return problems
}

/**
 * Whether a line says of an entry what its own line in an export says: read the same way, since a table writes some things in
 * one way that entries hold in several, such as an empty cell for null and for nothing.
 */
const isSame = (
  current: Entry,
  input: NonNullable<RowRead['input']>,
  names: Names,
  absent: readonly Column[],
): boolean => {
  const cells = entryToCells(current, names).map(String)
  const cellOf: CellOf = (column) => (absent.includes(column) ? null : (cells[columnNames.indexOf(column)] ?? ''))
  const exported = readRow(cellOf, names, current)
  return JSON.stringify(exported.input) === JSON.stringify(input)
}

/** `newId` is called once for each line that adds. */
export const readImport = (text: string, catalogue: Catalogue, stamp: Stamp, newId: () => string): Import => {
  const fail = (line: number, rule: string, message: string): Import => ({
    problems: [{ line, rule, message, value: '' }],
    absent: [],
    lines: [],
    edits: [],
  })
  const read = readCsv(text)
  if (read.type === 'unreadable')
    return fail(read.line, read.rule, 'A quotation mark is not closed, or text follows it')
  const [head, ...rows] = read.rows
  if (head === undefined || rows.length === 0) return fail(1, 'csv-empty', 'There are no lines below the heads')
  if (rows.length > MOST_LINES) return fail(head.line, 'csv-too-long', `At most ${MOST_LINES} lines at a time`)
  const found = head.cells.map(headToColumn)
  const problems = headProblems(head.cells, found, head.line)
  if (problems.length > 0) return { problems, absent: [], lines: [], edits: [] }

  const absent = columnNames.filter((column) => !found.includes(column))
  const names = createNames(catalogue)
  const seen = new Set<string>()
  const edits: Edit[] = []
  const lines = rows.map(({ line, cells }): LineRead => {
    const cellOf: CellOf = (column) => (absent.includes(column) ? null : (cells[found.indexOf(column)] ?? ''))
    const id = cellOf('id') ?? ''
    const current = Object.hasOwn(catalogue.entries, id) ? catalogue.entries[id] : undefined
    const { input, problems: wrong } = readRow(cellOf, names, current ?? null)
    const note = (column: Column, rule: string, message: string) =>
      void wrong.push({ column, value: cellOf(column) ?? '', rule, message })
    if (id !== '' && current === undefined)
      note('id', 'name-unknown', 'No entry has this id: leave it empty to add one')
    if (id !== '' && seen.has(id)) note('id', 'id-twice', 'An earlier line has this id')
    seen.add(id)
    if (cells.length > head.cells.length && cells.slice(head.cells.length).some((cell) => cell !== ''))
      note('name', 'csv-cells', 'More cells than heads: put text with commas into quotation marks')
    const same = current !== undefined && input !== null && isSame(current, input, names, absent)
    if (input !== null && !same) {
      const document =
        current === undefined ? entriesRow.create(newId(), input, stamp) : entriesRow.replace(current, input, stamp)
      const failure = findMissing(catalogue, 'entries', document) ?? entriesRow.check?.(catalogue, document)
      if (failure?.type === 'invalid') {
        for (const { path, rule, message } of failure.issues) note(pathToColumn(path.split('.')), rule, message)
      } else if (failure?.type === 'missing-reference') {
        for (const { path } of failure.references)
          note(pathToColumn(path.split('.')), 'missing-reference', 'It names something that is not there')
      } else if (wrong.length === 0) edits.push(putEdit('entries', current?.version ?? null, document))
    }
    const name = cellOf('name') ?? current?.name ?? ''
    return { line, name, action: same ? 'same' : current === undefined ? 'add' : 'change', problems: wrong }
  })
  return { problems: [], absent, lines, edits: lines.some((one) => one.problems.length > 0) ? [] : edits }
}
