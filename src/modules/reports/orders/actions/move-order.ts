import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Order, OrderState } from '../domain/order.ts'
import { writeOrderState } from '../store/orders.ts'
import { insertOrderStep } from '../store/steps.ts'

export type OrderMove = {
  to: OrderState
  reason?: string | undefined
  note?: string | undefined
  /** Of `reported`: what the crew found and did, and how long it took. */
  outcome?: string | undefined
  minutes?: number | undefined
  /** Codes and moments that belong to the step. */
  details?: Readonly<Record<string, string>> | undefined
  /** Of what was written without a connection. */
  sentKey?: string | undefined
}

/**
 * Takes a locked order to another state: step, event `reports.order-moved` and audit. Whether the move is allowed from here
 * (`crewMay`, `officeMay`), and to this member, is the caller's to ask before.
 */
export async function moveOrder(tx: Tx, house: House, staff: Staff, order: Order, move: OrderMove): Promise<void> {
  const at = house.clock.now()
  const { to, outcome, minutes } = move
  await writeOrderState(tx, order.id, { state: to, at, by: staff.staffId, outcome, minutes })
  await insertOrderStep(tx, order.id, {
    kind: 'moved',
    at,
    by: staff.staffId,
    from: order.state,
    to,
    reason: move.reason,
    note: move.note,
    details: move.details,
    sentKey: move.sentKey,
  })
  const subject = { kind: 'reports.order', id: order.id }
  await emit(tx, { type: 'reports.order-moved', subjectKind: subject.kind, subjectId: subject.id, data: { to } })
  await recordAudit(tx, { actor: staff, action: 'reports.order.move', subject, ids: { to } })
}
