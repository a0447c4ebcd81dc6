import { timesYen } from '#platform/money/index.ts'
import type { ProfileExemption, ProfileFee } from '#platform/profile/index.ts'
import { applyExemptions } from '../exemptions.ts'
import type { PaymentLine } from '../payment.ts'

/** Lines for so many of one fee of the profile, taken at the counter without a case, less a reduction that applies. */
export function linesFor(fee: ProfileFee, count: number, exemption: ProfileExemption | undefined): PaymentLine[] {
  const line = {
    label: fee.label,
    unit: fee.amount,
    count,
    amount: timesYen(fee.amount, count),
    account: fee.account,
    feeKey: fee.key,
    ...(fee.revenueItem && { revenueItem: fee.revenueItem }),
  }
  const rules = exemption ? [{ ...exemption, ground: exemption.ordinance }] : []
  return applyExemptions([line], rules)
}
