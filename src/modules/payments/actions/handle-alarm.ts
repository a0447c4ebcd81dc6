import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { Alarm, Payment, PaymentId } from '../domain/payment.ts'
import { type ClosingGround, insertClosing, isClosed } from '../store/alarms.ts'
import { lockPayment } from '../store/payments.ts'
import { change } from './change.ts'

/** Asks the provider anew and gives the order again; if the reason stands, so does the alarm afterwards. */
export async function retryAlarm(tx: Tx, actor: Staff, id: PaymentId): Promise<void> {
  const before = await alarmed(tx, id)
  await audit(tx, actor, before, 'payments.alarm.retry')
  const { alarm: _over, ...after } = before
  await change(tx, before, after)
  await enqueue(tx, 'payments.look', { paymentId: id }, { key: `payments.look:${id}` })
}

/** Notes that a person has settled it elsewhere. The alarm stays on the payment, so nothing is ordered any more. */
export async function closeAlarm(
  tx: Tx,
  actor: Staff,
  id: PaymentId,
  ground: ClosingGround,
  at: Temporal.Instant,
): Promise<void> {
  const payment = await alarmed(tx, id)
  await insertClosing(tx, { paymentId: id, alarm: payment.alarm, ground, by: actor.staffId, at })
  await audit(tx, actor, payment, 'payments.alarm.close', { ground })
}

/** Throws `NotFound` for a payment that the screen never showed. */
export async function requireAlarm(tx: Tx, id: PaymentId): Promise<void> {
  if (!(await lockPayment(tx, id))?.alarm) throw new NotFound()
}

type Alarmed = Payment & { alarm: Alarm }

async function alarmed(tx: Tx, id: PaymentId): Promise<Alarmed> {
  const payment = await lockPayment(tx, id)
  // A payment without an alarm is not this screen's to know of.
  if (!payment?.alarm) throw new NotFound()
  const { alarm } = payment
  if (await isClosed(tx, id, alarm)) throw new Conflict('no_open_alarm')
  return { ...payment, alarm }
}

const audit = (
  tx: Tx,
  actor: Staff,
  payment: Alarmed,
  action: string,
  ids: Record<string, string> = {},
): Promise<void> =>
  recordAudit(tx, {
    actor,
    action,
    subject: { kind: 'payments.payment', id: payment.id },
    ...(payment.payerPersonId && { personId: payment.payerPersonId, reason: 'duty' as const }),
    ids: { alarm: payment.alarm, ...ids },
  })
