import { type PaymentId, paymentOf, type PaymentPurpose, requestPayment } from '#modules/payments/index.ts'
import { findSignature } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationState } from '../domain/course/states.ts'
import type { Application, ApplicationId } from '../store/applications.ts'
import { hasCaseEvent } from '../store/case-events.ts'
import { plainWords } from '../text/index.ts'
import { type Case, lockOwnCase, type VerifiedResident } from './load-case.ts'

export const purposeOf = (id: ApplicationId): PaymentPurpose => ({ kind: 'procedures.application', id })

/** The resident's own verified signature over exactly what was confirmed. */
export async function hasSignature(tx: Tx, { id, contentHash, accountId }: Application): Promise<boolean> {
  if (!contentHash) return false
  const signature = await findSignature(tx, { kind: 'procedures.application', id, contentHash })
  return signature?.accountId === accountId
}

export type PaymentAsked =
  | { ok: true; paymentId: PaymentId }
  | { ok: false; reason: 'nothing_to_pay' | 'not_signed' | 'not_now' }

/**
 * Asks for the fee: after the signature, or again when a hold ran out before the issue. 50 calls are one payment;
 * after a failed one a new attempt begins. The page of the provider is opened outside the transaction.
 */
export async function askForPayment(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  id: ApplicationId,
): Promise<PaymentAsked> {
  const found = await lockOwnCase(tx, house, actor, id)
  const { application, definition } = found
  const isAsked = application.state === 'confirmed' || application.state === 'awaiting_payment'
  if (!isAsked && !(await waitsForChangedFee(tx, application))) return { ok: false, reason: 'not_now' }
  const mustSign = application.state === 'confirmed' && definition.signature
  if (mustSign && !(await hasSignature(tx, application))) return { ok: false, reason: 'not_signed' }
  const lines = linesOf(found)
  if (lines.length === 0) return { ok: false, reason: 'nothing_to_pay' }
  const { paymentId } = await requestPayment(tx, {
    purpose: purposeOf(id),
    // Who acts for another pays too, and the receipt is theirs.
    payerPersonId: actor.personId,
    lines,
    // Asked again after filing, it can be paid at the counter too.
    ...(application.receiptNumber && { reference: application.receiptNumber }),
  })
  return { ok: true, paymentId }
}

const beforeDecision: readonly ApplicationState[] = ['submitted', 'in_review', 'awaiting_correction', 'proposed']

/** A correction changed the fee, and the new one is not paid yet. */
export async function waitsForChangedFee(
  tx: Tx,
  { id, state, feeTotal }: Pick<Application, 'id' | 'state' | 'feeTotal'>,
): Promise<boolean> {
  if (!feeTotal || !beforeDecision.includes(state) || !(await hasCaseEvent(tx, id, 'fee_changed'))) return false
  return !(await paymentOf(tx, purposeOf(id)))?.secured
}

/** What is charged, in the words of the payment's page. */
export const linesOf = ({ fee }: Case) =>
  fee.lines
    .filter((line) => line.amount !== 0)
    .map(({ label, unit, count, amount, account, revenueItem, exemption, ground }) => ({
      label: plainWords(label),
      unit,
      count,
      amount,
      account,
      ...(revenueItem && { revenueItem }),
      ...(exemption && { exemption }),
      ...(ground && { ground }),
    }))
