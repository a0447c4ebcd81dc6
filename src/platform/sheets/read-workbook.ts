import { Unzip, UnzipInflate, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import type { CsvRecord } from './csv-reader.ts'

export type WorkbookProblem = 'unreadable' | 'protected' | 'too-big'
export type ReadWorkbook = { ok: true; records: CsvRecord[] } | { ok: false; why: WorkbookProblem }

// What a workbook may be once it is unpacked: a few hundred bytes can be told to become gigabytes.
const mostBytes = 20_000_000
const mostRows = 50_000
const mostColumns = 200

/** Whether a file is an Excel workbook, or one that is behind a password or of the old kind. */
export const isWorkbook = (content: Uint8Array): boolean =>
  startsWith(content, [0x50, 0x4b, 0x03, 0x04]) || startsWith(content, compound)

// OLE: what Excel writes with a password, and what it wrote until 2003.
const compound = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * The first sheet of an .xlsx file as lines of texts: days as 2026-12-02, times as 9:00, a formula as the value that it
 * was saved with. Only the parts that hold a table are unpacked; macros, links and pictures stay unread.
 */
export async function readWorkbook(content: Uint8Array): Promise<ReadWorkbook> {
  if (startsWith(content, compound)) return { ok: false, why: 'protected' }
  const unpacked = unpack(content)
  if (!unpacked.ok) return unpacked
  try {
    const packed = zipSync(unpacked.parts, { level: 0 })
    // Parse edge: cells are texts, numbers, truths and dates, whatever the library's types call them.
    const rows = (await readSheet(new Blob([packed]))) as readonly (readonly unknown[])[]
    if (rows.length > mostRows || rows.some((row) => row.length > mostColumns)) return { ok: false, why: 'too-big' }
    return { ok: true, records: recordsOf(rows.map((row) => row.map(textOf))) }
  } catch {
    return { ok: false, why: 'unreadable' }
  }
}

const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i

type Unpacked = { ok: true; parts: Record<string, Uint8Array<ArrayBuffer>> } | { ok: false; why: WorkbookProblem }

/** Counted as it unpacks: what a file says of its own size is not believed. */
function unpack(content: Uint8Array): Unpacked {
  const found = new Map<string, Uint8Array[]>()
  let bytes = 0
  let isBroken = false
  const unzip = new Unzip((file) => {
    if (!wanted.test(file.name)) return
    const pieces: Uint8Array[] = []
    found.set(file.name, pieces)
    file.ondata = (error, piece) => {
      if (error) isBroken = true
      bytes += piece?.length ?? 0
      if (bytes > mostBytes) file.terminate()
      else if (piece) pieces.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < content.length && bytes <= mostBytes && !isBroken; at += piece)
      unzip.push(content.subarray(at, at + piece), at + piece >= content.length)
  } catch {
    isBroken = true
  }
  if (bytes > mostBytes) return { ok: false, why: 'too-big' }
  if (isBroken || found.size === 0) return { ok: false, why: 'unreadable' }
  return { ok: true, parts: Object.fromEntries([...found].map(([name, pieces]) => [name, joined(pieces)])) }
}

const piece = 16_384

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const one of pieces) {
    whole.set(one, at)
    at += one.length
  }
  return whole
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return sayDate(cell)
  return cell === null || cell === undefined ? '' : String(cell)
}

// A time of the day is a part of Excel's day nought.
function sayDate(date: Date): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO('UTC')
    .round({ smallestUnit: 'minute' })
  if (moment.year < 1901) return moment.toPlainTime().toString({ smallestUnit: 'minute' })
  const day = moment.toPlainDate().toString()
  return moment.hour === 0 && moment.minute === 0 ? day : `${day} ${moment.toPlainTime().toString().slice(0, 5)}`
}

/** As wide as the first line, without lines that are empty; a line that is longer than the first is told as broken. */
function recordsOf(rows: readonly string[][]): CsvRecord[] {
  const head = rows.find((row) => row.some((cell) => cell !== '')) ?? []
  const width = head.findLastIndex((cell) => cell !== '') + 1
  return rows.flatMap((row, at) => {
    const last = row.findLastIndex((cell) => cell !== '')
    if (last < 0) return []
    const cells = last < width ? Array.from({ length: width }, (_, n) => row[n] ?? '') : null
    return [{ line: at + 1, cells }]
  })
}

const startsWith = (content: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => content[at] === byte)
