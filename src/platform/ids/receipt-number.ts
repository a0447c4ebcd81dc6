declare const receiptBrand: unique symbol

/** 「N8-2041-7765-3」: ward letter and 令和 year, eight digits, a check digit. Read aloud over the phone, so digits only. */
export type ReceiptNumber = string & { readonly [receiptBrand]: true }

// Damm's quasigroup: finds every single wrong digit and every swap of neighbours.
// H. Michael Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004.
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** Damm's check digit of a row of digits: finds a wrong digit and two neighbours that were swapped. */
export const checkDigit = (digits: string): number =>
  Array.from(digits).reduce((interim, digit) => damm[interim]?.[Number(digit)] ?? 0, 0)

/** Builds the number from the ward's letter, the 令和 year and a sequence number below 100,000,000. */
export function formatReceiptNumber(letter: string, reiwaYear: number, sequence: number): ReceiptNumber {
  const serial = String(sequence).padStart(8, '0')
  if (serial.length > 8) throw new RangeError('receipt numbers of this year are used up')
  const check = checkDigit(`${reiwaYear}${serial}`)
  return `${letter}${reiwaYear}-${serial.slice(0, 4)}-${serial.slice(4)}-${check}` as ReceiptNumber
}

/** Reads what a person typed (full width, spaces, no hyphens); `undefined` when a digit must be wrong. */
export function parseReceiptNumber(text: string): ReceiptNumber | undefined {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—−ー]/g, '')
  const match = /^([A-Z])(\d{1,2})(\d{8})(\d)$/.exec(folded)
  if (!match) return undefined
  const [, letter, year, serial, check] = match
  if (!letter || !year || !serial || checkDigit(`${year}${serial}`) !== Number(check)) return undefined
  return `${letter}${year}-${serial.slice(0, 4)}-${serial.slice(4)}-${check}` as ReceiptNumber
}
