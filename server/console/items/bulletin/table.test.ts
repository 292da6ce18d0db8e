import { describe, expect, it } from 'vitest'
import { addColumn, addRow, layCells, pastedToCells, putCell, removeRow, squareRows } from './table.ts'

describe('a table that is being written', () => {
  it('has a heading and a row of two cells to begin with', () => {
    expect(squareRows([])).toEqual([
      ['', ''],
      ['', ''],
    ])
  })
  it('grows to 8 rows and 4 columns and no further', () => {
    let rows: string[][] = squareRows([])
    for (let time = 0; time < 10; time++) rows = addColumn(addRow(rows))
    expect(rows.length).toBe(8)
    expect(rows.every((row) => row.length === 4)).toBe(true)
  })
  it('takes what was copied from a spreadsheet, from the cell on', () => {
    const cells = pastedToCells('药剂\t用量\r\n波尔多液\t200倍\r\n')
    expect(cells).toEqual([
      ['药剂', '用量'],
      ['波尔多液', '200倍'],
    ])
    expect(layCells([['品种', '', '']], 0, 1, cells ?? [])).toEqual([
      ['品种', '药剂', '用量'],
      ['', '波尔多液', '200倍'],
    ])
  })
  it('leaves out what does not fit', () => {
    const wide = layCells([], 0, 3, [['一', '二']])
    expect(wide[0]).toEqual(['', '', '', '一'])
  })
  it('a single pasted word is no table', () => expect(pastedToCells('波尔多液')).toBeNull())
  it('puts a cell and removes a row', () => {
    expect(
      removeRow(
        putCell(
          [
            ['a', 'b'],
            ['c', 'd'],
            ['e', 'f'],
          ],
          2,
          1,
          'F',
        ),
        1,
      ),
    ).toEqual([
      ['a', 'b'],
      ['e', 'F'],
    ])
  })
})
