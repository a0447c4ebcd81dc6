import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { PaymentId, PaymentMethod } from '../../domain/payment.ts'
import type { BankAccountId } from '../../domain/payouts/account.ts'
import type { RefundId, RefundWay } from './refunds.ts'

export type RefundProposalId = Id<'refund-proposal'>

/** One person says what goes back and why; another one decides. */
export type RefundProposal = {
  id: RefundProposalId
  paymentId: PaymentId
  amount: Yen
  ground: string
  way: RefundWay
  accountId: BankAccountId | null
  proposedBy: StaffId
  proposedAt: Temporal.Instant
  state: 'proposed' | 'approved' | 'returned'
}

const columns = sql.raw(`id, payment_id as "paymentId", amount, ground, way, account_id as "accountId",
  proposed_by as "proposedBy", proposed_at as "proposedAt", state`)

/** `undefined`: somebody has proposed one for this payment already. */
export async function insertProposal(
  tx: Tx,
  proposal: Omit<RefundProposal, 'id' | 'state'>,
): Promise<RefundProposalId | undefined> {
  const { paymentId, amount, ground, way, accountId, proposedBy, proposedAt } = proposal
  const { rows } = await sql<{ id: RefundProposalId }>`
    insert into payments.refund_proposals (payment_id, amount, ground, way, account_id, proposed_by, proposed_at)
    values (${paymentId}, ${amount}, ${ground}, ${way}, ${accountId}, ${proposedBy}, ${proposedAt})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function lockProposal(tx: Tx, id: RefundProposalId): Promise<RefundProposal | undefined> {
  const { rows } = await sql<RefundProposal>`
    select ${columns} from payments.refund_proposals where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function decideProposal(
  tx: Tx,
  id: RefundProposalId,
  decision: { state: 'approved' | 'returned'; by: StaffId; at: Temporal.Instant; reason?: string },
): Promise<void> {
  await sql`
    update payments.refund_proposals set state = ${decision.state}, decided_by = ${decision.by},
      decided_at = ${decision.at}, reason = ${decision.reason ?? null} where id = ${id}`.execute(tx)
}

/** Those that wait for a second person, the oldest first. */
export async function openProposals(tx: Tx, limit: number): Promise<RefundProposal[]> {
  const { rows } = await sql<RefundProposal>`
    select ${columns} from payments.refund_proposals where state = 'proposed'
    order by proposed_at, id limit ${limit}`.execute(tx)
  return rows
}

export type CashToHandBack = {
  refundId: RefundId
  paymentId: PaymentId
  amount: Yen
  ground: string
  reference: string | null
}

/** Refunds in cash that nobody has handed out yet, the oldest first. */
export async function cashToHandBack(tx: Tx, limit: number): Promise<CashToHandBack[]> {
  const { rows } = await sql<CashToHandBack>`
    select r.id as "refundId", r.payment_id as "paymentId", r.amount, r.ground, p.reference
    from payments.refunds r join payments.payments p on p.id = r.payment_id
    where r.way = 'cash' and p.payee_id is null and not exists (select from payments.cash_refunds c where c.refund_id = r.id)
    order by r.id limit ${limit}`.execute(tx)
  return rows
}

/** `false`: somebody has handed it out already. The database refuses a drawer's day that is not open. */
export async function insertCashRefund(
  tx: Tx,
  handed: {
    refundId: RefundId
    drawerId: string
    day: Temporal.PlainDate
    amount: Yen
    by: StaffId
    at: Temporal.Instant
  },
): Promise<boolean> {
  const { refundId, drawerId, day, amount, by, at } = handed
  const { rows } = await sql`
    insert into payments.cash_refunds (refund_id, drawer_id, day, amount, handed_by, handed_at)
    values (${refundId}, ${drawerId}, ${day}, ${amount}, ${by}, ${at}) on conflict do nothing returning refund_id`.execute(
    tx,
  )
  return rows.length > 0
}

export type RefundablePayment = {
  id: PaymentId
  reference: string | null
  method: PaymentMethod | null
  captured: Yen
  owed: Yen
  issued: boolean
  /** The payer is on the register, so that a transfer can go to them. */
  hasPayer: boolean
}

/** The newest captured payments with this reference, or this one. */
export async function findRefundable(
  tx: Tx,
  wanted: { reference?: string | undefined; id?: PaymentId | undefined },
): Promise<RefundablePayment[]> {
  const { rows } = await sql<RefundablePayment>`
    select id, reference, method, captured_amount as captured, refund_owed as owed, wanted = 'charge' as issued,
      payer_person_id is not null as "hasPayer"
    from payments.payments
    where captured_amount > 0 and wanted <> 'give-back' and payee_id is null
      and (reference = ${wanted.reference ?? null}::text or id = ${wanted.id ?? null}::uuid)
    order by id desc limit 10`.execute(tx)
  return rows
}
