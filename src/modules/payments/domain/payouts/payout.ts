import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { BankAccountId } from './account.ts'

export type PayoutId = Id<'payout'>

/** Asked for → examined by the treasury → in a file → sent → paid. What comes back ends, and is asked for anew. */
export type PayoutState = 'requested' | 'approved' | 'returned' | 'in-file' | 'sent' | 'paid' | 'failed' | 'cancelled'

export type Payout = {
  id: PayoutId
  purpose: { kind: string; id: string }
  payeePersonId: PersonId
  accountId: BankAccountId
  amount: Yen
  payOn: Temporal.PlainDate
  ground: string
  /** 歳出科目, a key of the profile. */
  budgetItem: string
  fiscalYear: number
  state: PayoutState
  decidedBy: StaffId
  requestedAt: Temporal.Instant
  approvedBy?: StaffId
  /** Why it was sent back, came back or was cancelled. */
  reason?: string
}
