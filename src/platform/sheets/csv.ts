// RFC 4180 with CRLF; every cell in quotes, so that 0012 and 1-2 stay what they are.

/** The rows as a file: the same rows are the same bytes. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')

/** The rows of a file; `undefined` when a quote is left open or stands inside a bare cell. */
export function readCsv(text: string): string[][] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  const source = text.replace(/^\uFEFF/, '')
  while (cell.lastIndex < source.length || row.length > 0) {
    const found = cell.exec(source)
    if (!found) return undefined
    row.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
