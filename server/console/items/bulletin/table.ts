// A bulletin's table: at most 8 rows of at most 4 cells, the first row being the heading. Pure.

export const MOST_ROWS = 8
export const MOST_COLUMNS = 4
export const LONGEST_CELL = 24

export type Rows = readonly (readonly string[])[]

/** Every row as wide as the widest, and at least a heading and a row of two cells to write in. */
export const squareRows = (rows: Rows): string[][] => {
  const width = Math.min(MOST_COLUMNS, Math.max(2, ...rows.map((row) => row.length)))
  const height = Math.min(MOST_ROWS, Math.max(2, rows.length))
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_cell, x) => rows[y]?.[x] ?? ''))
}

export const putCell = (rows: Rows, y: number, x: number, text: string): string[][] =>
  squareRows(rows).map((row, atY) => row.map((cell, atX) => (atY === y && atX === x ? text : cell)))

export const addRow = (rows: Rows): string[][] => {
  const square = squareRows(rows)
  return square.length < MOST_ROWS ? [...square, (square[0] ?? []).map(() => '')] : square
}

export const addColumn = (rows: Rows): string[][] =>
  squareRows(rows).map((row) => (row.length < MOST_COLUMNS ? [...row, ''] : row))

export const removeRow = (rows: Rows, y: number): string[][] => squareRows(rows).filter((_, at) => at !== y)

export const removeColumn = (rows: Rows, x: number): string[][] =>
  squareRows(rows).map((row) => row.filter((_, at) => at !== x))

/** Text copied from a spreadsheet: cells parted by tabs, rows by line breaks. Null when it is a single cell. */
export const pastedToCells = (text: string): string[][] | null => {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim().slice(0, LONGEST_CELL)))
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null
}

/** Cells laid over the table from a cell on; what does not fit is left out. */
export const layCells = (rows: Rows, y: number, x: number, cells: Rows): string[][] => {
  const square = squareRows(rows)
  const height = Math.min(MOST_ROWS, Math.max(square.length, y + cells.length))
  const width = Math.min(
    MOST_COLUMNS,
    Math.max(square[0]?.length ?? 0, x + Math.max(...cells.map((row) => row.length))),
  )
  return Array.from({ length: height }, (_, atY) =>
    Array.from({ length: width }, (_cell, atX) => cells[atY - y]?.[atX - x] ?? square[atY]?.[atX] ?? ''),
  )
}
