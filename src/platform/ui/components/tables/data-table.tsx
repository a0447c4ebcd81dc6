import type { Content } from '../../content.ts'
import { Link } from '../link/link.tsx'

export type Column = {
  label: Content
  numeric?: boolean | undefined /** Its cell heads the entry on a phone. */
  heading?: boolean | undefined
  hideLabel?: boolean | undefined
}

export type DataRow = {
  cells: readonly Content[]
  /** Where the heading cell leads. */
  href?: string | undefined
  current?: boolean | undefined
}

type DataTableProps = {
  caption: Content
  captionHidden?: boolean | undefined
  columns: readonly Column[]
  rows: readonly DataRow[]
  /** Instead of an empty table. */
  empty?: Content
  class?: string | undefined
}

/** Becomes a list of entries on a narrow screen by CSS alone; labels travel with the cells. */
export const DataTable = ({ caption, captionHidden = true, columns, rows, empty, ...rest }: DataTableProps) => {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table class={`data ${rest.class ?? ''}`.trim()}>
      <caption class={captionHidden ? 'vh' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column.numeric ? 'num' : undefined}>
              {column.hideLabel ? <span class="vh">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr aria-current={row.current ? 'true' : undefined}>
            {columns.map((column, index) => (
              <Cell column={column} row={row} content={row.cells[index]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Cell = ({ column, row, content }: { column: Column; row: DataRow; content: Content }) => {
  if (column.heading) {
    return <th scope="row">{row.href ? <Link href={row.href}>{content}</Link> : content}</th>
  }
  return (
    <td class={column.numeric ? 'num' : undefined}>
      <span class="cell-label" aria-hidden="true">
        {column.label}
      </span>
      <div>{content}</div>
    </td>
  )
}
