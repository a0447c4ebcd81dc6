import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { lockReport, type Report, reportPermissions } from '../../record/index.ts'
import type { Order, OrderId } from '../domain/order.ts'
import { openOrder, takeUpOrder } from '../own.ts'

/** An order with its report, both locked, the report first. 403 without the office's right, 404 for another office's. */
export async function takeUpBoth(
  tx: Tx,
  staff: Staff,
  id: OrderId,
): Promise<{ order: Order; report: Report | undefined }> {
  const { reportId } = await openOrder(tx, staff, id)
  const report = reportId ? await lockReport(tx, reportId) : undefined
  return { order: await takeUpOrder(tx, staff, id, reportPermissions.handle), report }
}
