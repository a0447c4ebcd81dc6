import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CounterMethod } from '../../domain/counter/receipt.ts'
import type { Payment, PaymentId, PaymentLine, PaymentPurpose } from '../../domain/payment.ts'
import { isSecured, stateOf } from '../../domain/state.ts'
import { attemptsFor, insertPayment, lockPayment } from '../../store/payments.ts'
import { booksOf } from '../books/keep-books.ts'
import { change } from '../change.ts'
import { checkedSum, giveUp } from '../request-payment.ts'

type TakenByPayee = {
  purpose: PaymentPurpose
  payeeId: OrganisationId
  payer: PersonId | null
  lines: readonly PaymentLine[]
  method: CounterMethod
  reference?: string
}

/**
 * Notes what the payee's own people took in the payee's own till or terminal (利用料金): no drawer of the ward has it.
 * `undefined`: it is paid already. The caller has checked that this member works for the payee.
 */
export async function takeByPayee(
  tx: Tx,
  house: House,
  staff: Staff,
  { purpose, payeeId, payer, lines, method, reference }: TakenByPayee,
): Promise<PaymentId | undefined> {
  checkedSum(lines)
  await lockFor(tx, 'payments.purpose', `${purpose.kind}:${purpose.id}`)
  const attempts = await attemptsFor(tx, purpose)
  if (attempts.some(isSecured)) return undefined
  for (const old of attempts) await giveUp(tx, old.id)
  const id = await insertPayment(tx, {
    purpose,
    lines,
    payeeId,
    attempt: (attempts[0]?.attempt ?? 0) + 1,
    ...(payer && { payerPersonId: payer }),
    ...(reference && { reference }),
    counter: { takenBy: staff.staffId, method },
  })
  const before = await lockPayment(tx, id)
  if (!before) throw new Error('payment was not inserted')
  const at = house.clock.now()
  const paid: Payment = {
    ...before,
    wanted: 'charge',
    reported: 'captured',
    capturedAmount: before.amount,
    securedAt: at,
    capturedAt: at,
  }
  await change(tx, before, { ...paid, state: stateOf(paid) }, booksOf(house))
  await recordAudit(tx, {
    actor: staff,
    action: 'payments.payee.take',
    subject: { kind: 'payments.payment', id },
    ...(payer && { personId: payer, reason: 'duty' as const }),
    ids: { method },
  })
  return id
}
