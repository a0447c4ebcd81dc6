import { sql, type Tx } from '#platform/db/index.ts'
import type { PhotoId, ReportId } from '../../record/index.ts'
import type { OrderId } from '../domain/order.ts'

/** Orders for these reports that still have words; locked for this transaction. */
export async function lockOrdersOf(tx: Tx, reportIds: readonly ReportId[]): Promise<OrderId[]> {
  const { rows } = await sql<{ id: OrderId }>`
    select id from reports.orders where report_id = any(${[...reportIds]}::uuid[]) and forgotten_at is null
    order by id for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The next orders without a report that ended before `before` and still have words; locked for this transaction. */
export async function lockOldOrders(tx: Tx, before: Temporal.Instant, limit: number): Promise<OrderId[]> {
  const { rows } = await sql<{ id: OrderId }>`
    select id from reports.orders where closed_at < ${before} and forgotten_at is null and report_id is null
    order by closed_at, id limit ${limit} for update skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The place as everybody sees it, and the title of the report as it reads by then; without a report the town alone. */
export async function eraseOrders(tx: Tx, ids: readonly OrderId[], at: Temporal.Instant): Promise<void> {
  const these = sql`any(${[...ids]}::uuid[])`
  await sql`
    update reports.orders o set forgotten_at = ${at}, instructions = null, outcome = null, place_text = null,
      title = left(coalesce((select r.shown_title from reports.reports r where r.id = o.report_id), o.town), 120),
      position = coalesce((select r.shown_position from reports.reports r where r.id = o.report_id), o.position)
    where o.id = ${these}`.execute(tx)
  await sql`update reports.order_steps set note = null where order_id = ${these} and note is not null`.execute(tx)
}

/** Takes away the pictures of these orders that everybody does not see. */
export async function takePicturesOf(tx: Tx, ids: readonly OrderId[]): Promise<PhotoId[]> {
  const { rows } = await sql<{ id: PhotoId }>`
    delete from reports.photos where order_id = any(${[...ids]}::uuid[]) and (report_id is null or shown_file_id is null)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
