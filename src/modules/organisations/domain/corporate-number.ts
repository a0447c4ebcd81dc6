/**
 * Reads a 法人番号 as typed (full width, hyphens); `undefined` when its check digit does not fit.
 * 根拠: 法人番号の指定等に関する省令 第2条: 9 − (Σ digit × weight mod 9), weights 1 and 2 from the right.
 */
export function parseCorporateNumber(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐–−ー]/g, '')
  if (!/^[1-9]\d{12}$/.test(digits)) return undefined
  const sum = Array.from(digits.slice(1))
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 2), 0)
  return Number(digits[0]) === 9 - (sum % 9) ? digits : undefined
}
