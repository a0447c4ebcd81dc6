import {
  csvReader,
  type CsvRecord,
  decodeFile,
  encodingOf,
  isWorkbook,
  readWorkbook,
  type WorkbookProblem,
} from '#platform/sheets/index.ts'

const piece = 65_536

type OpenTable = { ok: true; records: AsyncIterable<CsvRecord> } | { ok: false; why: WorkbookProblem }

/** Lines of an Excel workbook, or of a CSV file in UTF-8 or Shift_JIS. */
export async function openTable(content: Uint8Array): Promise<OpenTable> {
  if (!isWorkbook(content)) return { ok: true, records: csvRecords(content) }
  const read = await readWorkbook(content)
  return read.ok ? { ok: true, records: all(read.records) } : read
}

async function* all(records: readonly CsvRecord[]): AsyncGenerator<CsvRecord> {
  yield* records
}

async function* csvRecords(content: Uint8Array): AsyncGenerator<CsvRecord> {
  const csv = csvReader()
  async function* pieces() {
    for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece)
  }
  for await (const text of decodeFile(pieces(), encodingOf(content))) yield* csv.push(text)
  yield* csv.end()
}
