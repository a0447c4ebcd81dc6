import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { columnsOfDoer, type Doer, doerOf, isSameDoer, writeDoer } from '../domain/doer.ts'
import { isToDo, type Order, type OrderId } from '../domain/order.ts'
import { doersFor, isAmong } from '../doers.ts'
import { insertOrderStep } from '../store/steps.ts'
import { writePlan } from '../store/plan.ts'
import { moveOrder } from './move-order.ts'
import { moveDay, promiseDay } from './promise-day.ts'
import { takeUpBoth } from './take-up.ts'

export type Plan = { on: Temporal.PlainDate; doer: Doer }
export type PlanProblem = 'changed' | 'over' | 'past' | 'doer' | 'same'

type Sent = {
  id: OrderId
  /** The version that the officer's page showed. */
  seen: number
  plan: Plan
  note?: string | undefined
}

/**
 * Takes an order to another day or to somebody else; what the crew could not do is ordered anew by it. The day that the
 * report promises goes along.
 */
export async function planOrder(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, plan, note }: Sent,
): Promise<{ ok: true } | { ok: false; reason: PlanProblem }> {
  const { order, report } = await takeUpBoth(tx, staff, id)
  if (order.version !== seen) return { ok: false, reason: 'changed' }
  const isAnew = order.state === 'unable'
  if (!isAnew && !isToDo(order.state)) return { ok: false, reason: 'over' }
  if (Temporal.PlainDate.compare(plan.on, house.clock.today()) < 0) return { ok: false, reason: 'past' }
  if (!isAmong(await doersFor(tx, house, order.officeId, plan.on), plan.doer)) return { ok: false, reason: 'doer' }
  const isSame = order.plannedOn.equals(plan.on) && isSameDoer(doerOf(order), plan.doer)
  if (isSame && !isAnew) return { ok: false, reason: 'same' }
  if (isAnew) await moveOrder(tx, house, staff, order, { to: 'ordered' })
  await writePlan(tx, id, { on: plan.on, ...columnsOfDoer(plan.doer) })
  await insertOrderStep(tx, id, {
    kind: 'replanned',
    at: house.clock.now(),
    by: staff.staffId,
    note,
    details: changesOf(order, plan),
  })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.order.plan',
    subject: { kind: 'reports.order', id },
    ids: { on: plan.on.toString() },
  })
  if (report) await (isAnew ? promiseDay : moveDay)(tx, house, staff, report, { on: plan.on, order: id })
  return { ok: true }
}

function changesOf(order: Order, { on, doer }: Plan): Record<string, string> {
  const before = doerOf(order)
  return {
    ...(!order.plannedOn.equals(on) && { fromOn: order.plannedOn.toString() }),
    on: on.toString(),
    ...(!isSameDoer(before, doer) && { fromWho: writeDoer(before) }),
    who: writeDoer(doer),
  }
}
