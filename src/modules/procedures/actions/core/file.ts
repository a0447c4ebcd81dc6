import { decodeText, encodeShiftJis, readCsv, writeCsv } from '#platform/sheets/index.ts'
import { receiptColumn } from '../../domain/core/row.ts'
import type { CoreBatch } from '../../store/core/batches.ts'
import type { CoreEntry } from '../../store/core/entries.ts'

export type Encoding = 'utf-8' | 'shift_jis'

export type BatchFile =
  | { ok: true; bytes: Uint8Array; name: string }
  /** Rows with characters that Shift_JIS does not have: the file is made in UTF-8 or not at all. */
  | { ok: false; missing: readonly string[]; rows: readonly number[] }

/** The file of a batch: from what was frozen at the hand-over, so that it is the same to the byte whenever it is made. */
export function batchFile(batch: CoreBatch, entries: readonly CoreEntry[], encoding: Encoding): BatchFile {
  const name = fileName(batch)
  const text = writeCsv([
    [receiptColumn, ...batch.items],
    ...entries.map(({ receiptNumber, handed }) => [receiptNumber, ...(handed ?? [])]),
  ])
  if (encoding === 'utf-8') return { ok: true, name, bytes: new TextEncoder().encode(`\uFEFF${text}`) }
  const encoded = encodeShiftJis(text)
  if (encoded.ok) return { ok: true, name, bytes: encoded.bytes }
  const rows = entries.flatMap(({ rowNumber, handed }) =>
    rowNumber !== null && encoded.missing.some((character) => (handed ?? []).join('').includes(character))
      ? [rowNumber]
      : [],
  )
  return { ok: false, missing: encoded.missing, rows }
}

export const fileName = ({ system, serial }: Pick<CoreBatch, 'system' | 'serial'>): string =>
  `${system}-${String(serial).padStart(5, '0')}.csv`

export type ResultFile =
  | { ok: true; rows: { receiptNumber: string; values: string[] }[] }
  | { ok: false; reason: 'not_csv' | 'other_columns' | 'twice'; line: number }

/** What came back. Nothing of a file counts unless all of it can be read. */
export function readResult(batch: CoreBatch, bytes: Uint8Array): ResultFile {
  const cells = readCsv(decodeText(bytes))
  if (!cells) return { ok: false, reason: 'not_csv', line: 1 }
  const [head = [], ...rows] = cells.filter((row) => row.length > 1 || row[0] !== '')
  if (head.join('\n') !== [receiptColumn, ...batch.items].join('\n'))
    return { ok: false, reason: 'other_columns', line: 1 }
  const seen = new Set<string>()
  for (const [place, row] of rows.entries()) {
    const [receiptNumber = ''] = row
    if (row.length !== head.length) return { ok: false, reason: 'not_csv', line: place + 2 }
    if (seen.has(receiptNumber)) return { ok: false, reason: 'twice', line: place + 2 }
    seen.add(receiptNumber)
  }
  return { ok: true, rows: rows.map(([receiptNumber = '', ...values]) => ({ receiptNumber, values })) }
}
