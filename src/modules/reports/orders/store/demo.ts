import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { Order, OrderState } from '../domain/order.ts'
import type { OrderStepKind } from './steps.ts'

/** For what an order is: a report, or a place where somebody goes round. */
export type DemoThing = {
  id: ReportId | null
  title: string
  lat: number
  lon: number
  town: string
  placeText: string | null
}

export type DemoStep = {
  kind: OrderStepKind
  from?: OrderState
  to: OrderState
  at: Temporal.Instant
  by: StaffId
  note?: string | undefined
}

export type DemoOrder = Omit<
  Order,
  'officeId' | 'reportId' | 'assetId' | 'lat' | 'lon' | 'town' | 'placeText' | 'turn' | 'version'
> & {
  thing: DemoThing
  steps: readonly DemoStep[]
}

export async function hasOrders(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('reports.orders.demo'))`.execute(tx)
  const { rows } = await sql<{ has: boolean }>`select exists (select from reports.orders) as has`.execute(tx)
  return rows[0]?.has ?? false
}

/** Defects of an office in these states, the newest first. */
export async function reportsToOrder(
  tx: Tx,
  officeId: OfficeId,
  states: readonly string[],
  limit: number,
): Promise<DemoThing[]> {
  const { rows } = await sql<DemoThing>`
    select r.id, r.shown_title as title, r.position[1] as lat, r.position[0] as lon, r.town, r.place_text as "placeText"
    from reports.reports r
    where r.office_id = ${officeId} and r.kind = 'defect' and r.state = any(${[...states]}::text[]) and r.merged_into is null
    order by r.filed_at desc, r.id limit ${limit}`.execute(tx)
  return rows
}

/** Orders with their history; a report whose day is to come says it. */
export async function insertDemoOrders(tx: Tx, officeId: OfficeId, orders: readonly DemoOrder[]): Promise<void> {
  const rows = orders.map(({ thing, ...order }) => ({
    ...order,
    ...thing,
    id: order.id,
    title: order.title,
    reportId: thing.id,
  }))
  await sql`
    insert into reports.orders (id, number, kind, office_id, report_id, title, instructions, position, town, place_text, is_urgent,
      assigned_to, employer, planned_on, state, state_since, ordered_at, ordered_by, reported_at, reported_by, outcome, minutes,
      closed_at, accepted_by)
    select id, number, kind, ${officeId}, "reportId", title, instructions, point(lon, lat), town, "placeText", "isUrgent",
      "assignedTo", employer, "plannedOn", state, "stateSince", "orderedAt", "orderedBy", "reportedAt", "reportedBy", outcome,
      minutes, "closedAt", "acceptedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o (id uuid, number text, kind text, "reportId" uuid, title text,
      instructions text, lat float8, lon float8, town text, "placeText" text, "isUrgent" boolean, "assignedTo" uuid,
      employer text, "plannedOn" date, state text, "stateSince" timestamptz, "orderedAt" timestamptz, "orderedBy" uuid,
      "reportedAt" timestamptz, "reportedBy" uuid, outcome text, minutes int, "closedAt" timestamptz, "acceptedBy" uuid)
    on conflict do nothing`.execute(tx)
  const steps = orders.flatMap(({ id, steps: own }) => own.map((step, at) => ({ ...step, id, number: at + 1 })))
  await sql`
    insert into reports.order_steps (order_id, number, kind, from_state, to_state, note, at, by_staff)
    select s.id, s.number, s.kind, s."from", s."to", s.note, s.at, s.by
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s (id uuid, number int, kind text, "from" text, "to" text,
      note text, at timestamptz, by uuid) join reports.orders o on o.id = s.id`.execute(tx)
  const becomes = sql`case when o.state = 'started' then 'in_progress' else 'scheduled' end`
  const ofOpen = sql`o.report_id = r.id and o.closed_at is null and r.closed_at is null`
  await sql`
    insert into reports.steps (report_id, number, kind, from_state, to_state, details, at, by_kind, by_staff)
    select r.id, 1 + (select max(s.number) from reports.steps s where s.report_id = r.id), 'moved', r.state, ${becomes},
      jsonb_build_object('order', o.id), o.ordered_at, 'staff', o.ordered_by
    from reports.reports r join reports.orders o on ${ofOpen} where r.state <> ${becomes}`.execute(tx)
  await sql`
    update reports.reports r set state = ${becomes}, expected_on = o.planned_on, version = r.version + 1
    from reports.orders o where ${ofOpen}`.execute(tx)
}
