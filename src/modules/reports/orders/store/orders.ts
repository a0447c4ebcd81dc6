import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Place } from '../../ground/index.ts'
import type { AssetId, ReportId } from '../../record/index.ts'
import type { Order, OrderId, OrderKind, OrderState } from '../domain/order.ts'

/** Columns of `reports.orders o` as an `Order`. */
export const orderColumns = sql`o.id, o.number, o.kind, o.office_id as "officeId", o.report_id as "reportId", o.asset_id as "assetId",
  o.title, o.instructions, o.position[1] as lat, o.position[0] as lon, o.town, o.place_text as "placeText",
  o.is_urgent as "isUrgent", o.assigned_to as "assignedTo", o.employer, o.planned_on as "plannedOn", o.turn, o.state,
  o.state_since as "stateSince", o.ordered_at as "orderedAt", o.ordered_by as "orderedBy", o.reported_at as "reportedAt",
  o.reported_by as "reportedBy", o.outcome, o.minutes, o.closed_at as "closedAt", o.accepted_by as "acceptedBy", o.version`

export async function findOrder(tx: Tx, id: OrderId): Promise<Order | undefined> {
  const { rows } = await sql<Order>`select ${orderColumns} from reports.orders o where o.id = ${id}`.execute(tx)
  return rows[0]
}

/** The order, kept from others until the transaction is over. Where its report is locked, too, the report comes first. */
export async function lockOrder(tx: Tx, id: OrderId): Promise<Order | undefined> {
  await sql`select from reports.orders where id = ${id} for update`.execute(tx)
  return findOrder(tx, id)
}

export async function nextOrderSerials(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('reports.order_serials')::int4 as serial from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ serial }) => serial)
}

export type OrderRow = {
  number: string
  kind: OrderKind
  officeId: OfficeId
  reportId: ReportId | undefined
  assetId: AssetId | undefined
  title: string
  instructions: string | undefined
  position: Place
  town: string
  placeText: string | undefined
  isUrgent: boolean
  assignedTo: StaffId | undefined
  employer: string | undefined
  plannedOn: Temporal.PlainDate
  at: Temporal.Instant
  by: StaffId
}

/** Gives the ids in the order of the rows, `undefined` for a report that has an order already. */
export async function insertOrders(tx: Tx, rows: readonly OrderRow[]): Promise<(OrderId | undefined)[]> {
  const written = rows.map(({ position, at, plannedOn, ...row }) => ({
    ...row,
    ...position,
    at: at.toString(),
    plannedOn: plannedOn.toString(),
  }))
  const { rows: inserted } = await sql<{ id: OrderId; number: string }>`
    insert into reports.orders (number, kind, office_id, report_id, asset_id, title, instructions, position, town, place_text,
      is_urgent, assigned_to, employer, planned_on, state, state_since, ordered_at, ordered_by)
    select number, kind, "officeId", "reportId", "assetId", title, instructions, point(lon, lat), town, "placeText", "isUrgent",
      "assignedTo", employer, "plannedOn", 'ordered', at, at, by
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r (number text, kind text, "officeId" uuid, "reportId" uuid,
      "assetId" uuid, title text, instructions text, lat float8, lon float8, town text, "placeText" text, "isUrgent" boolean,
      "assignedTo" uuid, employer text, "plannedOn" date, at timestamptz, by uuid)
    on conflict (report_id) where report_id is not null and state not in ('accepted', 'cancelled') do nothing
    returning id, number`.execute(tx)
  const ids = new Map(inserted.map(({ id, number }) => [number, id]))
  return rows.map(({ number }) => ids.get(number))
}

export type OrderChange = {
  state: OrderState
  at: Temporal.Instant
  by: StaffId
  /** Of `reported`. */
  outcome?: string | undefined
  minutes?: number | undefined
}

/** The order has to be locked. */
export async function writeOrderState(
  tx: Tx,
  id: OrderId,
  { state, at, by, outcome, minutes }: OrderChange,
): Promise<void> {
  const isReport = state === 'reported'
  const isEnd = state === 'accepted' || state === 'cancelled'
  await sql`
    update reports.orders set state = ${state}, state_since = ${at}, version = version + 1,
      reported_at = case when ${isReport} then ${at}::timestamptz else reported_at end,
      reported_by = case when ${isReport} then ${by}::uuid else reported_by end,
      outcome = coalesce(${outcome ?? null}::text, outcome), minutes = coalesce(${minutes ?? null}::int, minutes),
      closed_at = ${isEnd ? at : null}::timestamptz, accepted_by = ${state === 'accepted' ? by : null}::uuid
    where id = ${id}`.execute(tx)
}
