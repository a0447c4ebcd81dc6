import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { dropPhotos } from '../../pictures/index.ts'
import { catalogueOf, type ReportId, requireCatalogue } from '../../record/index.ts'
import { eraseOrders, lockOrdersOf, lockOldOrders, takePicturesOf } from '../store/forgetting.ts'

const batch = 200
const batchesAtOnce = 5

/**
 * Of orders for reports that are forgotten: what was to be done, what was found and noted, and the pictures that nobody but
 * the office sees. Numbers, kinds, days, minutes and who did it stay. Gives how many orders.
 */
export async function forgetOrdersOf(tx: Tx, at: Temporal.Instant, reportIds: readonly ReportId[]): Promise<number> {
  const ids = await lockOrdersOf(tx, reportIds)
  await dropPhotos(tx, await takePicturesOf(tx, ids))
  await eraseOrders(tx, ids, at)
  return ids.length
}

/** The same for what was ordered without a report and ended longer ago than reports are kept. */
export async function sweepOldOrders(house: House): Promise<void> {
  if (!catalogueOf(house)) return
  for (let done = 0; done < batchesAtOnce; done += 1) {
    const count = await house.db.transact((tx) => forgetBatch(tx, house))
    if (count < batch) return
  }
}

async function forgetBatch(tx: Tx, house: House): Promise<number> {
  const today = house.clock.today()
  const { keepYears } = requireCatalogue(house).settings
  const before = today.subtract({ years: keepYears }).toZonedDateTime(wardTimeZone).toInstant()
  const ids = await lockOldOrders(tx, before, batch)
  if (ids.length === 0) return 0
  const photos = await takePicturesOf(tx, ids)
  await dropPhotos(tx, photos)
  await eraseOrders(tx, ids, house.clock.now())
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'reports.forget-orders' },
    action: 'reports.retention.forget_orders',
    subject: { kind: 'reports.retention', id: today.toString() },
    ids: { orders: String(ids.length), photos: String(photos.length) },
  })
  return ids.length
}
