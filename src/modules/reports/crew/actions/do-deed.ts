import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  crewMay,
  moveOrder,
  openOrder,
  type Order,
  type OrderId,
  type OrderState,
  orderOfKey,
  takeUpOrder,
} from '../../orders/index.ts'
import type { Photo } from '../../pictures/index.ts'
import { lockReport, type Report, reportPermissions } from '../../record/index.ts'
import { type Deed, type Missing, missingIn, roleOf } from '../domain/deed.ts'
import { reasonsFor } from '../reasons.ts'
import { hasAfterPicture, insertSitePhoto } from '../store/photos.ts'
import { moveAlong } from './move-along.ts'
import { type Because, noteOnOrder } from './note-on-order.ts'

export type SentDeed = {
  id: OrderId
  deed: Deed
  /** The version that the page showed; missing: it was written without a connection. */
  seen?: number | undefined
  photos: readonly Photo[]
  role?: 'before' | 'after' | undefined
  /** Of what waited on a phone: its key, and when it was written. */
  waited?: { key: string; writtenAt: Temporal.Instant | undefined } | undefined
}

/**
 * `noted`: words and pictures stand in the order's history, and its state stays. `changed`: the page was old, and nothing has
 * been done yet.
 */
export type Done =
  | { is: 'done' /** Taken before, by the same key. */; isRepeated?: true }
  | { is: 'noted'; because: Because }
  | { is: 'refused'; why: 'changed' | 'elsewhere' }
  | { is: 'incomplete'; missing: readonly Missing[] }

const states = { start: 'started', done: 'reported', unable: 'unable' } as const satisfies Record<
  Exclude<Deed['kind'], 'photos'>,
  OrderState
>

/**
 * What a crew did. What has been done at the place is taken however the order has changed meanwhile; what has only begun is
 * refused where the page was old. What waited on a phone is taken once by its key, and never refused.
 */
export async function doDeed(tx: Tx, house: House, staff: Staff, sent: SentDeed): Promise<Done> {
  const { id, deed, waited, photos } = sent
  const { order, report } = await takeUpWithReport(tx, staff, id)
  if (waited && (await orderOfKey(tx, waited.key))) return { is: 'done', isRepeated: true }
  if (deed.kind === 'start' && sent.seen !== undefined && sent.seen !== order.version)
    return { is: 'refused', why: 'changed' }
  const missing = missingIn(deed, {
    hasAfter: photos.length > 0 || (await hasAfterPicture(tx, order)),
    pictures: photos.length,
    reasons: reasonsFor(house).map(({ code }) => code),
  })
  if (missing.length > 0 && !waited) return { is: 'incomplete', missing }
  const because = whyNoted(order, deed, missing)
  // Nothing has been done yet, and somebody else is at it.
  if (because && deed.kind === 'start' && !waited) return { is: 'refused', why: 'elsewhere' }

  const at = house.clock.now()
  const role = roleOf(deed.kind, sent.role)
  for (const photo of photos) await insertSitePhoto(tx, order, { photo, role, at, by: staff.staffId })
  const details = {
    ...(photos.length > 0 && { [role]: String(photos.length) }),
    ...(waited?.writtenAt && { written: waited.writtenAt.toString() }),
  }
  if (because || deed.kind === 'photos') {
    await noteOnOrder(tx, house, staff, order, { deed, because, details, sentKey: waited?.key })
    return because ? { is: 'noted', because } : { is: 'done' }
  }
  await moveOrder(tx, house, staff, order, {
    to: states[deed.kind],
    reason: deed.reason,
    note: deed.kind === 'done' ? deed.withoutPicture : deed.words,
    ...(deed.kind === 'done' && { outcome: deed.words, minutes: deed.minutes }),
    details,
    sentKey: waited?.key,
  })
  if (report) await moveAlong(tx, house, staff, { order, report, deed })
  return { is: 'done' }
}

/** Why the state stays as it is although something was sent. */
function whyNoted(order: Order, { kind }: Deed, missing: readonly Missing[]): Because | undefined {
  if (kind === 'photos') return undefined
  if (!crewMay(order.state, states[kind])) return order.state === 'cancelled' ? 'cancelled' : 'moved-on'
  return missing.length > 0 ? 'incomplete' : undefined
}

/** Both locked, the report first, as everywhere. */
async function takeUpWithReport(
  tx: Tx,
  staff: Staff,
  id: OrderId,
): Promise<{ order: Order; report: Report | undefined }> {
  const { reportId } = await openOrder(tx, staff, id)
  const report = reportId ? await lockReport(tx, reportId) : undefined
  return { order: await takeUpOrder(tx, staff, id, reportPermissions.work), report }
}
