import { type Yen, yen } from '#platform/money/index.ts'
import type { PaymentLine } from './payment.ts'

export type TaxRate = { percent: number; total: Yen; tax: Yen }

/** The same of a part that goes back: each rate has its share of it, in whole yen that sum to what is taxed of the part. */
export function refundTaxesOf(lines: readonly Pick<PaymentLine, 'amount' | 'taxPercent'>[], back: Yen): TaxRate[] {
  const paid = lines.reduce((sum, { amount }) => sum + amount, 0)
  const rates = taxesOf(lines)
  const taxed = rates.reduce((sum, { total }) => sum + total, 0)
  let left = paid === 0 ? 0 : Math.round((back * taxed) / paid)
  let rest = taxed
  return rates.flatMap(({ percent, total }) => {
    const part = rest === 0 ? 0 : Math.round((left * total) / rest)
    left -= part
    rest -= total
    return part === 0 ? [] : taxesOf([{ amount: yen(part), taxPercent: percent }])
  })
}

/** What is taxed by each rate, and the tax that is in it: rounded once a rate, as an invoice asks. */
// 根拠: 消費税法施行令 第70条の10、消費税法基本通達 1-8-15
export function taxesOf(lines: readonly Pick<PaymentLine, 'amount' | 'taxPercent'>[]): TaxRate[] {
  const totals = new Map<number, number>()
  for (const { amount, taxPercent } of lines)
    if (taxPercent !== undefined) totals.set(taxPercent, (totals.get(taxPercent) ?? 0) + amount)
  return [...totals]
    .toSorted(([one], [other]) => other - one)
    .map(([percent, total]) => ({
      percent,
      total: yen(total),
      tax: yen(Math.floor((total * percent) / (100 + percent))),
    }))
}
