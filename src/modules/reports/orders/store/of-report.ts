import { sql, type Tx } from '#platform/db/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { OrderId, OrderKind, OrderState } from '../domain/order.ts'

/** An order as the page of its report names it. */
export type OrderOfReport = {
  id: OrderId
  number: ReceiptNumber
  kind: OrderKind
  state: OrderState
  plannedOn: Temporal.PlainDate
}

/** The newest first. */
export async function ordersOfReport(tx: Tx, reportId: ReportId): Promise<OrderOfReport[]> {
  const { rows } = await sql<OrderOfReport>`
    select id, number, kind, state, planned_on as "plannedOn" from reports.orders
    where report_id = ${reportId} order by ordered_at desc, id desc limit 20`.execute(tx)
  return rows
}

/** Which of these reports have an order that is not over. */
export async function reportsWithOrder(tx: Tx, ids: readonly ReportId[]): Promise<ReadonlySet<ReportId>> {
  const { rows } = await sql<{ id: ReportId }>`
    select report_id as id from reports.orders
    where report_id = any(${[...ids]}::uuid[]) and state not in ('accepted', 'cancelled') order by report_id`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

export async function numbersOfReports(tx: Tx, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, string>> {
  const { rows } = await sql<{ id: ReportId; number: string }>`
    select id, number from reports.reports where id = any(${[...ids]}::uuid[]) order by id limit ${ids.length}`.execute(
    tx,
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}
