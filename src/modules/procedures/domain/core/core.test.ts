import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { differencesOf, standingOf } from './compare.ts'
import { decodeText, encodeShiftJis, readCsv, writeCsv } from '#platform/sheets/index.ts'

describe('引き渡しファイル', () => {
  it('書いたものは、引用符・改行・カンマがあっても、そのまま読める', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\r\n', '\n', '髙', '１', '0', ' ', 'あ') })
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, (given) => {
        expect(readCsv(writeCsv(given))).toEqual(given)
      }),
    )
  })

  it('引用符が閉じていないファイルは読まない', () => {
    expect(readCsv('"a","b\r\n')).toBeUndefined()
    expect(readCsv('a"b,c\r\n')).toBeUndefined()
  })

  it('Shift_JISでも、〜・髙・﨑・①・−がもとに戻る', () => {
    const encoded = encodeShiftJis('光が丘１〜３丁目　髙﨑①−ｱ')
    expect(encoded.ok && decodeText(encoded.bytes)).toBe('光が丘１～３丁目　髙﨑①－ｱ')
  })

  it('Windowsと同じ符号で書く（髙は IBM拡張文字）', () => {
    const encoded = encodeShiftJis('髙〜')
    expect(encoded.ok && [...encoded.bytes]).toEqual([0xfb, 0xfc, 0x81, 0x60])
  })

  it('Shift_JISにない字は、黙って別の字にせず、どの字かを言う', () => {
    expect(encodeShiftJis('𠮷田と葛󠄀城')).toEqual({ ok: false, missing: ['𠮷', '󠄀'] })
  })

  it('UTF-8として読めるものはUTF-8である', () => {
    expect(decodeText(new TextEncoder().encode('𠮷田'))).toBe('𠮷田')
  })
})

describe('突き合わせ', () => {
  const base = { handed: ['山田', '1'], held: null, hasResult: false, isChecked: false }

  test.each([
    ['渡しただけなら結果待ち', {}, 'handed-over'],
    ['結果に行がなければ「基幹にない」', { hasResult: true }, 'missing'],
    ['一字でも違えば「違う」', { hasResult: true, held: ['山田', '２'] }, 'differs'],
    ['同じなら一致', { hasResult: true, held: ['山田', '1'] }, 'same'],
    ['二人目が確かめたら終わり', { isChecked: true }, 'done'],
    ['渡していなければ入力待ち', { handed: null }, 'waiting'],
  ] as const)('%s', (_what, change, expected) => {
    expect(standingOf({ ...base, ...change })).toBe(expected)
  })

  it('違う項目だけを、渡した内容と基幹の内容で並べる', () => {
    expect(differencesOf(['氏名', '数'], ['山田', '1'], ['山田', '2'])).toEqual([
      { item: '数', handed: '1', held: '2' },
    ])
  })
})
