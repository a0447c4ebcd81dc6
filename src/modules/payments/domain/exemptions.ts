import { yen } from '#platform/money/index.ts'
import type { PaymentLine } from './payment.ts'

/** A rule of the profile that takes a fee off, wholly or in part. */
export type Exemption = { key: string; fees: readonly string[]; percent: number; ground: string }

/** A line to be charged, with the key of the fee it is counted by. */
export type ChargedLine = PaymentLine & { feeKey?: string }

/**
 * The lines with a reduction behind each that an exemption covers. Where several cover one fee the largest counts once:
 * a fee is never reduced below zero. Whole yen, the fraction of a reduced fee dropped. Pure; evidence is the office's to see.
 */
export function applyExemptions(lines: readonly ChargedLine[], exemptions: readonly Exemption[]): PaymentLine[] {
  return lines.flatMap(({ feeKey, ...line }) => {
    const best = exemptions
      .filter(({ fees }) => feeKey !== undefined && fees.includes(feeKey))
      .reduce<Exemption | undefined>((most, one) => (most && most.percent >= one.percent ? most : one), undefined)
    return best && line.amount > 0 ? [line, reductionOf(line, best)] : [line]
  })
}

function reductionOf(line: PaymentLine, { key, percent, ground }: Exemption): PaymentLine {
  // 端数は切捨て: 国等の債権債務等の金額の端数計算に関する法律 第2条
  const left = Math.floor((line.amount * (100 - percent)) / 100)
  const amount = yen(left - line.amount)
  return { ...line, label: '減免', unit: amount, count: 1, amount, exemption: key, ground }
}
