import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { CounterMethod, CounterReceipt } from '../../domain/counter/receipt.ts'
import type { DrawerId, Payment, PaymentId, PaymentLine, PaymentPurpose } from '../../domain/payment.ts'
import { isSecured, stateOf } from '../../domain/state.ts'
import { drawerOf, lockDrawer } from '../../store/counter/drawers.ts'
import { receiptOfPayment } from '../../store/counter/receipts.ts'
import { attemptsFor, insertPayment, lockPayment } from '../../store/payments.ts'
import { booksOf } from '../books/keep-books.ts'
import { change } from '../change.ts'
import { checkedSum, giveUp } from '../request-payment.ts'

export type CounterPayment = {
  purpose: PaymentPurpose
  /** The person it is taken for; null where the register knows nobody. */
  payer: PersonId | null
  lines: readonly PaymentLine[]
  method: CounterMethod
  /** Cash handed over; needed for cash. */
  tendered?: Yen
  /** Left out: the open drawer of the member of staff. */
  drawerId?: DrawerId
}

export type CounterOutcome =
  | { ok: true; paymentId: PaymentId; receipt?: CounterReceipt; change: Yen }
  | { ok: false; reason: 'no_open_drawer' | 'too_little' | 'already_paid' | 'nothing_to_pay' }

/**
 * Takes money at the counter. Cash is receipted at once; for card and QR the payment waits for the terminal
 * (`pushToTerminal`, outside the transaction) and has no receipt yet. Only a designated 出納員 or 現金取扱員 with an open
 * drawer of their office may (`no_open_drawer`). An unpaid online attempt for the purpose is given up for it.
 */
export async function takeAtCounter(tx: Tx, house: House, staff: Staff, wish: CounterPayment): Promise<CounterOutcome> {
  const { purpose, payer, lines, method, tendered } = wish
  const amount = yen(checkedSum(lines))
  if (amount === 0) return { ok: false, reason: 'nothing_to_pay' }
  const drawerId = await lockedDrawer(tx, house, staff, wish.drawerId)
  if (!drawerId) return { ok: false, reason: 'no_open_drawer' }
  if (method === 'cash' && (tendered ?? 0) < amount) return { ok: false, reason: 'too_little' }
  await lockFor(tx, 'payments.purpose', `${purpose.kind}:${purpose.id}`)
  const attempts = await attemptsFor(tx, purpose)
  if (attempts.some(isSecured)) return { ok: false, reason: 'already_paid' }
  for (const old of attempts) await giveUp(tx, old.id)
  const paymentId = await insertPayment(tx, {
    purpose,
    lines,
    attempt: (attempts[0]?.attempt ?? 0) + 1,
    ...(payer && { payerPersonId: payer }),
    counter: { drawerId, takenBy: staff.staffId, method },
  })
  if (method === 'cash') await takeCash(tx, house, paymentId, tendered)
  await recordAudit(tx, {
    actor: staff,
    action: 'payments.counter.take',
    subject: { kind: 'payments.payment', id: paymentId },
    ...(payer && { personId: payer, reason: 'duty' as const }),
    ids: { drawerId, method },
  })
  const receipt = await receiptOfPayment(tx, paymentId)
  return {
    ok: true,
    paymentId,
    change: yen(receipt?.tendered ? receipt.tendered - amount : 0),
    ...(receipt && { receipt }),
  }
}

// Somebody may begin to count it at this moment: looked at again once nobody else can.
async function lockedDrawer(
  tx: Tx,
  { clock }: House,
  { staffId }: Staff,
  wanted?: DrawerId,
): Promise<DrawerId | undefined> {
  const drawerId = await drawerOf(tx, staffId, clock.today(), wanted)
  if (!drawerId) return undefined
  await lockDrawer(tx, drawerId)
  return drawerOf(tx, staffId, clock.today(), drawerId)
}

async function takeCash(tx: Tx, house: House, id: PaymentId, tendered: Yen | undefined): Promise<void> {
  const before = await lockPayment(tx, id)
  if (!before) throw new Error('payment was not inserted')
  const at = house.clock.now()
  const paid: Payment = {
    ...before,
    reported: 'captured',
    capturedAmount: before.amount,
    securedAt: at,
    capturedAt: at,
  }
  await change(tx, before, { ...paid, state: stateOf(paid) }, { ...booksOf(house), ...(tendered && { tendered }) })
}
