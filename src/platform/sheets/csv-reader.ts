/** One record and the line of the file on which it begins; `null`: its quotes are broken. */
export type CsvRecord = { line: number; cells: string[] | null }

// A quote that is never closed would swallow the rest of the file.
const longest = 100_000

/** Reads RFC 4180 from pieces of text, LF or CRLF: `push` gives the records that are complete, `end` what is left. */
export function csvReader(): { push(text: string): CsvRecord[]; end(): CsvRecord[] } {
  let rest = ''
  let line = 1

  function take(text: string, isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    let from = 0
    while (from < text.length) {
      const end = recordEnd(text, from)
      if (end < 0 && !isEnd && text.length - from < longest) break
      // An open quote: this one line is broken, the next may be whole again.
      const to = end >= 0 ? end : lineEnd(text, from)
      const raw = text.slice(from, text.charCodeAt(to - 1) === carriageReturn && to < text.length ? to - 1 : to)
      if (raw !== '') records.push({ line, cells: cellsOf(raw) })
      line += 1 + (raw.includes('\n') ? raw.split('\n').length - 1 : 0)
      from = to + 1
    }
    rest = text.slice(from)
    return records
  }

  return { push: (text) => take(rest + text, false), end: () => take(rest, true) }
}

const carriageReturn = 13

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The newline that ends the record which begins at `from`; -1: it is not here yet. */
function recordEnd(text: string, from: number): number {
  let end = text.indexOf('\n', from)
  let quote = text.indexOf('"', from)
  while (end >= 0 && quote >= 0 && quote < end) {
    const closing = text.indexOf('"', quote + 1)
    if (closing < 0) return -1
    quote = text.indexOf('"', closing + 1)
    if (end < closing) end = text.indexOf('\n', closing)
  }
  return end
}

/** `null` when a quote stands where none may. */
function cellsOf(raw: string): string[] | null {
  if (!raw.includes('"')) return raw.split(',')
  const cells: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|$)/y
  for (;;) {
    const match = cell.exec(raw)
    if (!match) return null
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '') return cells
  }
}
