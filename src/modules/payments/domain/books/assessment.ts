import type { PaymentLine } from '../payment.ts'
import { type ItemOf, netByItem } from './items.ts'

/** What is claimed for one 歳入科目: the net sum, and how much a reduction took off. */
export type Claim = { item: string; amount: number; reduced: number }

/** 調定 by 歳入科目. A total of zero is a claim too: that somebody was exempted stands in the books. */
export function claimsOf(lines: readonly PaymentLine[], itemOf: ItemOf): Claim[] {
  const reductions = new Map(
    netByItem(
      lines.filter(({ exemption }) => exemption !== undefined),
      itemOf,
    ).map(({ item, amount }) => [item, amount]),
  )
  return netByItem(lines, itemOf).map(({ item, amount }) => ({
    item,
    amount,
    reduced: -(reductions.get(item) ?? 0) || 0,
  }))
}

/** What has to be booked so that the claims stand as wanted: only differences, so asking twice books once. */
export function assessmentSteps(wanted: readonly Claim[], standing: readonly Claim[]): Claim[] {
  const items = [...new Set([...wanted, ...standing].map(({ item }) => item))]
  return items.flatMap((item) => {
    const to = wanted.find((claim) => claim.item === item)
    const from = standing.find((claim) => claim.item === item)
    if (to && !from) return [to]
    const amount = (to?.amount ?? 0) - (from?.amount ?? 0)
    const reduced = (to?.reduced ?? 0) - (from?.reduced ?? 0)
    return amount === 0 && reduced === 0 ? [] : [{ item, amount, reduced }]
  })
}
