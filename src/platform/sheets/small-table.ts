import { writeCsv } from './csv.ts'
import { zipped } from './pack.ts'
import { safeCell } from './safe-cell.ts'
import { type Cell, rowXml, sheetFoot, sheetHead, sheetNames, sheetPath, workbookParts } from './sheet-xml.ts'

export const tableFormats = ['xlsx', 'csv'] as const
export type TableFormat = (typeof tableFormats)[number]

const mediaTypes: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A table that fits into memory, as a file with the headers of its download; no cell of it is a formula. `name` is ASCII. */
export async function smallTable(
  { name, title, format }: { name: string; title: string; format: TableFormat },
  rows: readonly (readonly Cell[])[],
): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const bytes = format === 'xlsx' ? await workbook(title, rows) : csv(rows)
  return {
    bytes: new Uint8Array(bytes),
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  }
}

const csv = (rows: readonly (readonly Cell[])[]): Buffer => Buffer.from(`${csvMark}${csvRows(rows)}`)

/** The mark by which Excel knows UTF-8. */
export const csvMark = '\uFEFF'

/** Some rows of a table, for one that is written part by part; no cell of it is a formula. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  writeCsv(rows.map((row) => row.map((cell) => safeCell(String(cell)))))

async function workbook(title: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const sheet = `${sheetHead}${rows.map((row, at) => rowXml(row, at + 1)).join('')}${sheetFoot}`
  const parts = [...workbookParts(sheetNames([title])), [sheetPath(1), sheet] as const]
  const chunks: Buffer[] = []
  for await (const chunk of zipped(parts.map(([name, text]) => ({ name, from: { text } })))) chunks.push(chunk)
  return Buffer.concat(chunks)
}
