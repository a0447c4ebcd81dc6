import { checkDigit } from '#platform/ids/index.ts'

/** 利用者番号 「1000-0014」: seven digits and a check digit that finds a wrong or swapped one (Damm). */
export function writeRegistrantNumber(sequence: number): string {
  const digits = String(sequence).padStart(7, '0')
  if (digits.length > 7) throw new RangeError('registrant numbers are used up')
  const number = `${digits}${checkDigit(digits)}`
  return `${number.slice(0, 4)}-${number.slice(4)}`
}

/** The number as typed (full width, no hyphen); `undefined` when a digit must be wrong. */
export function readRegistrantNumber(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑–—−ー]/g, '')
  if (!/^\d{8}$/.test(digits) || checkDigit(digits.slice(0, 7)) !== Number(digits[7])) return undefined
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
