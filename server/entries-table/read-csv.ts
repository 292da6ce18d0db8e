// Text of a spreadsheet → rows of cells (RFC 4180), each with the line on which it begins, as an editor counts lines. Spreadsheets
// of this country also save in GB 18030, which is told from UTF-8 by not being it.

export type CsvRow = { line: number; cells: string[] }

export type ReadCsv = { type: 'rows'; rows: CsvRow[] } | { type: 'unreadable'; line: number; rule: 'csv-quote' }

/** UTF-8, with or without a byte order mark, or else GB 18030. */
export const bytesToText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A cell that was told as text, so that no spreadsheet takes it for a formula. */
const toValue = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '')

/** Rows without anything in them are left out. A quote that is not closed, or that text follows, cannot be read. */
export const readCsv = (text: string): ReadCsv => {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let begun = 1
  let state: 'open' | 'quoted' | 'closed' = 'open'
  const unreadable = (at: number): ReadCsv => ({ type: 'unreadable', line: at, rule: 'csv-quote' })
  const endCell = () => {
    cells.push(toValue(cell))
    cell = ''
    state = 'open'
  }
  const endRow = () => {
    endCell()
    if (cells.some((one) => one !== '')) rows.push({ line: begun, cells })
    cells = []
  }
  for (let at = text.startsWith('\u{feff}') ? 1 : 0; at < text.length; at++) {
    const character = text[at] ?? ''
    const isBreak = character === '\n' || (character === '\r' && text[at + 1] !== '\n')
    if (isBreak) line++
    if (state === 'quoted') {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else state = 'closed'
    } else if (character === ',') endCell()
    else if (isBreak) {
      endRow()
      begun = line
    } else if (character === '\r') continue
    else if (character === '"' && state === 'open' && cell.trim() === '') {
      cell = ''
      state = 'quoted'
    } else if (state === 'closed') {
      if (character.trim() !== '') return unreadable(line)
    } else cell += character
  }
  if (state === 'quoted') return unreadable(begun)
  if (cell !== '' || cells.length > 0) endRow()
  return { type: 'rows', rows }
}
