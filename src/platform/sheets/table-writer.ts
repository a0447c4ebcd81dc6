import { type FileHandle, open } from 'node:fs/promises'
import { writeCsv } from './csv.ts'
import { encodeShiftJis } from './shift-jis.ts'
import { safeCell } from './safe-cell.ts'
import { type Cell, rowXml, sheetFoot, sheetHead } from './sheet-xml.ts'

export const sheetFormats = ['xlsx', 'csv-utf-8', 'csv-shift-jis'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** One table on its way into a file of its own; a call holds its rows in memory and nothing else. */
export type TableWriter = {
  /** Returns by place in `rows` which have characters that the encoding lacks; 〓 stands for those in the file. */
  write(rows: readonly (readonly Cell[])[]): Promise<{ misfits: ReadonlySet<string>; rows: readonly number[] }>
  /** Rows that were written. */
  readonly count: number
  end(): Promise<void>
}

const fits = { misfits: new Set<string>(), rows: [] }

export async function openTable(path: string, format: SheetFormat): Promise<TableWriter> {
  const file = await open(path, 'wx', 0o600)
  return format === 'xlsx' ? sheet(file) : csv(file, format)
}

async function sheet(file: FileHandle): Promise<TableWriter> {
  await file.appendFile(sheetHead)
  let count = 0
  return {
    async write(rows) {
      await file.appendFile(rows.map((row, at) => rowXml(row, count + at + 1)).join(''))
      count += rows.length
      return fits
    },
    get count() {
      return count
    },
    async end() {
      await file.appendFile(sheetFoot)
      await file.close()
    },
  }
}

async function csv(file: FileHandle, format: SheetFormat): Promise<TableWriter> {
  if (format === 'csv-utf-8') await file.appendFile('\uFEFF')
  let count = 0
  return {
    async write(rows) {
      count += rows.length
      const lines = rows.map((row) => writeCsv([row.map((cell) => safeCell(String(cell)))]))
      if (format === 'csv-utf-8') {
        await file.appendFile(lines.join(''))
        return fits
      }
      const encoded = lines.map(inShiftJis)
      await file.appendFile(Buffer.concat(encoded.map(({ bytes }) => bytes)))
      return {
        misfits: new Set(encoded.flatMap(({ missing }) => missing)),
        rows: encoded.flatMap(({ missing }, at) => (missing.length > 0 ? [at] : [])),
      }
    },
    get count() {
      return count
    },
    end: () => file.close(),
  }
}

function inShiftJis(line: string): { bytes: Uint8Array; missing: readonly string[] } {
  const whole = encodeShiftJis(line)
  if (whole.ok) return { bytes: whole.bytes, missing: [] }
  const lacking = new Set(whole.missing)
  const replaced = encodeShiftJis([...line].map((character) => (lacking.has(character) ? '〓' : character)).join(''))
  if (!replaced.ok) throw new Error('the mark for a missing character is missing')
  return { bytes: replaced.bytes, missing: whole.missing }
}
