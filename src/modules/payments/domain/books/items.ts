import type { PaymentLine } from '../payment.ts'

/** The 歳入科目 of a line: its own, or the one of its account. */
export type ItemOf = (line: Pick<PaymentLine, 'account' | 'revenueItem'>) => string

export type ItemAmount = { item: string; amount: number }

/** What each 歳入科目 gets after reductions, in the order of the lines. */
export function netByItem(lines: readonly PaymentLine[], itemOf: ItemOf): ItemAmount[] {
  const sums = new Map<string, number>()
  for (const line of lines) sums.set(itemOf(line), (sums.get(itemOf(line)) ?? 0) + line.amount)
  return [...sums].map(([item, amount]) => ({ item, amount }))
}

/** `amount` of what came in, by item, after the first `skipped` yen: so several refunds together never hit one item twice. */
export function spread(items: readonly ItemAmount[], skipped: number, amount: number): ItemAmount[] {
  const parts: ItemAmount[] = []
  let start = 0
  for (const { item, amount: size } of items) {
    const from = Math.max(start, skipped)
    const to = Math.min(start + size, skipped + amount)
    if (to > from) parts.push({ item, amount: to - from })
    start += size
  }
  return parts
}
