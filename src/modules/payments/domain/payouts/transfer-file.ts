import type { AccountKind } from './account.ts'
import { encodeJisX0201, isBankText } from './kana.ts'

/** Who sends: agreed with the 指定金融機関. */
export type Consignor = {
  code: string
  name: string
  bankCode: string
  bankName: string
  branchCode: string
  branchName: string
  accountKind: AccountKind
  accountNumber: string
}

export type Transfer = {
  bankCode: string
  branchCode: string
  accountKind: AccountKind
  accountNumber: string
  /** Half-width kana of JIS X 0201, at most 30 bytes. */
  holderKana: string
  amount: number
  /** 顧客コード1: the place in the file, by which the bank's answer finds it. */
  reference: number
}

export type TransferFile = {
  consignor: Consignor
  /** 取組日, the day of transfer. */
  payOn: Temporal.PlainDate
  transfers: readonly Transfer[]
  lineEnds: 'none' | 'crlf'
}

/**
 * 総合振込 as the banks take it: records of 120 bytes in JIS X 0201, header 1, data 2, trailer 8, end 9. The same input
 * gives the same bytes. Throws `RangeError` when a value does not fit its field; nothing is cut off silently.
 */
// 根拠: 全国銀行協会 全銀協標準通信プロトコル「総合振込」レコード・フォーマット
export function encodeTransferFile({ consignor, payOn, transfers, lineEnds }: TransferFile): Buffer {
  if (transfers.length === 0) throw new RangeError('a transfer file holds at least one transfer')
  const total = transfers.reduce((sum, { amount }) => sum + amount, 0)
  const records = [
    headerOf(consignor, payOn),
    ...transfers.map(dataOf),
    [digits('8', 1), digits(transfers.length, 6), digits(total, 12), blank(101)],
    [digits('9', 1), blank(119)],
  ].map((fields) => fields.join(''))
  for (const record of records) if (record.length !== recordLength) throw new RangeError('a record is not 120 bytes')
  const end = lineEnds === 'crlf' ? '\r\n' : ''
  return Buffer.concat(records.map((record) => Buffer.concat([encodeJisX0201(record), Buffer.from(end)])))
}

export const recordLength = 120

function headerOf(consignor: Consignor, payOn: Temporal.PlainDate): string[] {
  const { code, name, bankCode, bankName, branchCode, branchName, accountKind, accountNumber } = consignor
  const day = `${String(payOn.month).padStart(2, '0')}${String(payOn.day).padStart(2, '0')}`
  return [
    digits('1', 1),
    digits('21', 2), // 種別: 総合振込
    digits('0', 1), // コード区分: JIS
    digits(code, 10),
    words(name, 40),
    digits(day, 4),
    digits(bankCode, 4),
    words(bankName, 15),
    digits(branchCode, 3),
    words(branchName, 15),
    kinds[accountKind],
    digits(accountNumber, 7),
    blank(17),
  ]
}

function dataOf({
  bankCode,
  branchCode,
  accountKind,
  accountNumber,
  holderKana,
  amount,
  reference,
}: Transfer): string[] {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError('an amount is not positive whole yen')
  if (holderKana.trim() === '') throw new RangeError('a holder has no name')
  return [
    digits('2', 1),
    digits(bankCode, 4),
    blank(15), // 被仕向銀行名: 任意
    digits(branchCode, 3),
    blank(15), // 被仕向支店名: 任意
    digits(0, 4), // 手形交換所番号: 任意
    kinds[accountKind],
    digits(accountNumber, 7),
    words(holderKana, 30),
    digits(amount, 10),
    digits(0, 1), // 新規コード: その他
    digits(reference, 10),
    digits(0, 10), // 顧客コード2
    digits('7', 1), // 振込指定区分: テレ振込
    blank(1), // 識別表示: EDI情報なし
    blank(7),
  ]
}

// 預金種目
const kinds: Record<AccountKind, string> = { ordinary: '1', current: '2', savings: '4' }

function digits(value: string | number, length: number): string {
  const text = String(value)
  if (!/^\d+$/.test(text) || text.length > length) throw new RangeError(`not a number of ${length} digits`)
  // A code that was given as text has its full length; numbers are filled with zeros.
  if (typeof value === 'string' && text.length !== length) throw new RangeError(`not a code of ${length} digits`)
  return text.padStart(length, '0')
}

function words(text: string, length: number): string {
  if (!isBankText(text)) throw new RangeError('a character that the bank does not take')
  if (text.length > length) throw new RangeError(`longer than ${length} bytes`)
  return text.padEnd(length, ' ')
}

const blank = (length: number): string => ' '.repeat(length)
