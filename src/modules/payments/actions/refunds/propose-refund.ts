import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { refundsFrom, yearOfTaking } from '../../domain/books/fiscal-year.ts'
import type { Payment, PaymentId } from '../../domain/payment.ts'
import type { BankAccountId } from '../../domain/payouts/account.ts'
import { claimedIn } from '../../store/books/assessments.ts'
import { linesOf, lockPayment } from '../../store/payments.ts'
import {
  decideProposal,
  insertProposal,
  lockProposal,
  type RefundProposal,
  type RefundProposalId,
} from '../../store/refunds/proposals.ts'
import type { RefundId, RefundWay } from '../../store/refunds/refunds.ts'
import { booksOf } from '../books/keep-books.ts'
import { refundPurpose } from '../payouts/book-payout.ts'
import { requestPayout } from '../payouts/request-payout.ts'
import { refund } from '../settle.ts'

export type RefundWish = {
  amount: Yen
  /** A key of the profile's grounds. */
  ground: string
  way: RefundWay
  /** Where a transfer goes. */
  accountId?: BankAccountId
}

export type Proposed =
  | { ok: true; id: RefundProposalId }
  | {
      ok: false
      reason:
        | 'too_large'
        | 'ground_not_after_issue'
        | 'unknown_ground'
        | 'already_proposed'
        | 'no_account'
        | 'cash_only'
    }

/** The first person: what goes back, on which ground, by which way. */
export async function proposeRefund(
  tx: Tx,
  house: House,
  staff: Staff,
  paymentId: PaymentId,
  wish: RefundWish,
): Promise<Proposed> {
  const payment = await lockPayment(tx, paymentId)
  if (!payment) throw new NotFound(paymentId)
  const flaw = flawOf(house, payment, wish)
  if (flaw) return { ok: false, reason: flaw }
  const { amount, ground, way, accountId } = wish
  const people = { proposedBy: staff.staffId, proposedAt: house.clock.now() }
  const id = await insertProposal(tx, { paymentId, amount, ground, way, accountId: accountId ?? null, ...people })
  if (!id) return { ok: false, reason: 'already_proposed' }
  await audit(tx, staff, payment, 'payments.refund.propose')
  return { ok: true, id }
}

export type Approved = { ok: true; refundId: RefundId } | { ok: false; reason: 'own_proposal' | 'too_large' }

/** The second person: the money goes back – by the provider, out of a drawer, or as a payout of the treasury. */
export async function approveRefund(tx: Tx, house: House, staff: Staff, id: RefundProposalId): Promise<Approved> {
  const proposal = await waiting(tx, id)
  if (proposal.proposedBy === staff.staffId) return { ok: false, reason: 'own_proposal' }
  const payment = await lockPayment(tx, proposal.paymentId)
  if (!payment) throw new NotFound(id)
  const { amount, ground, way, proposedBy } = proposal
  if (payment.refundOwed + amount > payment.capturedAmount) return { ok: false, reason: 'too_large' }
  const approvedBy = staff.staffId
  const refundId = await refund(tx, proposal.paymentId, { amount, ground, way, proposedBy, approvedBy })
  if (way === 'transfer') await askForTransfer(tx, house, payment, proposal, refundId, approvedBy)
  await decideProposal(tx, id, { state: 'approved', by: approvedBy, at: house.clock.now() })
  await audit(tx, staff, payment, 'payments.refund.approve')
  return { ok: true, refundId }
}

/** Sends it back to the first person, with the reason. */
export async function returnRefund(
  tx: Tx,
  house: House,
  staff: Staff,
  id: RefundProposalId,
  reason: string,
): Promise<void> {
  const proposal = await waiting(tx, id)
  await decideProposal(tx, id, { state: 'returned', by: staff.staffId, at: house.clock.now(), reason })
  const payment = await lockPayment(tx, proposal.paymentId)
  if (payment) await audit(tx, staff, payment, 'payments.refund.return')
}

function flawOf(house: House, payment: Payment, { amount, ground, way, accountId }: RefundWish) {
  const rule = house.profile.refundGrounds.find(({ key }) => key === ground)
  if (!rule) return 'unknown_ground' as const
  if (rule.when === 'before-issue' && payment.wanted === 'charge') return 'ground_not_after_issue' as const
  if (payment.refundOwed + amount > payment.capturedAmount || payment.wanted === 'give-back')
    return 'too_large' as const
  if (way === 'transfer' && (!accountId || !payment.payerPersonId)) return 'no_account' as const
  if (way === 'provider' && payment.method === 'cash') return 'cash_only' as const
  return undefined
}

// While the books of its year are open it comes out of the revenue (戻出), afterwards out of the budget (過年度支出).
async function askForTransfer(
  tx: Tx,
  house: House,
  payment: Payment,
  { amount, ground, accountId }: RefundProposal,
  refundId: RefundId,
  decidedBy: Staff['staffId'],
): Promise<void> {
  if (!accountId || !payment.payerPersonId) throw new Conflict('no_account')
  const today = house.clock.today()
  const [line] = await linesOf(tx, payment.id)
  const year = (await claimedIn(tx, payment.purpose)) ?? yearOfTaking(today)
  const fromRevenue = refundsFrom(year, today) === 'revenue' && line !== undefined
  await requestPayout(tx, house, {
    purpose: { kind: refundPurpose, id: refundId },
    payeePersonId: payment.payerPersonId,
    accountId,
    amount,
    payOn: today.add({ days: 7 }),
    ground,
    budgetItem: fromRevenue ? booksOf(house).itemOf(line) : house.profile.revenue.pastRefunds,
    decidedBy,
  })
}

async function waiting(tx: Tx, id: RefundProposalId): Promise<RefundProposal> {
  const proposal = await lockProposal(tx, id)
  if (!proposal) throw new NotFound(id)
  if (proposal.state !== 'proposed') throw new Conflict('refund_decided', id)
  return proposal
}

const audit = (tx: Tx, actor: Staff, { id, payerPersonId }: Payment, action: string) =>
  recordAudit(tx, {
    actor,
    action,
    subject: { kind: 'payments.payment', id },
    ...(payerPersonId && { personId: payerPersonId, reason: 'duty' as const }),
  })
