// Tables for spreadsheets (RFC 4180), with a byte order mark, without which Excel takes UTF-8 for the local code page.
// A cell that a spreadsheet would take for a formula is told as text: titles come from many hands
// (OWASP, "CSV Injection": a leading apostrophe).

const BYTE_ORDER_MARK = '\u{feff}'

const toCell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const toCsv = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + [heads, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('')
