import { csvReader, type CsvRecord, decodeFile, encodingOf } from '#platform/sheets/index.ts'

const piece = 65_536

/** Lines of a file in UTF-8 or Shift_JIS, a piece at a time. */
export async function* recordsOf(content: Uint8Array): AsyncGenerator<CsvRecord> {
  const csv = csvReader()
  async function* pieces() {
    for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece)
  }
  for await (const text of decodeFile(pieces(), encodingOf(content))) yield* csv.push(text)
  yield* csv.end()
}
