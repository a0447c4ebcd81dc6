/** One transfer of a 総合振込 file as the bank reads it. */
export type BankTransfer = {
  bank: string
  branch: string
  kind: '1' | '2' | '4'
  number: string
  holder: string
  amount: number
}

export type TransferOrder = { consignor: string; monthDay: string; transfers: BankTransfer[] }

const recordBytes = 120

/**
 * Reads a 総合振込 file of 全銀 records (JIS X 0201, with or without line ends), strictly, as a bank would: the first
 * thing that is wrong is said in Japanese, and nothing is carried out.
 */
export function readOrder(bytes: Uint8Array): TransferOrder | { refusal: string } {
  const body = bytes.filter((byte) => byte !== 0x0d && byte !== 0x0a)
  if (body.length % recordBytes !== 0 || body.length < 4 * recordBytes)
    return { refusal: '長さが120バイトの倍数ではありません' }
  const records = Array.from({ length: body.length / recordBytes }, (_, index) =>
    textOf(body.subarray(index * recordBytes, (index + 1) * recordBytes)),
  )
  const [header = '', ...rest] = records
  const data = rest.slice(0, -2)
  const trailer = rest.at(-2) ?? ''
  if (!/^1210\d{10}/.test(header)) return { refusal: 'ヘッダーが総合振込ではありません' }
  if (!trailer.startsWith('8') || !rest.at(-1)?.startsWith('9')) return { refusal: 'トレーラーかエンドがありません' }
  const wrong = data.findIndex((record) => !/^2\d{4}.{15}\d{3}.{15}\d{4}[124]\d{7}.{30}\d{10}/.test(record))
  if (wrong >= 0) return { refusal: `${wrong + 2}件目の記録が読めません` }
  const transfers = data.map(transferOf)
  const total = transfers.reduce((sum, { amount }) => sum + amount, 0)
  if (Number(trailer.slice(1, 7)) !== data.length || Number(trailer.slice(7, 19)) !== total)
    return { refusal: '件数か金額の合計が合いません' }
  return { consignor: header.slice(14, 54).trim(), monthDay: header.slice(54, 58), transfers }
}

const transferOf = (record: string): BankTransfer => ({
  bank: record.slice(1, 5),
  branch: record.slice(20, 23),
  kind: record.charAt(42) as BankTransfer['kind'], // checked by the pattern
  number: record.slice(43, 50),
  holder: record.slice(50, 80).trim(),
  amount: Number(record.slice(80, 90)),
})

/** The order with the result of each transfer in the first of its seven last bytes: 0 done, 1 no account, 3 closed. */
export function answerTo(bytes: Uint8Array, codes: readonly string[]): Buffer {
  const answer = Buffer.from(bytes.filter((byte) => byte !== 0x0d && byte !== 0x0a))
  codes.forEach((code, index) => answer.write(code, (index + 1) * recordBytes + 113))
  return answer
}

const textOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => String.fromCodePoint(byte >= 0xa1 && byte <= 0xdf ? byte + 0xfec0 : byte)).join('')
