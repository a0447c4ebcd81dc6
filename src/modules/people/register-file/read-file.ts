import type { LineProblem } from '../domain/line-problem.ts'
import type { StagedEntry } from '../store/loading/stage.ts'
import { csvReader, type CsvRecord, decodeFile, encodingOf, type FileEncoding } from '#platform/sheets/index.ts'
import { readHeader } from './header.ts'
import { nameOfItem } from './items.ts'
import { lineReader } from './read-line.ts'

/** What of a file is not to be imported at all, and why; `names` are items of the header. */
export class UnfitFile extends Error {
  constructor(
    readonly reason:
      | 'empty'
      | 'no_items'
      | 'forbidden_item'
      | 'missing_items'
      | 'item_twice'
      | 'too_many_problems'
      | 'too_many_absent',
    readonly names: readonly string[] = [],
  ) {
    super(reason)
    this.name = 'UnfitFile'
  }
}

/** What became of the lines so far; it grows while the entries are taken. */
export type FileReading = {
  encoding: FileEncoding | undefined
  unknownItems: string[]
  lines: number
  problems: LineProblem[]
  /** Numbers of people of whom a line could not be used: none of their lines may come in. */
  spoilt: Set<string>
  /** Lines whose 宛名番号 could not be read either. */
  nameless: number
}

export const newReading = (): FileReading => ({
  encoding: undefined,
  unknownItems: [],
  lines: 0,
  problems: [],
  spoilt: new Set(),
  nameless: 0,
})

/**
 * The entries of a register file, one after the other; memory is bounded by a piece of the file and `mostProblems`.
 * Lines that cannot be used are noted in `reading`. A header without lines is a file. Throws `UnfitFile`.
 */
export async function* readRegisterFile(
  bytes: AsyncIterable<Uint8Array>,
  reading: FileReading,
  mostProblems = 1000,
): AsyncGenerator<StagedEntry> {
  let readLine: ReturnType<typeof lineReader> | undefined
  for await (const { line, cells } of records(bytes, reading)) {
    if (!readLine) {
      readLine = openHeader(cells, reading)
      continue
    }
    reading.lines += 1
    const read = cells ? readLine(cells) : brokenLine
    if (read.ok) yield { ...read.entry, line }
    else note(reading, line, read, mostProblems)
  }
  if (!readLine) throw new UnfitFile('empty')
}

const brokenLine = { ok: false, atenaNumber: null, findings: [{ item: null, reason: 'broken_quotes' }] } as const

function openHeader(cells: string[] | null, reading: FileReading): ReturnType<typeof lineReader> {
  const header = readHeader(cells ?? [])
  if (!header.ok) throw new UnfitFile(header.reason, header.names)
  reading.unknownItems = header.unknown
  return lineReader(header.places, header.width)
}

type Refused = Extract<ReturnType<ReturnType<typeof lineReader>>, { ok: false }>

function note(reading: FileReading, line: number, { atenaNumber, findings }: Refused, most: number): void {
  for (const { item, reason } of findings)
    reading.problems.push({ line, atenaNumber, item: item && (nameOfItem.get(item) ?? null), reason })
  if (atenaNumber) reading.spoilt.add(atenaNumber)
  else reading.nameless += 1
  if (reading.problems.length > most) throw new UnfitFile('too_many_problems')
}

async function* records(bytes: AsyncIterable<Uint8Array>, reading: FileReading): AsyncGenerator<CsvRecord> {
  const csv = csvReader()
  const chunks = bytes[Symbol.asyncIterator]()
  const { value: first, done } = await chunks.next()
  if (done) return
  reading.encoding = encodingOf(first)
  for await (const text of decodeFile(startingWith(first, chunks), reading.encoding)) yield* csv.push(text)
  yield* csv.end()
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
