import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFrom, formatCode, parseCode } from './codes.ts'

describe('確認番号', () => {
  it('印刷した番号は、そのまま打ち込めば読み取れる', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
        const code = codeFrom(random)
        expect(parseCode(formatCode(code))).toBe(code)
      }),
    )
  })

  it('全角や小文字、OとI・Lの読み違いを許す', () => {
    expect(parseCode('ｋ７ｑｍー3f9t‐2xwd 8hj4')).toBe('K7QM3F9T2XWD8HJ4')
    expect(parseCode('O7QMIF9TLXWD8HJ4')).toBe('07QM1F9T1XWD8HJ4')
  })

  it('長さの違うものや記号は番号ではない', () => {
    for (const wrong of ['', 'K7QM', `${'K'.repeat(17)}`, "K7QM3F9T2XWD8HJ'", '髙﨑𠮷'])
      expect(parseCode(wrong)).toBeUndefined()
  })
})
