import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { changeState, lookAtPhoto, type WishProblem } from '../../desk/index.ts'
import { findReport, type PhotoId, reportPermissions } from '../../record/index.ts'
import { type OrderId, officeMay } from '../domain/order.ts'
import { moveOrder } from './move-order.ts'
import { takeBackDay } from './promise-day.ts'
import { takeUpBoth } from './take-up.ts'

type Seen = {
  id: OrderId
  /** The version that the officer's page showed. */
  seen: number
}

export type Decided =
  | { ok: true }
  | { ok: false; reason: 'changed' | 'not-from-here' | 'own' }
  | { ok: false; reason: 'answer'; problems: { field: string; why: WishProblem }[] }

export type Answer = {
  /** Of the report, as the page showed it. */
  seen: number
  said: string | undefined
  /** The picture that everybody sees from now on. */
  photoId?: PhotoId | undefined
  withoutPicture?: string | undefined
}

/**
 * 検収: another than who did the work finds it good. With an `answer` its report is fixed in the same transaction, under the
 * rules of the desk. 根拠: 地方自治法 第234条の2.
 */
export async function acceptOrder(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note, answer }: Seen & { note?: string | undefined; answer?: Answer | undefined },
): Promise<Decided> {
  const { order, report } = await takeUpBoth(tx, staff, id)
  if (order.version !== seen) return { ok: false, reason: 'changed' }
  if (!officeMay(order.state, 'accepted')) return { ok: false, reason: 'not-from-here' }
  if (order.reportedBy === staff.staffId) return { ok: false, reason: 'own' }
  await moveOrder(tx, house, staff, order, { to: 'accepted', note })
  if (!answer || !report) return { ok: true }
  const changed = await changeState(tx, house, staff, {
    id: report.id,
    seen: answer.seen,
    wish: { to: 'fixed', said: answer.said, withoutPicture: answer.withoutPicture },
  })
  if (!changed.ok)
    return changed.reason === 'changed'
      ? { ok: false, reason: 'changed' }
      : { ok: false, reason: 'answer', problems: changed.problems }
  const fixed = await findReport(tx, report.id)
  if (answer.photoId && fixed && staff.permissions.has(reportPermissions.moderate)) {
    const look = { id: report.id, photoId: answer.photoId, seen: fixed.version, wish: { show: 'as-it-is' } } as const
    await lookAtPhoto(tx, house, staff, look)
  }
  return { ok: true }
}

/** 手直し: the work is to be done again, with what has to be better. */
export async function returnOrder(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note }: Seen & { note: string },
): Promise<Decided> {
  const { order } = await takeUpBoth(tx, staff, id)
  if (order.version !== seen) return { ok: false, reason: 'changed' }
  if (!officeMay(order.state, 'returned')) return { ok: false, reason: 'not-from-here' }
  await moveOrder(tx, house, staff, order, { to: 'returned', note })
  return { ok: true }
}

/** Calls an order off; its report is planned, without a day. */
export async function cancelOrder(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note }: Seen & { note: string },
): Promise<Decided> {
  const { order, report } = await takeUpBoth(tx, staff, id)
  if (order.version !== seen) return { ok: false, reason: 'changed' }
  if (!officeMay(order.state, 'cancelled')) return { ok: false, reason: 'not-from-here' }
  await moveOrder(tx, house, staff, order, { to: 'cancelled', note })
  if (report) await takeBackDay(tx, house, staff, report, id)
  return { ok: true }
}
