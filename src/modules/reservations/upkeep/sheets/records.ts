import { csvReader, type CsvRecord, decodeFile, encodingOf, isWorkbook, readWorkbook } from '#platform/sheets/index.ts'
import type { FaultReason } from './columns.ts'

const piece = 65_536

export type OpenSheet = { ok: true; records(): AsyncIterable<CsvRecord> } | { ok: false; reason: FaultReason }

/** Lines of an Excel workbook, or of a CSV file in UTF-8 or Shift_JIS; they can be read again. */
export async function openSheet(content: Uint8Array): Promise<OpenSheet> {
  if (!isWorkbook(content)) return { ok: true, records: () => csvRecords(content) }
  const read = await readWorkbook(content)
  if (!read.ok) return { ok: false, reason: read.why }
  const { records } = read
  return { ok: true, records: () => one(records) }
}

async function* one(records: readonly CsvRecord[]): AsyncGenerator<CsvRecord> {
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
