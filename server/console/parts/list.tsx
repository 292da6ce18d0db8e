// A table on a wide page that becomes a list of lines on a phone: the first column leads, the others follow below it.
import type { ComponentChildren } from 'preact'
import './list.css'

export type Column<R> = {
  key: string
  label: string
  cell: (row: R) => ComponentChildren
  /** CSS width of the column on a wide page. */
  width?: string
  align?: 'end'
  /** Left out on a phone. */
  wideOnly?: boolean
}

type ListProps<R> = {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  /** Where a row leads; its first cell is the link, the whole line can be clicked. */
  href?: (row: R) => string
}

export const List = <R,>({ label, columns, rows, rowKey, href }: ListProps<R>) => (
  <table class="list" aria-label={label}>
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            style={{ width: column.width }}
            class={column.align && `list-${column.align}`}
          >
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={rowKey(row)} class={href ? 'list-link' : undefined}>
          {columns.map((column, index) => (
            <td
              key={column.key}
              class={[column.align && `list-${column.align}`, column.wideOnly && 'list-wide'].filter(Boolean).join(' ')}
            >
              {index === 0 && href ? <a href={href(row)}>{column.cell(row)}</a> : column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
