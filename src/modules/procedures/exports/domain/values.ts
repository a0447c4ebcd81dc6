import { toWareki } from '#platform/time/index.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import type { Column } from './columns.ts'
import type { Cell } from '#platform/sheets/index.ts'

/** How one answer is written: words of the options, days as 2026-12-02, numbers as numbers; empty where nothing was answered. */
export function cellOf(field: PlainField | undefined, value: unknown, words: (field: PlainField) => string): Cell {
  if (!field || value === undefined || value === null || value === '') return ''
  switch (field.type) {
    case 'number':
    case 'computed':
      return typeof value === 'number' ? value : String(value)
    case 'date':
      return String(value)
    // The number of an account leaves the house in the treasury's file only.
    case 'bank-account':
      return value === 'public' ? '公金受取口座' : '届出の口座'
    case 'file':
      return 'あり'
    default:
      return words(field)
  }
}

/** With the year of the era beside each day, where that is wanted. */
export const withEra = (column: Pick<Column, 'isDate'>, cell: Cell, isWanted: boolean): Cell[] =>
  column.isDate && isWanted ? [cell, eraOf(cell)] : [cell]

const eraOf = (cell: Cell): string =>
  typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? toWareki(Temporal.PlainDate.from(cell)) : ''

/** The head of a table, as `withEra` widens its rows. */
export const headOf = (columns: readonly Column[], withEras: boolean): string[] =>
  columns.flatMap(({ label, isDate }) => (isDate && withEras ? [label, `${label}（和暦）`] : [label]))
