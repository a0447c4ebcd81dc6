import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardCheckDigit, holdsGuardedNumber } from './guarded-numbers.ts'

// Numbers are only ever made here while the test runs: none, not even an invented one, stands in the code.
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const whole = (rest: string) => `${rest}${guardCheckDigit(rest)}`
const wrong = (rest: string) => `${rest}${(guardCheckDigit(rest) + 1) % 10}`
const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

describe('個人番号と住民票コード', () => {
  test('12桁で検査用数字が合えば、どう書いても見つける', () => {
    fc.assert(
      fc.property(digits(11), (rest) => {
        const number = whole(rest)
        const parted = number.replace(/(\d{4})(?=\d)/g, '$1 ')
        for (const written of [
          number,
          parted,
          parted.replaceAll(' ', '－'),
          fullWidth(number),
          `番号は${number}です`,
        ]) {
          expect(holdsGuardedNumber(written)).toBe(true)
        }
      }),
    )
  })

  test('検査用数字が違う12桁、もっと長い数字の一部は見つけない', () => {
    fc.assert(fc.property(digits(11), (rest) => !holdsGuardedNumber(wrong(rest))))
    fc.assert(fc.property(digits(11), (rest) => !holdsGuardedNumber(`${whole(rest)}123`)))
  })

  test('11桁の住民票コードは見つけ、電話番号は見つけない', () => {
    fc.assert(fc.property(digits(9), (rest) => holdsGuardedNumber(whole(`1${rest}`))))
    fc.assert(fc.property(digits(10), (rest) => !holdsGuardedNumber(`0${rest}`)))
    fc.assert(fc.property(digits(10), (rest) => !holdsGuardedNumber(`+81${rest}`)))
  })

  test('数字のない文や、日付や郵便番号では止めない', () => {
    for (const text of [
      '',
      '光が丘二丁目9番6号 203号室',
      '令和8年12月2日',
      '176-8501',
      '03-3993-1111',
      '392000000000001',
    ])
      expect(holdsGuardedNumber(text)).toBe(false)
  })
})
