declare const yenBrand: unique symbol

/** Whole yen, a safe integer; negative only as a ledger side. SQL: `int8`. */
export type Yen = number & { readonly [yenBrand]: true }

/** Brands a whole number as yen. Throws `RangeError` for fractions and unsafe integers. */
export function yen(amount: number): Yen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole yen: ${amount}`)
  return amount as Yen
}

export const addYen = (...amounts: Yen[]): Yen => yen(amounts.reduce((sum, amount) => sum + amount, 0))

export const timesYen = (amount: Yen, count: number): Yen => yen(amount * count)

// Made once: a page says hundreds of amounts.
const inJapanese = new Intl.NumberFormat('ja-JP')
const inEnglish = new Intl.NumberFormat('en-US')

/** 「1,300円」. */
export const formatYen = (amount: Yen): string => `${inJapanese.format(amount)}円`

/** 「¥1,300」 for English pages. */
export const formatYenEnglish = (amount: Yen): string => `¥${inEnglish.format(amount)}`
