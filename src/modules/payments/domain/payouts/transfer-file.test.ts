import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountFlaws } from './account-rules.ts'
import { decodeJisX0201, toBankKana } from './kana.ts'
import { readResults } from './read-transfers.ts'
import { type Consignor, encodeTransferFile, recordLength, type Transfer } from './transfer-file.ts'

const consignor: Consignor = {
  code: '0000131202',
  name: 'ﾈﾘﾏｸ',
  bankCode: '9999',
  bankName: 'ﾚﾝｼﾕｳ',
  branchCode: '001',
  branchName: 'ﾎﾝﾃﾝ',
  accountKind: 'ordinary',
  accountNumber: '0000001',
}
const payOn = Temporal.PlainDate.from('2026-12-15')
const sato: Transfer = {
  bankCode: '0001',
  branchCode: '012',
  accountKind: 'ordinary',
  accountNumber: '0123456',
  holderKana: 'ｻﾄｳ ﾊﾅｺ',
  amount: 15_000,
  reference: 1,
}
const encode = (transfers: readonly Transfer[], lineEnds: 'none' | 'crlf' = 'none') =>
  encodeTransferFile({ consignor, payOn, transfers, lineEnds })
const records = (bytes: Buffer) => decodeJisX0201(bytes).match(/.{120}/g) ?? []

/** The bank's answer: every transfer done. */
const answered = (bytes: Buffer) => {
  const text = decodeJisX0201(bytes).replace(/[\r\n]/g, '')
  const lines = text.match(/.{120}/g) ?? []
  const answer = lines
    .map((line) => (line.startsWith('2') ? `${line.slice(0, 113)}0${line.slice(114)}` : line))
    .join('')
  return Buffer.from([...answer].map((one) => (one > '｠' ? one.charCodeAt(0) - 0xff61 + 0xa1 : one.charCodeAt(0))))
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const transfer = fc.record({
  bankCode: digits(4),
  branchCode: digits(3),
  accountKind: fc.constantFrom('ordinary' as const, 'current' as const, 'savings' as const),
  accountNumber: digits(7),
  holderKana: fc.stringMatching(/^[ｱ-ﾝ][ｱ-ﾝﾞﾟ A-Z0-9().-]{0,29}$/),
  amount: fc.integer({ min: 1, max: 9_999_999_999 }),
})

describe('総合振込のファイル', () => {
  it('ヘッダー、データ、トレーラー、エンドの120バイトが並ぶ', () => {
    const [header, data, trailer, end, ...more] = records(encode([sato]))
    expect(more).toEqual([])
    expect(header?.slice(0, 58)).toBe(`1210${'0000131202'}${'ﾈﾘﾏｸ'.padEnd(40)}1215`)
    expect(data).toBe(
      `20001${' '.repeat(15)}012${' '.repeat(15)}000010123456${'ｻﾄｳ ﾊﾅｺ'.padEnd(30)}00000150000${'0000000001'}${'0000000000'}7${' '.repeat(8)}`,
    )
    expect(trailer).toBe(`8000001000000015000${' '.repeat(101)}`)
    expect(end).toBe(`9${' '.repeat(119)}`)
  })

  it('どんな振込でも、トレーラーの件数と金額は明細の合計と同じで、読み直すと元の金額になる', () => {
    fc.assert(
      fc.property(fc.array(transfer, { minLength: 1, maxLength: 30 }), fc.boolean(), (some, crlf) => {
        const transfers = some.map((one, index) => ({ ...one, reference: index + 1 }))
        const bytes = encode(transfers, crlf ? 'crlf' : 'none')
        expect(bytes.length).toBe((transfers.length + 3) * (recordLength + (crlf ? 2 : 0)))
        const read = readResults(answered(bytes))
        expect(read.ok && read.results.map(({ reference, amount }) => ({ reference, amount }))).toEqual(
          transfers.map(({ reference, amount }) => ({ reference, amount })),
        )
        const trailer = records(Buffer.from(bytes.filter((byte) => byte !== 13 && byte !== 10))).at(-2) ?? ''
        expect(Number(trailer.slice(7, 19))).toBe(transfers.reduce((sum, { amount }) => sum + amount, 0))
        expect(encode(transfers, crlf ? 'crlf' : 'none').equals(bytes)).toBe(true)
      }),
    )
  })

  it.each([
    ['漢字の名義', { holderKana: '佐藤花子' }],
    ['小さいカナ', { holderKana: 'ﾔﾏﾓﾄ ｼｭﾝ' }],
    ['31バイトの名義', { holderKana: 'ｱ'.repeat(31) }],
    ['空の名義', { holderKana: ' ' }],
    ['6桁の口座番号', { accountNumber: '123456' }],
    ['0円', { amount: 0 }],
    ['11桁の金額', { amount: 10_000_000_000 }],
  ])('%sは、切りつめずに断る', (_, wrong) => {
    expect(() => encode([{ ...sato, ...wrong }])).toThrow(RangeError)
  })

  it('1バイトでも足りないファイルや、合計の合わないファイルは読まない', () => {
    const bytes = answered(encode([sato]))
    expect(readResults(bytes.subarray(0, -1))).toEqual({ ok: false, line: 4 })
    const forged = Buffer.from(bytes)
    forged.write('9', 2 * recordLength + 18)
    expect(readResults(forged).ok).toBe(false)
  })

  it('自分で作ったファイルを、そのまま銀行の答えとしては読まない', () => {
    expect(readResults(encode([sato]))).toEqual({ ok: false, line: 2 })
  })
})

describe('口座名義のカナ', () => {
  it.each([
    ['サトウ　ハナコ', 'ｻﾄｳ ﾊﾅｺ'],
    ['さとう はなこ', 'ｻﾄｳ ﾊﾅｺ'],
    ['ヤマモト シュン', 'ﾔﾏﾓﾄ ｼﾕﾝ'],
    ['ガッコウホウジン（ネリマ）', 'ｶﾞﾂｺｳﾎｳｼﾞﾝ(ﾈﾘﾏ)'],
    ['ヴー　ティ・ラン', 'ｳﾞ- ﾃｲ.ﾗﾝ'],
    ['Nguyen Thi Lan', 'NGUYEN THI LAN'],
    ['ﾊﾟﾅｿﾆｯｸ', 'ﾊﾟﾅｿﾆﾂｸ'],
  ])('「%s」は銀行では「%s」', (typed, written) => {
    expect(toBankKana(typed)).toBe(written)
  })

  it('漢字は書けず、口座の誤りは一度にすべて言う', () => {
    expect(toBankKana('佐藤')).toBeUndefined()
    const typed = { bankCode: '12', branchCode: 'ab', number: '', holderKana: '佐藤' }
    expect(accountFlaws(typed)).toEqual({
      ok: false,
      flaws: ['bank_code', 'branch_code', 'number', 'holder_kana'],
    })
    expect(
      accountFlaws({ bankCode: '０００１', branchCode: '012', number: '12345', holderKana: 'サトウ' }),
    ).toMatchObject({
      account: { bankCode: '0001', number: '0012345', holderKana: 'ｻﾄｳ' },
    })
  })
})
