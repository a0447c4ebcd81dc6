import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Alarm, Payment, PaymentId } from '../domain/payment.ts'
import {
  type AlarmScope,
  alarmsOf,
  type ClosingGround,
  everyAlarm,
  insertClosing,
  isClosed,
  isWithin,
} from '../store/alarms.ts'
import { lockPayment } from '../store/payments.ts'
import { change } from './change.ts'
import { isOfTreasury } from './payouts/treasury.ts'

/** Asks the provider anew and gives the order again; if the reason stands, so does the alarm afterwards. */
export async function retryAlarm(tx: Tx, house: House, actor: Staff, id: PaymentId): Promise<void> {
  const before = await alarmed(tx, house, actor, id)
  await audit(tx, actor, before, 'payments.alarm.retry')
  const { alarm: _over, ...after } = before
  await change(tx, before, after)
  await enqueue(tx, 'payments.look', { paymentId: id }, { key: `payments.look:${id}` })
}

/** Notes that a person has settled it elsewhere. The alarm stays on the payment, so nothing is ordered any more. */
export async function closeAlarm(
  tx: Tx,
  house: House,
  actor: Staff,
  id: PaymentId,
  ground: ClosingGround,
): Promise<void> {
  const payment = await alarmed(tx, house, actor, id)
  const at = house.clock.now()
  await insertClosing(tx, { paymentId: id, alarm: payment.alarm, ground, by: actor.staffId, at })
  await audit(tx, actor, payment, 'payments.alarm.close', { ground })
}

/** Holds the payment. Throws `NotFound` for one that the screen never showed. */
export async function requireAlarm(tx: Tx, house: House, actor: Staff, id: PaymentId): Promise<Alarmed> {
  const payment = await lockPayment(tx, id)
  if (!payment?.alarm || !(await isWithin(tx, await alarmScope(tx, house, actor), id))) throw new NotFound()
  return { ...payment, alarm: payment.alarm }
}

/** The payments of one's own office's work; the treasury answers for all, those for which no office does included. */
export async function alarmScope(tx: Tx, house: House, actor: Staff): Promise<AlarmScope> {
  if (await isOfTreasury(tx, house, actor)) return everyAlarm
  const kinds = house.modules.flatMap(({ paidFor = {} }) => Object.entries(paidFor))
  return alarmsOf(kinds.map(([kind, { isOwn }]) => ({ kind, isOwn: isOwn(actor) })))
}

type Alarmed = Payment & { alarm: Alarm }

async function alarmed(tx: Tx, house: House, actor: Staff, id: PaymentId): Promise<Alarmed> {
  const payment = await requireAlarm(tx, house, actor, id)
  if (await isClosed(tx, id, payment.alarm)) throw new Conflict('no_open_alarm')
  return payment
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
