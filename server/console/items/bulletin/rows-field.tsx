// The cells of a table. Cells copied from a spreadsheet can be pasted into any of them.
import { Button, IconButton } from '../../parts/button.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import {
  addColumn,
  addRow,
  layCells,
  LONGEST_CELL,
  MOST_COLUMNS,
  MOST_ROWS,
  pastedToCells,
  putCell,
  removeColumn,
  removeRow,
  squareRows,
} from './table.ts'
import './rows-field.css'

type RowsFieldProps = {
  value: readonly (readonly string[])[]
  error?: string | undefined
  onChange: (rows: string[][]) => void
}

export const RowsField = ({ value, error, onChange }: RowsFieldProps) => {
  const rows = squareRows(value)
  const columns = rows[0]?.length ?? 0
  return (
    <FieldGroup label={t('field.rows')} hint={t('bulletins.rowsHint')} error={error}>
      <table class="rows">
        <tbody>
          {rows.map((row, y) => (
            <tr key={y} class={y === 0 ? 'rows-head' : undefined}>
              {row.map((cell, x) => (
                <td key={x}>
                  <input
                    value={cell}
                    maxLength={LONGEST_CELL}
                    placeholder={y === 0 ? t('bulletins.headCell') : ''}
                    aria-label={t('bulletins.cell', { row: y + 1, column: x + 1 })}
                    onInput={(event) => onChange(putCell(rows, y, x, event.currentTarget.value))}
                    onPaste={(event) => {
                      const cells = pastedToCells(event.clipboardData?.getData('text/plain') ?? '')
                      if (!cells) return
                      event.preventDefault()
                      onChange(layCells(rows, y, x, cells))
                    }}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' || event.isComposing) return
                      event.preventDefault()
                      const table = event.currentTarget.closest('table')
                      if (y === rows.length - 1) onChange(addRow(rows))
                      requestAnimationFrame(() => table?.querySelectorAll('input')[(y + 1) * columns + x]?.focus())
                    }}
                  />
                </td>
              ))}
              <td class="rows-tool">
                <IconButton
                  small
                  icon="close"
                  label={t('bulletins.removeRow', { row: y + 1 })}
                  disabled={rows.length <= 2}
                  onClick={() => onChange(removeRow(rows, y))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="row row-wrap">
        <Button
          small
          kind="quiet"
          icon="plus"
          disabled={rows.length >= MOST_ROWS}
          onClick={() => onChange(addRow(rows))}
        >
          {t('bulletins.addRow')}
        </Button>
        <Button
          small
          kind="quiet"
          icon="plus"
          disabled={columns >= MOST_COLUMNS}
          onClick={() => onChange(addColumn(rows))}
        >
          {t('bulletins.addColumn')}
        </Button>
        <Button
          small
          kind="quiet"
          icon="minus"
          disabled={columns <= 2}
          onClick={() => onChange(removeColumn(rows, columns - 1))}
        >
          {t('bulletins.removeColumn')}
        </Button>
      </div>
    </FieldGroup>
  )
}
