import { holdsGuardedNumber } from '#platform/ids/index.ts'
import type { PlainField } from '../definition/fields.ts'

type TextFormat = Extract<PlainField, { type: 'text' }>['format']

export type TextProblem =
  | 'enter_text'
  | 'too_long'
  | 'guarded_number'
  | 'not_a_name'
  | 'not_kana'
  | 'not_a_phone'
  | 'not_an_email'
  | 'not_a_postcode'
  | 'not_a_chip'

export type ReadText = { ok: true; value: string } | { ok: false; problem: TextProblem }

/** One line as it is kept. A name stays letter for letter as it was typed; numbers are folded to plain digits. */
export function readLine(text: string, format: TextFormat, maxLength: number): ReadText {
  const line = text.replace(/[\s\u3000]+/gu, (space) => (space.includes('\n') ? ' ' : space)).trim()
  return read(line, maxLength, formats[format])
}

/** Several lines, as typed but for white space around them. */
export const readLines = (text: string, maxLength: number): ReadText => read(text.trim(), maxLength, formats.plain)

type Format = {
  fold: (text: string) => string
  fits: (text: string) => boolean
  problem: TextProblem
  mayBeGuarded: boolean
}

function read(text: string, maxLength: number, { fold, fits, problem, mayBeGuarded }: Format): ReadText {
  if (text === '') return no('enter_text')
  const value = fold(text)
  if (Array.from(value).length > maxLength) return no('too_long')
  // 根拠: 番号法 第20条 (収集等の制限)
  if (mayBeGuarded && holdsGuardedNumber(value)) return no('guarded_number')
  return fits(value) ? { ok: true, value } : no(problem)
}

const asIs = (text: string) => text
const folded = (text: string) => text.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-')
const digitsOf = (text: string) => folded(text).replace(/[\s()-]/g, '')

// Never normalised: 神 (U+FA19) is the person's own, and NFC would turn it into 神.
const formats: Record<TextFormat, Format> = {
  plain: { fold: asIs, fits: () => true, problem: 'enter_text', mayBeGuarded: true },
  name: { fold: asIs, fits: (text) => !/[\p{Nd}@<>]/u.test(text), problem: 'not_a_name', mayBeGuarded: true },
  kana: {
    fold: toKatakana,
    fits: (text) => /^[\p{Script=Katakana}ー・\u3000 ]+$/u.test(text),
    problem: 'not_kana',
    mayBeGuarded: true,
  },
  phone: { fold: digitsOf, fits: (text) => /^0\d{9,10}$/.test(text), problem: 'not_a_phone', mayBeGuarded: false },
  email: {
    fold: (text) => text.normalize('NFKC').replace(/\s/g, ''),
    fits: (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
    problem: 'not_an_email',
    mayBeGuarded: true,
  },
  postcode: {
    fold: (text) =>
      digitsOf(text)
        .replace(/^〒/, '')
        .replace(/^(\d{3})(\d{4})$/, '$1-$2'),
    fits: (text) => /^\d{3}-\d{4}$/.test(text),
    problem: 'not_a_postcode',
    mayBeGuarded: false,
  },
  // ISO 11784: a country or maker of three digits, then twelve. 根拠: 動物の愛護及び管理に関する法律施行規則 第21条の3
  microchip: { fold: digitsOf, fits: (text) => /^[1-9]\d{14}$/.test(text), problem: 'not_a_chip', mayBeGuarded: false },
}

function toKatakana(text: string): string {
  const full = text.replace(/[\uff61-\uff9f]+/g, (half) => half.normalize('NFKC'))
  return full.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}

const no = (problem: TextProblem): ReadText => ({ ok: false, problem })
