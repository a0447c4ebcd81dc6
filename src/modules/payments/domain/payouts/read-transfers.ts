import { decodeJisX0201 } from './kana.ts'
import { recordLength } from './transfer-file.ts'

/** What the bank did with one transfer. `paid` or why not. */
export type TransferResult = { reference: number; amount: number; code: ResultCode }

/** 振込済, 口座なし, 名義相違, 口座解約, 組戻し. Where the code stands in the file is between the ward and its bank. */
export const resultCodes = ['paid', 'no-account', 'wrong-name', 'closed', 'recalled'] as const
export type ResultCode = (typeof resultCodes)[number]

export type ReadResults = { ok: true; results: TransferResult[]; payOn: string } | { ok: false; line: number }

/**
 * The bank's answer: the records that it was sent, each data record with one digit in the first byte of its last seven
 * (the format has no field for it; agreed with the bank). Says the first line that is not so; nothing is taken half.
 */
export function readResults(bytes: Uint8Array): ReadResults {
  const text = decodeJisX0201(bytes).replace(/[\r\n]/g, '')
  const lines = text.match(new RegExp(`.{1,${recordLength}}`, 'g')) ?? []
  const wrong = lines.findIndex((line, index) => !isRecord(line, index, lines.length))
  if (lines.length < 4 || wrong >= 0) return { ok: false, line: Math.max(wrong, 0) + 1 }
  const data = lines.slice(1, -2)
  const results = data.map((line) => ({
    reference: Number(line.slice(91, 101)),
    amount: Number(line.slice(80, 90)),
    code: resultCodes[Number(line.slice(113, 114))] ?? 'paid',
  }))
  const trailer = lines.at(-2) ?? ''
  const total = results.reduce((sum, { amount }) => sum + amount, 0)
  const fits = Number(trailer.slice(1, 7)) === data.length && Number(trailer.slice(7, 19)) === total
  return fits ? { ok: true, results, payOn: lines[0]?.slice(54, 58) ?? '' } : { ok: false, line: lines.length - 1 }
}

function isRecord(line: string, index: number, count: number): boolean {
  if (line.length !== recordLength) return false
  const kind = index === 0 ? '1' : index === count - 1 ? '9' : index === count - 2 ? '8' : '2'
  if (line.charAt(0) !== kind) return false
  return (
    kind !== '2' ||
    (/^\d{10}$/.test(line.slice(80, 90)) && /^\d{10}$/.test(line.slice(91, 101)) && /[0-4]/.test(line.charAt(113)))
  )
}
